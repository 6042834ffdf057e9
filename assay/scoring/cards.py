"""The card: everything that one city's findings add up to. And the projection, which is not a level."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from assay.scoring.findings import Claims, Findings, OutcomeStanding, check
from assay.scoring.levels import height, is_worked_across
from assay.scoring.obstacles import Obstacle, obstacles
from assay.scoring.points import taken_apart
from assay.scoring.reasons import Credit, credit_for
from assay.scoring.tallies import Tally, tally
from assay.standard.editions import Edition


@dataclass(frozen=True)
class Sum:
    """Points of points possible, as they are: never reduced."""

    points: int
    possible: int

    @property
    def share(self) -> str:
        return f"{self.points}/{self.possible}"


@dataclass(frozen=True)
class ComponentSum(Sum):
    worked_across: bool


@dataclass(frozen=True)
class Account:
    """What a set of ratings comes to before anyone speaks of a level.

    `areas` and `components` go by code, in the edition's order; `components` is None in an edition without
    them. `next_level` is the lowest one not reached, `in_the_way` what it lacks, the binding rule first.
    """

    edition_id: str
    digest: str
    points: int
    possible: int
    areas: dict[str, Sum]
    components: dict[str, ComponentSum] | None
    credits: tuple[Credit, ...]
    outcome: OutcomeStanding | None
    next_level: str | None
    in_the_way: tuple[Obstacle, ...]

    @property
    def share(self) -> str:
        return f"{self.points}/{self.possible}"

    @property
    def binding(self) -> Obstacle | None:
        return self.in_the_way[0] if self.in_the_way else None


@dataclass(frozen=True)
class Card(Account):
    """What settled findings come to, with the level they reach (None: no level)."""

    level: str | None

    def must_haves_missing(self, edition: Edition, level: str | None) -> list[str]:
        """The must-haves of `level`, and of those below it, that these findings do not meet."""
        earned = {credit.code: credit.points for credit in self.credits}
        missing: dict[str, None] = {}
        order = [None, *(one.code for one in edition.levels)]
        for one in edition.levels[: order.index(level)]:
            for requirement in one.requires:
                if requirement.kind == "criteria":
                    short = (code for code in requirement.criteria if earned[code] < requirement.enough)
                    missing.update(dict.fromkeys(short))
        return list(missing)


@dataclass(frozen=True)
class Projection(Account):
    """What claims would come to if experts found the same. It has no level: nobody has found anything."""

    would_reach: str | None


def card(edition: Edition, findings: Findings) -> Card:
    """The card of one city. Raises ValueError where the findings are not of this edition."""
    parts, level = _add_up(edition, findings)
    return Card(level=level, **parts)


def projection(edition: Edition, claims: Claims) -> Projection:
    """What the claims of one city would reach if experts found the same."""
    parts, level = _add_up(edition, claims.as_if_found(edition))
    return Projection(would_reach=level, **parts)


def _add_up(edition: Edition, findings: Findings) -> tuple[dict[str, Any], str | None]:
    check(findings, edition)
    counts = 0 if findings.outcome is None else findings.outcome.counts
    city = tally(edition, taken_apart(edition, findings.ratings), counts)
    reached = height(edition, city)
    level = edition.levels[reached - 1] if reached else None
    following = edition.levels[reached] if reached < len(edition.levels) else None
    parts: dict[str, Any] = {
        "edition_id": edition.id,
        "digest": edition.digest,
        "points": city.whole.points,
        "possible": city.whole.possible,
        "areas": {area.code: Sum(*city.score_of(area.criteria)) for area in edition.areas},
        "components": _components(edition, city),
        "credits": tuple(credit_for(criterion, findings, city) for criterion in edition.criteria),
        "outcome": findings.outcome,
        "next_level": following.code if following else None,
        "in_the_way": obstacles(following, edition, city) if following else (),
    }
    return parts, level.code if level else None


def _components(edition: Edition, city: Tally) -> dict[str, ComponentSum] | None:
    """Each component's sum. Worked across is judged by the threshold of the lowest level that asks for it."""
    if not edition.components:
        return None
    threshold = next(
        (
            rule.worked_across
            for level in edition.levels
            for rule in level.requires
            if rule.kind == "components"
        ),
        None,
    )
    return {
        component: ComponentSum(
            *score, threshold is not None and bool(is_worked_across(component, threshold, city))
        )
        for component, score in city.components.items()
    }
