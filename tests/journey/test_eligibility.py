"""Which places may apply: by public facts alone, and by what only the office knows."""

from __future__ import annotations

from datetime import date

import pytest

from assay.journey.eligibility import PastTries, PlaceFacts, by_past_tries, by_public_facts
from assay.journey.verdicts import YES, No, Verdict, no
from assay.standard.library import edition

OPEN_TO_ALL, INVENTED_ONLY = edition("wwc-2022"), edition("wwc-2017")
TODAY = date(2026, 3, 1)


@pytest.mark.parametrize(
    ("place", "expected"),
    [
        (PlaceFacts("US", 30_000), YES),
        (PlaceFacts("US", 29_999), no(No.TOO_SMALL, population=29_999, least=30_000)),
        (PlaceFacts("BR", 2_700_000), YES),
        (PlaceFacts("CA", None), YES),
        (PlaceFacts("FR", 2_100_000), no(No.COUNTRY_NOT_OPEN, country="FR")),
        (PlaceFacts("FR", 10), no(No.COUNTRY_NOT_OPEN, country="FR")),
        (PlaceFacts("XX", 61_000, invented=True), YES),
        (PlaceFacts("XX", 10, invented=True), no(No.TOO_SMALL, population=10, least=30_000)),
    ],
)
def test_country_and_population_decide_and_nothing_else(place: PlaceFacts, expected: Verdict) -> None:
    assert by_public_facts(place, OPEN_TO_ALL) == expected


def test_reconstruction_takes_invented_cities_only() -> None:
    assert by_public_facts(PlaceFacts("US", 500_000), INVENTED_ONLY) == no(No.INVENTED_ONLY)
    assert by_public_facts(PlaceFacts("US", 500_000, invented=True), INVENTED_ONLY) == YES


@pytest.mark.parametrize(
    ("tries", "expected"),
    [
        (PastTries(running=False, not_certified_on=None), YES),
        (PastTries(running=True, not_certified_on=None), no(No.ALREADY_APPLYING)),
        (PastTries(running=True, not_certified_on=TODAY), no(No.ALREADY_APPLYING)),
        (PastTries(False, date(2024, 3, 1)), YES),
        (PastTries(False, date(2024, 3, 2)), no(No.TOO_EARLY, again=date(2026, 3, 2))),
        (PastTries(False, date(2024, 2, 29)), YES),
    ],
)
def test_city_that_did_not_qualify_may_apply_again_two_years_later(
    tries: PastTries, expected: Verdict
) -> None:
    assert by_past_tries(tries, OPEN_TO_ALL, TODAY) == expected
