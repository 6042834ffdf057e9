from dataclasses import replace
from datetime import date, timedelta

from assay.journey.validity import RecordedTerm, Validity, recorded_term, validity
from assay.standard.library import edition


def test_a_recorded_certification_has_a_term_and_no_lapse() -> None:
    assert recorded_term("2021-07-14", date(2026, 1, 1)) == RecordedTerm("2024-07-14", over=True)
    assert recorded_term("2026-01", date(2029, 1, 31)) == RecordedTerm("2029-01", over=False)
    assert recorded_term("", date(2029, 1, 1)) == RecordedTerm("", over=False)


def test_a_decision_lasts_as_long_as_its_edition_says() -> None:
    found = edition("wwc-2022")

    assert validity(date(2027, 7, 14), found) == Validity(date(2030, 7, 14), date(2030, 7, 14))


def test_it_lapses_on_the_day_after_its_grace() -> None:
    term = Validity(date(2030, 7, 14), date(2030, 8, 13))
    no_grace = replace(term, grace_until=term.until)

    assert not term.has_lapsed(term.grace_until)
    assert term.has_lapsed(term.grace_until + timedelta(days=1))
    assert not no_grace.has_lapsed(term.until)
    assert no_grace.has_lapsed(term.until + timedelta(days=1))
