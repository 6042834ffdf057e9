"""An expert's queue: the applications on her desk, how much of each is left, and by when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from django.db.models import QuerySet

from assay.journey.access import may_judge
from assay.journey.calendar import days_left, end_of
from assay.journey.reading import ON_THE_DESK
from assay.journey.stages import Stage
from assay.records.gathering import bonds
from assay.records.models import Application, Finding, Person, SettledFinding
from assay.records.pinning import pinned_edition


class Waits(StrEnum):
    """For whom a row of the queue waits. Nothing here tells how far the other expert is."""

    EXPERT = "for you"
    OTHERS = "for others"
    CITY = "for the city"
    NOBODY = "for nobody"


@dataclass(frozen=True)
class QueueRow:
    """`left` counts what she has not handed in, `drafts` those of them that she has begun."""

    application_id: UUID
    city: str
    cohort: str
    due_on: date
    days_left: int
    left: int
    drafts: int
    waits: Waits


@dataclass(frozen=True)
class Queue:
    """The rows by due date."""

    rows: tuple[QueueRow, ...]

    @property
    def left(self) -> int:
        return sum(row.left for row in self.rows)

    @property
    def open(self) -> tuple[QueueRow, ...]:
        """The rows that wait for her."""
        return tuple(row for row in self.rows if row.waits is Waits.EXPERT)

    @property
    def others(self) -> tuple[QueueRow, ...]:
        return tuple(row for row in self.rows if row.waits is not Waits.EXPERT)


def queue(expert: Person, at: datetime) -> Queue:
    """What is on the desk of `expert`, in a constant number of queries."""
    applications = _on_the_desk(expert)
    settled = _by_application(SettledFinding.objects.filter(application__in=applications))
    mine = Finding.objects.filter(application__in=applications, expert=expert)
    handed_in = _by_application(mine.exclude(handed_in_at=None))
    drafts = _by_application(mine.filter(handed_in_at=None))
    rows = []
    for one in applications:
        open_items = left(one, settled[one.pk], handed_in[one.pk])
        rows.append(_row(one, open_items, drafts[one.pk], at))
    return Queue(tuple(sorted(rows, key=lambda row: (row.due_on, row.city))))


def left(application: Application, settled: Collection[str], handed_in: Collection[str]) -> list[str]:
    """The items that an expert still has to hand in, in the edition's order."""
    if application.stage != Stage.VALIDATION:
        return []
    items = pinned_edition(application).items
    return [item for item in items if item not in settled and item not in handed_in]


def _on_the_desk(expert: Person) -> list[Application]:
    assigned = list(
        Application.objects.filter(
            assignments__expert=expert, assignments__ended_at=None, stage__in=ON_THE_DESK
        ).select_related("place", "cohort")
    )
    ties = bonds([expert], assigned)
    return [one for one in assigned if may_judge(ties.get((expert.pk, one.pk), ()))]


def _by_application(rows: QuerySet[SettledFinding] | QuerySet[Finding]) -> dict[UUID, set[str]]:
    found: dict[UUID, set[str]] = defaultdict(set)
    for application, item in rows.values_list("application", "item"):
        found[application].add(item)
    return found


def _row(application: Application, left: list[str], drafts: set[str], at: datetime) -> QueueRow:
    cohort = application.the_cohort
    return QueueRow(
        application_id=application.pk,
        city=application.place.label,
        cohort=cohort.name,
        due_on=cohort.findings_due_on,
        days_left=days_left(end_of(cohort.findings_due_on, cohort.zone), at, cohort.zone),
        left=len(left),
        drafts=len(drafts.intersection(left)),
        waits=_waits(Stage(application.stage), left),
    )


def _waits(stage: Stage, left: list[str]) -> Waits:
    if left:
        return Waits.EXPERT
    if stage is Stage.RETURNED:
        return Waits.CITY
    return Waits.OTHERS if stage is Stage.VALIDATION else Waits.NOBODY
