"""Who has what in a city's application, and until when."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from assay.journey.calendar import local_day
from assay.records.closing import still_open
from assay.records.hands import hand_key, hand_name, holder, is_late
from assay.records.models import Application, Helper, Person, Proposal, Task


@dataclass(frozen=True)
class TaskLine:
    """One item in one hand. `key` names the hand in addresses; `waits` where a proposal was sent.

    `closed` once answers are: then nothing is late any more, and nothing is asked of anybody.
    """

    id: UUID
    item: str
    who: str
    key: str
    mine: bool
    by_link: bool
    due_on: date | None
    late: bool
    done: bool
    waits: bool
    closed: bool
    note: str
    set_by: str


def tasks(
    application: Application, reader: Person, at: datetime, *, items: Iterable[str] | None = None
) -> dict[str, list[TaskLine]]:
    """What is in somebody's hands, by item, the earliest due first; of `items` where given. Two queries."""
    rows = Task.objects.filter(application=application, ended_at=None)
    if items is not None:
        rows = rows.filter(item__in=items)
    waiting = frozenset(
        Proposal.objects.filter(task__application=application, state=Proposal.WAITING).values_list(
            "task", flat=True
        )
    )
    today, closed = local_day(at, application.the_cohort.zone), not still_open(application, at)
    found: dict[str, list[TaskLine]] = {}
    for row in rows.select_related("person", "helper", "set_by").order_by("due_on", "set_at", "pk"):
        found.setdefault(row.item, []).append(
            _line(row, reader, today, waits=row.pk in waiting, closed=closed)
        )
    return found


def standing(found: Mapping[str, list[TaskLine]]) -> list[TaskLine]:
    """All of them in one list."""
    return [line for lines in found.values() for line in lines]


def _line(task: Task, reader: Person, today: date, *, waits: bool, closed: bool) -> TaskLine:
    to = holder(task)
    return TaskLine(
        id=task.pk,
        item=task.item,
        who=hand_name(to),
        key=hand_key(to),
        mine=to == reader,
        by_link=isinstance(to, Helper),
        due_on=task.due_on,
        late=is_late(task, today) and not closed,
        done=task.done_at is not None,
        waits=waits,
        closed=closed,
        note=task.note,
        set_by=task.set_by.name,
    )
