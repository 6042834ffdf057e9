"""What carries a city's claims: the ones that may not fail, and the ones with the least to show."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assay.records.gathering import claims_of
from assay.records.models import Answer, AnswerVersion
from assay.scoring import Claims, Projection, projection
from assay.scoring.thresholds import least_points
from assay.standard.editions import Edition
from assay.words.items import item_name

WEAKEST_SHOWN = 5


@dataclass(frozen=True)
class Carries:
    """`to_spare` are the claimed points above the share that the level asks for; None where none is reached.

    `needed` are the claims of which no single one may fail, where there are points to spare. `claimed` are
    all, those with the least to show first: few pieces of evidence, then few words.
    """

    to_spare: int | None
    needed: tuple[str, ...]
    claimed: tuple[str, ...]

    @property
    def weakest(self) -> tuple[str, ...]:
        return self.claimed[:WEAKEST_SHOWN]


@dataclass(frozen=True)
class WeakClaim:
    """A claim with little behind it. `needed` where the level falls without it."""

    code: str
    name: str
    evidence: int
    words: int
    needed: bool


def carries(answers: Mapping[str, Answer], edition: Edition) -> Carries:
    """From answers that were read with their evidence; no queries of its own."""
    claims = claims_of(dict(answers), edition)
    to_spare = _to_spare(projection(edition, claims), edition)
    outcome = [edition.outcome.code] if edition.outcome and claims.outcome_claimed else []
    claimed = [code for code in edition.items if code in claims.ratings or code in outcome]
    return Carries(
        to_spare=to_spare,
        needed=tuple(_needed(claims, edition)) if to_spare else (),
        claimed=tuple(sorted(claimed, key=lambda code: support(answers[code].current))),
    )


def weak_claims(answers: Mapping[str, Answer], edition: Edition) -> tuple[WeakClaim, ...]:
    """The weakest claims; before all others those without which the level falls."""
    found = carries(answers, edition)
    weakest = sorted(found.claimed, key=lambda code: code not in found.needed)[:WEAKEST_SHOWN]
    return tuple(
        WeakClaim(code, item_name(edition.asked(code)), *support(answers[code].current), code in found.needed)
        for code in weakest
    )


def support(version: AnswerVersion | None) -> tuple[int, int]:
    """How many pieces of evidence and how many words stand behind a claim."""
    assert version is not None, "what is claimed has a version"
    return len(version.citations.all()), len(version.explanation.split())


def _to_spare(found: Projection, edition: Edition) -> int | None:
    if found.would_reach is None:
        return None
    return found.points - (least_points(edition.level_by_code[found.would_reach], found.possible) or 0)


def _needed(claims: Claims, edition: Edition) -> Iterator[str]:
    """The claims of which each alone brings the level down when it fails."""
    reached = projection(edition, claims).would_reach
    for code in claims.ratings:
        rest = {one: rating for one, rating in claims.ratings.items() if one != code}
        if projection(edition, Claims(rest, claims.outcome_claimed)).would_reach != reached:
            yield code
    without = projection(edition, Claims(claims.ratings, outcome_claimed=False)).would_reach
    if claims.outcome_claimed and edition.outcome is not None and without != reached:
        yield edition.outcome.code
