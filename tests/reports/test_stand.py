"""Where a city would stand by its own marks."""

from __future__ import annotations

import pytest

from assay.journey.verdicts import No
from assay.reports.stand import groups, outcome_item, read_marks, standing
from assay.scoring import Claims
from assay.standard.library import edition

STANDARD, OLD = edition("wwc-2022"), edition("wwc-2017")


def test_marks_become_claims() -> None:
    claims, refused = read_marks({"DM1": "1", "DM2": "0", "outcome": "1"}, STANDARD)

    assert claims == Claims({"DM1": 1, "DM2": 0}, outcome_claimed=True)
    assert refused == {}


@pytest.mark.parametrize("text", ["2", "-1", "1.0", "met", "255", "١", "1 "])
def test_a_mark_off_the_scale_is_refused(text: str) -> None:
    claims, refused = read_marks({"DM1": text, "DM2": "1"}, STANDARD)

    assert claims == Claims({"DM2": 1})
    assert {code: verdict.reason for code, verdict in refused.items()} == {"DM1": No.RATING_OFF_SCALE}


def test_a_mark_on_nothing_of_the_edition_is_refused() -> None:
    _claims, refused = read_marks({"outcome": "1"}, OLD)

    assert {code: verdict.reason for code, verdict in refused.items()} == {"outcome": No.UNKNOWN_ITEM}


def test_a_scale_of_two_is_one_box_and_a_longer_one_offers_its_ratings() -> None:
    new, old = groups(STANDARD)[0].items[0], groups(OLD)[0].items[0]

    assert new.choices == ()
    assert [(choice.rating, choice.title) for choice in old.choices] == [
        (0, "Not in place"),
        (1, "In place"),
        (2, "Documented and used regularly"),
        (3, "Sets an example"),
    ]


def test_an_edition_without_an_outcome_asks_for_none() -> None:
    assert outcome_item(OLD) is None
    assert outcome_item(STANDARD) is not None


def test_nothing_marked_says_what_the_first_level_lacks() -> None:
    answer = standing(Claims({}), STANDARD)

    assert answer.first_line == "0 of 43: no level yet, even if experts found the same. Not a result."
    assert answer.lacking == (
        "Silver needs DM1, LC1 and PA1, core criteria that are not claimed.",
        "Silver needs real progress on an outcome, and none is claimed.",
        "Silver needs 22 more points: it asks for 51 % of 43, and 0 are claimed.",
    )
    assert [(area.points, len(area.open)) for area in answer.areas] == [
        (0, len(area.criteria)) for area in STANDARD.areas
    ]


def test_the_highest_level_leaves_nothing_in_the_way() -> None:
    answer = standing(Claims(dict.fromkeys(STANDARD.by_code, 1), outcome_claimed=True), STANDARD)

    assert answer.lacking == ()
    assert answer.next_level == ""


def test_components_are_told_where_the_edition_has_them() -> None:
    first = OLD.components[0]
    marks = {criterion.code: 3 for criterion in OLD.criteria if criterion.component == first.code}

    answer = standing(Claims(marks), OLD)

    assert [component.worked_across for component in answer.components] == [True, False, False, False]
    assert standing(Claims({}), STANDARD).components == ()
