"""What the programme office reads."""

from __future__ import annotations

import pytest

from assay.journey.deadlines import KeyDate
from assay.journey.work import Work
from assay.records.models import Message, Waiver
from assay.words import office


@pytest.mark.parametrize(
    ("seconds", "left"),
    [
        (59, "less than a minute"),
        (60, "1 minute"),
        (3 * 86400 + 4 * 3600 + 5 * 60, "3 days and 4 hours"),
        (86400 + 60, "1 day and 1 minute"),
    ],
)
def test_time_left_is_told_in_its_two_largest_units(seconds: float, left: str) -> None:
    assert office.time_left(seconds) == left


def test_all_that_can_stand_on_a_page_has_words() -> None:
    assert set(office.KEY_DATES) == set(KeyDate)
    assert set(office.WORK) == set(Work)
    assert set(office.LETTER_STATES) == set(Message.STATES)
    assert set(office.WAIVED_RULES) == set(Waiver.RULES)


def test_board_answers_in_one_line() -> None:
    assert office.board_line(4, 9, 0) == "4 late, 9 in validation, nothing undecided past its date."
    assert office.board_line(0, 0, 1) == "None late, none in validation, 1 undecided past its date."


def test_today_says_what_waits_and_what_is_late() -> None:
    assert office.today_line(0, 0) == "Nothing waits for you, and nothing is late."
    assert office.today_line(1, 2) == "1 thing waits for you, and 2 applications are late."
