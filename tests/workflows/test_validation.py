"""Findings: blind, settled where they agree, and the office's where they do not."""

from __future__ import annotations

import pytest

from assay.journey.access import TieGrade
from assay.journey.verdicts import No
from assay.records.models import Assignment, Finding, Message, SettledFinding
from assay.workflows import assignments, ties, validation
from assay.workflows.validation import FindingDraft
from tests import examples
from tests.refusals import refused

pytestmark = pytest.mark.django_db

MET = FindingDraft(rating=1, reason="Seen at work.")
NOT_MET = FindingDraft(rating=0, reason="A plan only.")
AWAY = FindingDraft(not_applicable=True, reason="The city buys nothing.")


def test_two_findings_that_agree_settle_with_a_text_of_both() -> None:
    application = examples.an_application_in_validation(claims=["OD1"])

    validation.hand_in(application, "OD1", MET, by=examples.chen())
    validation.hand_in(application, "OD1", FindingDraft(rating=1, reason="Also seen."), by=examples.dara())

    settled = SettledFinding.objects.get(application=application, item="OD1")
    assert (settled.rating, settled.how, settled.by, settled.text) == (
        1,
        "agreed",
        None,
        "Seen at work.\n\nAlso seen.",
    )


def test_findings_that_differ_go_to_the_office_which_settles_and_signs() -> None:
    application = examples.an_application_in_validation(claims=["OD1"])
    validation.hand_in(application, "OD1", MET, by=examples.chen())
    validation.hand_in(application, "OD1", NOT_MET, by=examples.dara())

    assert not SettledFinding.objects.filter(application=application, item="OD1").exists()
    assert Message.objects.filter(kind="disagreement_for_office", to=examples.olga().email).count() == 1

    settled = validation.settle(
        application, "OD1", rating=0, not_applicable=False, text="A plan is not use.", by=examples.olga()
    )
    assert (settled.rating, settled.how, settled.by) == (0, "settled", examples.olga())


def test_nothing_settles_before_both_findings_are_in() -> None:
    application = examples.an_application_in_validation(claims=["OD1"])
    validation.hand_in(application, "OD1", MET, by=examples.chen())
    validation.save_finding(application, "OD1", MET, by=examples.dara())

    with refused(No.NOT_BOTH_IN):
        validation.settle(
            application, "OD1", rating=1, not_applicable=False, text="Early.", by=examples.olga()
        )


def test_what_is_not_claimed_is_settled_without_an_expert() -> None:
    application = examples.an_application_in_validation(claims=["OD1"])

    ways = dict(SettledFinding.objects.filter(application=application).values_list("item", "how"))

    assert "OD1" not in ways
    assert set(ways.values()) == {"not claimed"}
    assert len(ways) == len(examples.edition_of(application).items) - 1


@pytest.mark.parametrize(
    ("draft", "reason"),
    [
        (FindingDraft(reason="No rating."), No.RATING_MISSING),
        (FindingDraft(rating=1), No.REASON_MISSING),
        (FindingDraft(rating=7, reason="Off."), No.RATING_OFF_SCALE),
    ],
)
def test_an_unfinished_finding_is_not_handed_in(draft: FindingDraft, reason: No) -> None:
    application = examples.an_application_in_validation(claims=["OD1"])

    with refused(reason):
        validation.hand_in(application, "OD1", draft, by=examples.chen())

    assert Finding.objects.count() == 0


def test_a_must_have_and_the_outcome_always_apply() -> None:
    application = examples.an_application_in_validation(claims=["DM1", "outcome"])

    for item in ("DM1", "outcome"):
        with refused(No.MUST_HAVE_APPLIES):
            validation.hand_in(application, item, AWAY, by=examples.chen())


def test_a_finding_that_was_handed_in_is_not_changed() -> None:
    application = examples.an_application_in_validation(claims=["OD1"])
    validation.hand_in(application, "OD1", MET, by=examples.chen())

    with refused(No.FINDING_HANDED_IN):
        validation.save_finding(application, "OD1", NOT_MET, by=examples.chen())


def test_only_assigned_experts_find() -> None:
    application = examples.an_application_in_validation(claims=["OD1"])
    third = examples.a_person("Elif Third", examples.Role.EXPERT)

    for person in (third, examples.ana(), examples.olga()):
        with refused(No.NOT_ASSIGNED):
            validation.save_finding(application, "OD1", MET, by=person)


def test_a_tie_bars_an_assignment_and_ends_one_that_stands() -> None:
    application = examples.a_submitted_application(claims=["OD1"])
    ties.declare(
        examples.chen(), application.place, grade=TieGrade.HARD, kind="Lives there.", by=examples.chen()
    )
    with refused(No.HAS_A_TIE):
        assignments.assign(application, examples.chen(), by=examples.olga())

    assignments.assign(application, examples.dara(), by=examples.olga())
    ties.declare(
        examples.dara(), application.place, grade=TieGrade.HARD, kind="Coached it.", by=examples.dara()
    )

    assert not Assignment.objects.filter(application=application, ended_at=None).exists()


def test_a_soft_tie_is_for_the_office_to_waive_with_a_reason() -> None:
    application = examples.a_submitted_application(claims=["OD1"])
    chen, olga = examples.chen(), examples.olga()
    ties.declare(chen, application.place, grade=TieGrade.SOFT, kind="Spoke there once.", by=chen)
    with refused(No.HAS_A_TIE):
        assignments.assign(application, chen, by=olga)

    ties.waive_tie(application, chen, reason="One talk in 2019.", by=olga)

    assert assignments.assign(application, chen, by=olga).expert == chen


def test_validation_starts_with_two_experts_and_no_more() -> None:
    application = examples.a_submitted_application(claims=["OD1"])
    assignments.assign(application, examples.chen(), by=examples.olga())
    with refused(No.TWO_EXPERTS_NEEDED):
        assignments.start_validation(application, by=examples.olga())

    assignments.assign(application, examples.dara(), by=examples.olga())
    third = examples.a_person("Elif Third", examples.Role.EXPERT)
    with refused(No.TWO_EXPERTS_NEEDED):
        assignments.assign(application, third, by=examples.olga())


def test_validation_is_not_closed_while_an_item_is_unsettled() -> None:
    application = examples.an_application_in_validation(claims=["OD1"])

    with refused(No.UNSETTLED):
        validation.close_validation(application, by=examples.olga())


def test_a_waiver_does_not_cover_a_tie_that_is_declared_later() -> None:
    application = examples.a_submitted_application(claims=["OD1"])
    chen, olga = examples.chen(), examples.olga()
    ties.declare(chen, application.place, grade=TieGrade.SOFT, kind="Spoke there once.", by=chen)
    ties.waive_tie(application, chen, reason="One talk in 2019.", by=olga)

    ties.declare(chen, application.place, grade=TieGrade.SOFT, kind="Advises the mayor.", by=chen)

    with refused(No.HAS_A_TIE):
        assignments.assign(application, chen, by=olga)


def test_nobody_ends_softens_or_sets_aside_a_tie_of_her_own() -> None:
    application = examples.a_submitted_application(claims=["OD1"])
    both = examples.a_person("Elif Both", examples.Role.EXPERT, examples.Role.OFFICE)
    tie = ties.declare(both, application.place, grade=TieGrade.HARD, kind="Lives there.", by=both)

    with refused(No.OWN_TIE):
        ties.end(tie, by=both)
    with refused(No.OWN_TIE):
        ties.declare(both, application.place, grade=TieGrade.SOFT, kind="Lived there.", by=both)
    with refused(No.OWN_TIE):
        ties.waive_tie(application, both, reason="I am fair.", by=both)
    with refused(No.OWN_ASSIGNMENT):
        assignments.assign(application, both, by=both)


def test_whoever_takes_part_in_a_citys_application_never_judges_it() -> None:
    application = examples.a_submitted_application(claims=["OD1"])
    ana = examples.a_person("Ana Castro", examples.Role.EXPERT)

    with refused(No.HAS_A_TIE):
        assignments.assign(application, ana, by=examples.olga())


def test_whoever_judged_a_city_does_not_settle_it_for_the_office() -> None:
    application = examples.an_application_in_validation(claims=["OD1"])
    validation.hand_in(application, "OD1", MET, by=examples.chen())
    validation.hand_in(application, "OD1", NOT_MET, by=examples.dara())
    chen = examples.a_person("Chen Li", examples.Role.OFFICE)

    with refused(No.ASSESSED_THIS_CITY):
        validation.settle(application, "OD1", rating=1, not_applicable=False, text="Mine.", by=chen)


def test_what_was_settled_with_an_expert_who_turns_out_to_be_tied_is_open_again() -> None:
    application = examples.an_application_in_validation(claims=["OD1", "OD2"])
    for expert in (examples.chen(), examples.dara()):
        validation.hand_in(application, "OD1", MET, by=expert)

    ties.declare(
        examples.dara(), application.place, grade=TieGrade.HARD, kind="Works there.", by=examples.dara()
    )

    assert not SettledFinding.objects.filter(application=application, item="OD1").exists()
    assert Message.objects.filter(kind="expert_released_for_office").count() == 1


def test_a_tie_declared_after_the_announcement_writes_to_nobody() -> None:
    application = examples.an_announced_application(claims=["OD1"])
    chen = examples.chen()

    ties.declare(chen, application.place, grade=TieGrade.HARD, kind="Moved there.", by=chen)

    assert not Message.objects.filter(kind="expert_released_for_office").exists()
