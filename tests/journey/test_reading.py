"""Who of the programme may read an application, at every stage."""

from __future__ import annotations

import pytest

from assay.journey.access import TieGrade, TieHeld
from assay.journey.reading import may_read_as_committee, may_read_as_expert
from assay.journey.stages import Stage
from assay.journey.verdicts import YES, No, no

DESK = {
    Stage.VALIDATION,
    Stage.RETURNED,
    Stage.SETTLED,
    Stage.VISIT,
    Stage.FACTS_CHECK,
    Stage.COMMITTEE,
    Stage.CONDITIONAL,
}
TABLE = {
    Stage.COMMITTEE,
    Stage.DECIDED,
    Stage.ANNOUNCED,
    Stage.TOLD,
    Stage.APPEAL,
    Stage.SUPPORT,
    Stage.RENEWAL_DUE,
    Stage.RENEWED,
    Stage.LAPSED,
}
HARD, SOFT = TieHeld(TieGrade.HARD), TieHeld(TieGrade.SOFT)
WAIVED = TieHeld(TieGrade.SOFT, waived=True)


def test_an_expert_reads_from_validation_until_the_decision() -> None:
    assert {stage for stage in Stage if may_read_as_expert(True, [], stage)} == DESK


def test_the_committee_reads_what_is_before_it_and_what_was_decided() -> None:
    assert {stage for stage in Stage if may_read_as_committee(False, [], stage)} == TABLE


def test_an_expert_reads_nothing_that_is_not_hers() -> None:
    assert may_read_as_expert(False, [], Stage.VALIDATION) == no(No.NOT_ASSIGNED)


def test_whoever_assessed_a_city_does_not_read_its_packet() -> None:
    assert may_read_as_committee(True, [], Stage.COMMITTEE) == no(No.ASSESSED_THIS_CITY)


@pytest.mark.parametrize(
    ("tie", "verdict"), [(HARD, no(No.HAS_A_TIE)), (SOFT, no(No.HAS_A_TIE)), (WAIVED, YES)]
)
def test_a_tie_closes_what_was_open_unless_it_was_set_aside(tie: TieHeld, verdict: object) -> None:
    assert may_read_as_expert(True, [tie], Stage.VALIDATION) == verdict
    assert may_read_as_committee(False, [tie], Stage.COMMITTEE) == verdict
