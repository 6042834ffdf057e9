"""Visits: for those whose card reaches the cohort's bar; the others go straight on."""

from __future__ import annotations

from datetime import date

from django.db import transaction

from assay.journey.departures import must_be_visited
from assay.journey.moves import Move
from assay.journey.roles import Role
from assay.journey.verdicts import YES, No, Verdict, no
from assay.records.clock import now
from assay.records.gathering import findings_of, settled_of
from assay.records.models import Application, Person, Visit, Waiver
from assay.records.pinning import pinned_edition
from assay.scoring import Card, card
from assay.workflows.members import demand_appointed
from assay.workflows.moves import lock, make_move
from assay.workflows.refusals import demand


def settled_card(application: Application) -> Card:
    """The card of the settled findings. Raises ValueError while an item is unsettled."""
    edition = pinned_edition(application)
    return card(edition, findings_of(settled_of(application), edition))


def is_due(application: Application) -> bool:
    """Whether this city is to be visited: by its card, or because the office added it on record."""
    if Waiver.objects.filter(application=application, rule="visit").exists():
        return True
    levels = [level.code for level in pinned_edition(application).levels]
    return must_be_visited(levels, settled_card(application).level, application.the_cohort.visit_from_level)


def may_plan(application: Application) -> Verdict:
    return YES if is_due(application) else no(No.VISIT_NOT_DUE)


def may_skip(application: Application) -> Verdict:
    return no(No.VISIT_DUE) if is_due(application) else YES


def plan_visit(application: Application, *, by: Person) -> None:
    demand_appointed(by, Role.OFFICE)
    with transaction.atomic():
        application = lock(application)
        make_move(application, Move.PLAN_VISIT, by=by, role=Role.OFFICE)
        demand(may_plan(application))


def skip_visit(application: Application, *, by: Person) -> None:
    demand_appointed(by, Role.OFFICE)
    with transaction.atomic():
        application = lock(application)
        make_move(application, Move.SKIP_VISIT, by=by, role=Role.OFFICE)
        demand(may_skip(application))


def record_visit(application: Application, *, on: date, people: str, notes: str, by: Person) -> Visit:
    """Write down a visit that took place. Raises Refused."""
    demand_appointed(by, Role.OFFICE)
    if not notes.strip():
        demand(no(No.REASON_MISSING))
    with transaction.atomic():
        application = lock(application)
        make_move(application, Move.RECORD_VISIT, by=by, role=Role.OFFICE)
        return Visit.objects.create(
            application=application, on=on, people=people, notes=notes, recorded_by=by, recorded_at=now()
        )
