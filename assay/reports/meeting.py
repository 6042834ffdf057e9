"""The committee's meeting: the cities to decide, and those decided under embargo."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from assay.journey.access import may_decide
from assay.journey.stages import Stage
from assay.journey.verdicts import Verdict
from assay.journey.visibility import is_public
from assay.records.gathering import bonds, findings_of
from assay.records.models import Application, Assignment, Decision, Person, SettledFinding
from assay.records.pinning import pinned_edition
from assay.reports.scorecard import LevelName, level_line
from assay.scoring import card
from assay.scoring.freezing import thaw
from assay.words.cards import level_name
from assay.words.refusals import sentence
from assay.words.zones import zone


@dataclass(frozen=True)
class MeetingRow:
    """One city. `may` says whether this member may decide on it; where not, nothing else is told.

    `name` is the card's level while it is to decide and the decided one afterwards; `seal` that level's look
    once its announcement has come, never before.
    """

    application_id: UUID
    city: str
    cohort: str
    committee_on: date
    zone: str
    zone_name: str
    may: Verdict
    name: str = ""
    points: int = 0
    possible: int = 0
    instant: datetime | None = None
    announced: bool = False
    seal: LevelName | None = None

    @property
    def why(self) -> str:
        """Why she may not; blank where she may."""
        return sentence(self.may)


@dataclass(frozen=True)
class Meeting:
    to_decide: tuple[MeetingRow, ...]
    decided: tuple[MeetingRow, ...]

    @property
    def open(self) -> tuple[MeetingRow, ...]:
        """The cities that this member may decide on now."""
        return tuple(row for row in self.to_decide if row.may)


def meeting(member: Person, at: datetime) -> Meeting:
    """The agenda of `member`, in a constant number of queries."""
    applications = list(
        Application.objects.filter(stage__in=(Stage.COMMITTEE, Stage.DECIDED))
        .select_related("place", "cohort__announcement")
        .order_by("cohort__committee_on", "place__name")
    )
    may = _verdicts(member, applications)
    settled = _settled(applications)
    decisions = {
        one.application_id: one
        for one in Decision.objects.filter(application__in=applications, replaced_by=None)
    }
    rows = [_row(one, may[one.pk], settled[one.pk], decisions.get(one.pk), at) for one in applications]
    waiting = {one.pk for one in applications if one.stage == Stage.COMMITTEE}
    return Meeting(
        to_decide=tuple(row for row in rows if row.application_id in waiting),
        decided=tuple(row for row in rows if row.application_id not in waiting),
    )


def _verdicts(member: Person, applications: list[Application]) -> dict[UUID, Verdict]:
    assessed = set(
        Assignment.objects.filter(expert=member, application__in=applications)
        .values_list("application", flat=True)
        .union(
            SettledFinding.objects.filter(by=member, application__in=applications).values_list(
                "application", flat=True
            )
        )
    )
    ties = bonds([member], applications)
    return {one.pk: may_decide(one.pk in assessed, ties.get((member.pk, one.pk), ())) for one in applications}


def _settled(applications: list[Application]) -> dict[UUID, dict[str, SettledFinding]]:
    found: dict[UUID, dict[str, SettledFinding]] = defaultdict(dict)
    for row in SettledFinding.objects.filter(application__in=applications).defer("text"):
        found[row.application_id][row.item] = row
    return found


def _row(
    application: Application,
    may: Verdict,
    settled: dict[str, SettledFinding],
    decision: Decision | None,
    at: datetime,
) -> MeetingRow:
    cohort = application.the_cohort
    bare = MeetingRow(
        application_id=application.pk,
        city=application.place.label,
        cohort=cohort.name,
        committee_on=cohort.committee_on,
        zone=cohort.zone,
        zone_name=zone(cohort.zone),
        may=may,
    )
    if not may:
        return bare
    edition = pinned_edition(application)
    found = thaw(decision.card) if decision else card(edition, findings_of(settled, edition))
    level = (decision.level or None) if decision else found.level
    announced = is_public(cohort.instant, at)
    return replace(
        bare,
        name=level_name(level, edition),
        points=found.points,
        possible=found.possible,
        instant=cohort.instant,
        announced=announced,
        seal=level_line(level, edition) if decision and announced else None,
    )
