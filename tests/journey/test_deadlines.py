from datetime import date

from assay.journey.deadlines import KeyDates, ends_by, late_stages
from assay.journey.stages import Stage

DATES = KeyDates(
    opens=date(2027, 3, 1),
    answers_due=date(2027, 5, 3),
    findings_due=date(2027, 7, 1),
    committee=date(2027, 8, 2),
    announcement=date(2027, 9, 1),
)


def test_each_stage_ends_by_the_key_date_it_works_towards() -> None:
    assert ends_by(Stage.OPEN, DATES) == date(2027, 5, 3)
    assert ends_by(Stage.VALIDATION, DATES) == date(2027, 7, 1)
    assert ends_by(Stage.VISIT, DATES) == date(2027, 8, 2)
    assert ends_by(Stage.DECIDED, DATES) == date(2027, 9, 1)


def test_what_waits_for_nobody_has_no_date() -> None:
    assert [ends_by(stage, DATES) for stage in (Stage.INTEREST, Stage.ANNOUNCED, Stage.WITHDRAWN)] == [
        None
    ] * 3


def test_nothing_is_late_on_the_day_itself() -> None:
    assert late_stages(DATES, date(2027, 5, 3)) == frozenset()
    assert late_stages(DATES, date(2027, 5, 4)) == {Stage.ELIGIBLE, Stage.OPEN, Stage.SIGN_OFF}
