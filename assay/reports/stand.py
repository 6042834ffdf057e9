"""Where a city would stand by its own marks. Nothing here is stored, and none of it is a result."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assay.journey.eligibility import PlaceFacts as PublicFacts
from assay.journey.eligibility import by_public_facts
from assay.journey.verdicts import No, Verdict, no
from assay.reports.places import PlaceFacts
from assay.reports.scorecard import ComponentScore, component_scores
from assay.scoring import Claims, Projection, projection
from assay.scoring.reasons import Reason
from assay.standard.editions import Edition
from assay.words import eligibility, projections
from assay.words.scoring import reason_for
from assay.words.texts import said


@dataclass(frozen=True)
class Choice:
    """A rating that can be marked, and what it is called."""

    rating: int
    title: str


@dataclass(frozen=True)
class Item:
    """Something to mark: one box where the scale is met or not met (`choices` is empty), else its ratings."""

    code: str
    title: str
    requirement: str
    core: bool
    choices: tuple[Choice, ...] = ()


@dataclass(frozen=True)
class Group:
    """An area and its items."""

    code: str
    title: str
    items: tuple[Item, ...]


@dataclass(frozen=True)
class AreaSum:
    """What an area's marks come to, and what is open in it, the must-haves first."""

    code: str
    title: str
    points: int
    possible: int
    open: tuple[Item, ...]


@dataclass(frozen=True)
class Standing:
    """The answer. `lacking` says what stands in the way of `next_level`, the rule that binds first.

    `worthless` are sentences on marks that earn nothing for want of what they stand on.
    """

    first_line: str
    next_level: str
    lacking: tuple[str, ...]
    worthless: tuple[str, ...]
    areas: tuple[AreaSum, ...]
    components: tuple[ComponentScore, ...]


def groups(edition: Edition) -> tuple[Group, ...]:
    """All criteria by area, as they are marked."""
    return tuple(
        Group(area.code, said(area.title), tuple(_item(code, edition) for code in area.criteria))
        for area in edition.areas
    )


def outcome_item(edition: Edition) -> Item | None:
    """The outcome, which is marked with one box whatever its scale."""
    outcome = edition.outcome
    if outcome is None:
        return None
    return Item(outcome.code, said(outcome.title), said(outcome.requirement), core=False)


def read_marks(marks: Mapping[str, str], edition: Edition) -> tuple[Claims, dict[str, Verdict]]:
    """Claims from what was marked, by code; and for each code that cannot be read, why."""
    ratings: dict[str, int] = {}
    refused: dict[str, Verdict] = {}
    outcome = edition.outcome.code if edition.outcome else None
    for code, text in marks.items():
        most = 1 if code == outcome else edition.most.get(code)
        if most is None:
            refused[code] = no(No.UNKNOWN_ITEM, item=code)
        elif text not in {str(rating) for rating in range(most + 1)}:
            refused[code] = no(No.RATING_OFF_SCALE, rating=text, most=most)
        else:
            ratings[code] = int(text)
    outcome_claimed = ratings.pop(outcome, 0) > 0 if outcome else False
    return Claims(ratings, outcome_claimed), refused


def standing(claims: Claims, edition: Edition) -> Standing:
    found = projection(edition, claims)
    following = edition.level_by_code[found.next_level] if found.next_level else None
    return Standing(
        first_line=projections.first_line(found, edition),
        next_level=said(following.title) if following else "",
        lacking=tuple(projections.obstacle_sentence(obstacle, edition) for obstacle in found.in_the_way),
        worthless=tuple(
            f"{credit.code}: {reason_for(credit, edition)}"
            for credit in found.credits
            if credit.reason is Reason.PREREQUISITE_NOT_MET
        ),
        areas=_areas(found, claims, edition),
        components=component_scores(found, edition),
    )


def eligibility_sentence(place: PlaceFacts, edition: Edition) -> str:
    """Whether the place may apply, and if not, why: by public facts alone."""
    verdict = by_public_facts(PublicFacts(place.country, place.population), edition)
    return eligibility.by_public_facts(verdict, place.label, place.people)


def _item(code: str, edition: Edition) -> Item:
    criterion = edition.by_code[code]
    ratings = edition.scales[criterion.scale].ratings
    steps = tuple(Choice(rating, said(words)) for rating, words in sorted(ratings.items()))
    return Item(
        code,
        said(criterion.title),
        said(criterion.requirement),
        code in edition.must_haves,
        steps if len(steps) > 2 else (),
    )


def _areas(found: Projection, claims: Claims, edition: Edition) -> tuple[AreaSum, ...]:
    open_codes = {code for code in edition.by_code if not claims.ratings.get(code)}
    return tuple(
        AreaSum(
            area.code,
            said(area.title),
            found.areas[area.code].points,
            found.areas[area.code].possible,
            tuple(
                sorted(
                    (_item(code, edition) for code in area.criteria if code in open_codes),
                    key=lambda item: not item.core,
                )
            ),
        )
        for area in edition.areas
    )
