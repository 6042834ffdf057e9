"""The committee: who may decide, how far it may depart, and what a decision keeps."""

from __future__ import annotations

import pytest

from assay.journey.access import TieGrade
from assay.journey.roles import Role
from assay.journey.verdicts import No
from assay.records.models import Appointment, Decision
from assay.scoring.freezing import thaw
from assay.workflows import decisions, ties, visits
from tests import examples
from tests.refusals import refused

pytestmark = pytest.mark.django_db


def decide(application: object, level: str | None, reason: str = "", by: object = None) -> Decision:
    return decisions.decide(
        application,
        level=level,
        reason=reason,
        members=[],
        by=by or examples.mei(),
    )


def a_silver_city() -> object:
    """Twenty-two criteria with the must-haves, and the outcome."""
    edition = examples.edition("wwc-2022")
    others = [code for code in edition.by_code if code not in edition.must_haves]
    claims = [*edition.must_haves, *others[:19], "outcome"]
    return examples.an_application_before_the_committee(claims=claims)


def test_a_decision_freezes_the_card_with_the_editions_digest() -> None:
    application = a_silver_city()

    decision = decide(application, "silver")

    card = thaw(decision.card)
    assert (card.level, card.share, decision.card_level) == ("silver", "22/43", "silver")
    assert decision.edition_digest == examples.edition("wwc-2022").digest
    assert card == visits.settled_card(application)


def test_a_departure_of_one_level_needs_a_reason_and_two_levels_are_too_far() -> None:
    application = a_silver_city()

    with refused(No.DEPARTURE_WITHOUT_REASON):
        decide(application, "gold")
    with refused(No.DEPARTS_TOO_FAR):
        decide(application, "platinum", "Outstanding.")

    assert decide(application, "gold", "Two findings were one word short.").reason != ""


def test_a_must_have_is_passed_only_with_a_waiver_on_record() -> None:
    edition = examples.edition("wwc-2022")
    missing = next(iter(edition.must_haves))
    claims = [code for code in edition.items if code != missing]
    application = examples.an_application_before_the_committee(claims=claims)

    with refused(No.MUST_HAVE_NOT_WAIVED):
        decide(application, "silver", "All else is there.")
    ties.waive(
        application, rule="must-have", about=missing, reason="Law forbids it there.", by=examples.olga()
    )

    assert decide(application, "silver", "All else is there.").level == "silver"


def test_whoever_assessed_a_city_or_has_a_tie_cannot_decide_on_it() -> None:
    application = a_silver_city()
    Appointment.objects.create(person=examples.chen(), role=Role.COMMITTEE)
    with refused(No.ASSESSED_THIS_CITY):
        decide(application, "silver", by=examples.chen())

    mei = examples.mei()
    ties.declare(mei, application.place, grade=TieGrade.HARD, kind="Was its mayor.", by=mei)
    with refused(No.HAS_A_TIE):
        decide(application, "silver", by=mei)


def test_only_the_committee_decides_and_only_once() -> None:
    application = a_silver_city()
    with refused(No.WRONG_ROLE):
        decide(application, "silver", by=examples.olga())

    decide(application, "silver")

    with refused(No.WRONG_STAGE):
        decide(application, "silver")
    assert Decision.objects.count() == 1
