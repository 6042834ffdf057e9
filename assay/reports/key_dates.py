"""The key dates of real cohorts, for everyone. A demonstration's cohorts are never among them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from assay.journey.calendar import days_left, local_day
from assay.records.clock import now
from assay.records.models import Cohort
from assay.reports.standard import EditionLine, edition_line
from assay.standard.library import UnknownEdition, edition
from assay.words.zones import zone


@dataclass(frozen=True)
class CohortDates:
    """All days are local days in `zone`, called `zone_name` on the page. `days_left` counts to the deadline.

    `answers_due_at` is the deadline's instant. `edition` is None where it is not on this site any more.
    """

    name: str
    edition: EditionLine | None
    zone: str
    zone_name: str
    opens_on: date
    answers_due_on: date
    answers_due_at: datetime
    grace_hours: int
    days_left: int
    findings_due_on: date
    committee_on: date
    announcement_on: date

    @property
    def weeks_open(self) -> int:
        """Whole weeks between the opening and the deadline."""
        return (self.answers_due_on - self.opens_on).days // 7


def key_dates(at: datetime | None = None) -> list[CohortDates]:
    """Cohorts whose announcement day has not passed, the next deadline first."""
    at = at or now()
    cohorts = Cohort.objects.filter(demonstration=False).order_by("answers_due_on", "slug")
    return [_dates(cohort, at) for cohort in cohorts if cohort.announcement_on >= local_day(at, cohort.zone)]


def _dates(cohort: Cohort, at: datetime) -> CohortDates:
    try:
        line = edition_line(edition(cohort.edition_id))
    except UnknownEdition:
        line = None
    return CohortDates(
        name=cohort.name,
        edition=line,
        zone=cohort.zone,
        zone_name=zone(cohort.zone),
        opens_on=cohort.opens_on,
        answers_due_on=cohort.answers_due_on,
        answers_due_at=cohort.answers_due_at,
        grace_hours=cohort.grace_hours,
        days_left=days_left(cohort.answers_due_at, at, cohort.zone),
        findings_due_on=cohort.findings_due_on,
        committee_on=cohort.committee_on,
        announcement_on=cohort.announcement_on,
    )
