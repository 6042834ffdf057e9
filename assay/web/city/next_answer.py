"""What to answer next: one question out of all that are not answered yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from assay.journey.roles import Role
from assay.reports.progress import ItemProgress, Progress
from assay.web.city.membership import Part
from assay.web.city.task_waiting import Hands


@dataclass(frozen=True)
class NextAnswer:
    """`due_on` is None where no day is set; `left` counts all that are not answered, of `of`."""

    name: str
    where: str
    due_on: date | None
    left: int
    of: int


def next_answer(part: Part, progress: Progress, held: Hands) -> NextAnswer | None:
    """Hers by the nearest day first, then what nobody has, in the edition's order; then the others'."""
    left = [item for item in progress.items if not item.claim]
    if not left or not {Role.LEAD, Role.CONTRIBUTOR} & part.roles:
        return None
    item = min(left, key=lambda item: _rank(item, held))
    due = held.mine.get(item.code, date.max)
    return NextAnswer(
        name=item.name,
        where=reverse("city_answer", args=[part.application.pk, item.code]),
        due_on=None if due == date.max else due,
        left=len(left),
        of=len(progress.items),
    )


def _rank(item: ItemProgress, held: Hands) -> tuple[bool, bool, date]:
    return (item.code not in held.mine, item.code in held.others, held.mine.get(item.code, date.max))
