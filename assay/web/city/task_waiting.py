"""What waits for a person of what is in her hands, and of what helpers have sent."""

from __future__ import annotations

from collections.abc import Iterator
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


def task_waiting(part: Part, at: datetime) -> Iterator[Waiting]:
    """Her own tasks, the late ones first; then, for a lead, the proposals that nobody has answered."""
    if not still_open(part.application, at):
        return
    found, today = _found(part), local_day(at, part.zone)
    mine = [task for task in found if task.person_id == part.person.pk]
    for task in sorted(mine, key=lambda task: (task.due_on or date.max, task.item)):
        told = _("Answer %(item)s") % {"item": _name(part, task)}
        where = reverse("city_answer", args=[part.application.pk, task.item])
        yield Waiting(told, where, _about(task, today))
    for task in found:
        if task.helper is not None:
            told = _("Read the answer of %(who)s") % {"who": hand_name(task.helper)}
            where = reverse("city_proposal", args=[part.application.pk, task.sent_id])
            yield Waiting(told, where, _name(part, task))


def _found(part: Part) -> list[Any]:
    """Her open tasks; for a lead those too whose helper has sent something, `sent_id`. One query."""
    mine = Q(person=part.person, ended_at=None, done_at=None)
    wanted = mine | Q(sent__isnull=False) if Role.LEAD in part.roles else mine
    sent = FilteredRelation("proposals", condition=Q(proposals__state=Proposal.WAITING))
    rows = Task.objects.filter(application=part.application).annotate(sent=sent).filter(wanted)
    return list(rows.annotate(sent_id=F("sent__pk")).select_related("helper").order_by("sent__at", "pk"))


def _name(part: Part, task: Task) -> str:
    return item_name(part.edition.asked(task.item))


def _about(task: Task, today: date) -> str:
    if task.due_on is None:
        return task.note
    told = {"day": date_format(task.due_on, "j F Y")}
    due = _("Late: it was due on %(day)s.") if is_late(task, today) else _("Due on %(day)s.")
    return f"{due % told} {task.note}".strip()
