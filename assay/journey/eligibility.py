"""Whether a place may apply. What rests on public facts alone is apart from what only the office may know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from assay.journey.calendar import years_after
from assay.journey.verdicts import YES, No, Verdict, first_no, no
from assay.standard.editions import Edition


@dataclass(frozen=True)
class PlaceFacts:
    """The public facts of a place. `population` is None where no source states it."""

    country: str
    population: int | None
    invented: bool = False


def by_public_facts(place: PlaceFacts, edition: Edition) -> Verdict:
    """What anyone may be told: country and population, and nothing of who has applied."""
    least = edition.eligibility.population.at_least
    if edition.open_to == "invented" and not place.invented:
        return no(No.INVENTED_ONLY)
    if not place.invented and place.country not in edition.eligibility.countries.codes:
        return no(No.COUNTRY_NOT_OPEN, country=place.country)
    if place.population is not None and place.population < least:
        return no(No.TOO_SMALL, population=place.population, least=least)
    return YES


@dataclass(frozen=True)
class PastTries:
    """What the office knows: does an application run, and when did the last one end without a level."""

    running: bool
    not_certified_on: date | None


def by_past_tries(tries: PastTries, edition: Edition, today: date) -> Verdict:
    """What is for the office's eyes first: already applying, or too early to apply again."""
    running = no(No.ALREADY_APPLYING) if tries.running else YES
    early = YES
    if tries.not_certified_on is not None:
        again = years_after(tries.not_certified_on, edition.validity.apply_again.years)
        early = no(No.TOO_EARLY, again=again) if today < again else YES
    return first_no(running, early)
