"""The key dates of cohorts for those who run the programme: the demonstration's own among them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from assay.journey.calendar import local_day
from assay.journey.deadlines import KeyDate, KeyDates, late_stages
from assay.journey.stages import Stage
from assay.records.models import Cohort
from assay.words.office import key_date


@dataclass(frozen=True)
class NextDate:
    """A key date that is still to come, in local days of its cohort."""

    cohort_slug: str
    cohort_name: str
    what: str
    on: date
    days_left: int


def dates_of(cohort: Cohort) -> KeyDates:
    return KeyDates(
        opens=cohort.opens_on,
        answers_due=cohort.answers_due_on,
        findings_due=cohort.findings_due_on,
        committee=cohort.committee_on,
        announcement=cohort.announcement_on,
    )


def late_pairs(cohorts: Iterable[Cohort], at: datetime) -> set[tuple[str, Stage]]:
    """Each cohort with each stage in which its applications are late at that instant."""
    return {
        (cohort.pk, stage)
        for cohort in cohorts
        for stage in late_stages(dates_of(cohort), local_day(at, cohort.zone))
    }


def next_dates(cohorts: Iterable[Cohort], at: datetime, most: int = 6) -> tuple[NextDate, ...]:
    """The key dates that come next, soonest first."""
    coming = [
        _next(cohort, which, on, local_day(at, cohort.zone))
        for cohort in cohorts
        for which, on in dates_of(cohort).all().items()
        if on >= local_day(at, cohort.zone)
    ]
    return tuple(sorted(coming, key=lambda one: (one.on, one.cohort_name))[:most])


def _next(cohort: Cohort, which: KeyDate, on: date, today: date) -> NextDate:
    return NextDate(cohort.pk, cohort.name, key_date(which), on, (on - today).days)
