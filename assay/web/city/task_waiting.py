"""What waits for a person of what is in her hands, and of what helpers have sent."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db.models import F, FilteredRelation, Q
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assay.journey.calendar import local_day
from assay.journey.roles import Role
from assay.records.closing import still_open
from assay.records.hands import hand_name, is_late
from assay.records.models import Proposal, Task
from assay.web.city.membership import Part
from assay.web.city.waiting import Waiting
from assay.words.items import item_name


@dataclass(frozen=True)
class Hands:
    """What is in hands while answers can change: by item, when hers are due, and what others have.

    `waiting` are her own tasks, the late ones first; then, for a lead, the proposals that nobody has
    answered.
    """

    waiting: tuple[Waiting, ...] = ()
    mine: Mapping[str, date] = field(default_factory=dict)
    others: frozenset[str] = frozenset()


def hands(part: Part, at: datetime) -> Hands:
    if not still_open(part.application, at):
        return Hands()
    found, today = _found(part), local_day(at, part.zone)
    open_ones = [task for task in found if task.ended_at is None and task.done_at is None]
    mine = [task for task in open_ones if task.person_id == part.person.pk]
    mine.sort(key=lambda task: (task.due_on or date.max, task.item))
    return Hands(
        waiting=(*(_mine(part, task, today) for task in mine), *_sent(part, found)),
        mine={task.item: task.due_on or date.max for task in mine},
        others=frozenset(task.item for task in open_ones if task.person_id != part.person.pk),
    )


def _found(part: Part) -> list[Any]:
    """All open tasks, and those whose helper has sent something, `sent_id`. One query."""
    sent = FilteredRelation("proposals", condition=Q(proposals__state=Proposal.WAITING))
    rows = Task.objects.filter(application=part.application).annotate(sent=sent)
    rows = rows.filter(Q(ended_at=None, done_at=None) | Q(sent__isnull=False))
    return list(rows.annotate(sent_id=F("sent__pk")).select_related("helper").order_by("sent__at", "pk"))


def _mine(part: Part, task: Task, today: date) -> Waiting:
    told = _("Answer %(item)s") % {"item": _name(part, task)}
    where = reverse("city_answer", args=[part.application.pk, task.item])
    return Waiting(told, where, _about(task, today))


def _sent(part: Part, found: list[Any]) -> Iterator[Waiting]:
    for task in found if Role.LEAD in part.roles else []:
        if task.sent_id is not None:
            told = _("Read the answer of %(who)s") % {"who": hand_name(task.helper)}
            where = reverse("city_proposal", args=[part.application.pk, task.sent_id])
            yield Waiting(told, where, _name(part, task))


def _name(part: Part, task: Task) -> str:
    return item_name(part.edition.asked(task.item))


def _about(task: Task, today: date) -> str:
    if task.due_on is None:
        return task.note
    told = {"day": date_format(task.due_on, "j F Y")}
    due = _("Late: it was due on %(day)s.") if is_late(task, today) else _("Due on %(day)s.")
    return f"{due % told} {task.note}".strip()
