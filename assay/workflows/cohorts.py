"""Cohorts and their editions."""

from __future__ import annotations

from datetime import date

from assay.journey.calendar import local_day
from assay.journey.roles import Role
from assay.records.clock import now
from assay.records.models import Cohort, Person
from assay.standard.library import edition
from assay.workflows import acts
from assay.workflows.members import demand_appointed
from assay.workflows.sites import this_site


def open_cohort(on: date | None = None) -> Cohort | None:
    """The cohort that takes cities in now: the one whose answers are due soonest."""
    cohorts = Cohort.objects.filter(demonstration=this_site().demonstration).order_by("answers_due_on")
    for cohort in cohorts:
        today = on or local_day(now(), cohort.zone)
        if cohort.opens_on <= today <= cohort.answers_due_on:
            return cohort
    return None


def open_a_cohort(
    *,
    slug: str,
    name: str,
    edition_id: str,
    opens_on: date,
    answers_due_on: date,
    findings_due_on: date,
    committee_on: date,
    announcement_on: date,
    by: Person,
    zone: str = "America/New_York",
    grace_hours: int = 24,
    visit_from_level: str = "",
) -> Cohort:
    """A new cohort under an edition, whose digest is pinned now."""
    demand_appointed(by, Role.OFFICE)
    cohort = Cohort.objects.create(
        slug=slug,
        name=name,
        edition_id=edition_id,
        edition_digest=edition(edition_id).digest,
        zone=zone,
        opens_on=opens_on,
        answers_due_on=answers_due_on,
        grace_hours=grace_hours,
        findings_due_on=findings_due_on,
        committee_on=committee_on,
        announcement_on=announcement_on,
        visit_from_level=visit_from_level,
        demonstration=slug.startswith(Cohort.DEMONSTRATION),
    )
    acts.record("open-cohort", by=by, role=Role.OFFICE, about=slug, after={"edition": edition_id})
    return cohort
