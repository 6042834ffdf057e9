from datetime import date

import pytest

from assay.journey.days import first_day, is_day, is_over, last_day, years_later


@pytest.mark.parametrize("text", ["2019", "2025-02", "2024-02-29"])
def test_a_day_may_be_as_precise_as_its_source(text: str) -> None:
    assert is_day(text)


@pytest.mark.parametrize(
    "text", ["", "24", "2024-13", "2023-02-29", "2024-1-5", "2024-01-05T10", "20240105", "２０２４", "0000"]
)
def test_what_is_not_such_a_day_is_refused(text: str) -> None:
    assert not is_day(text)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2024-01-23", date(2024, 1, 23), date(2024, 1, 23)),
    ],
)
def test_a_month_and_a_year_mean_any_of_their_days(text: str, first: date, last: date) -> None:
    assert (first_day(text), last_day(text)) == (first, last)


@pytest.mark.parametrize(
    ("text", "later"),
    [
        ("2021-07-14", "2024-07-14"),
        ("2024-02-29", "2027-02-28"),
        ("2025-02", "2028-02"),
        ("2019", "2022"),
        ("", ""),
    ],
)
def test_years_later_is_as_precise_as_before(text: str, later: str) -> None:
    assert years_later(text, 3) == later


def test_a_day_is_over_once_all_that_it_may_mean_has_passed() -> None:
    today = date(2024, 7, 14)

    assert [is_over(text, today) for text in ("2024-07-13", "2024-07-14", "2024-07", "2024-06", "")] == [
        True,
        False,
        False,
        True,
        False,
    ]
