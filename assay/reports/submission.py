"""What a sponsor reads before she signs: what the claims rest on, and everything that experts will see."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from assay.records.gathering import answers_of, claims_of, state_of
from assay.records.models import AnswerVersion, Application
from assay.records.pinning import pinned_edition
from assay.reports.answers import Written, written
from assay.reports.progress import Progress, progress
from assay.scoring import Claims, Projection, projection
from assay.scoring.thresholds import least_points
from assay.standard.criteria import Criterion
from assay.standard.editions import Area, Edition, Outcome
from assay.words.items import item_name
from assay.words.texts import said

WEAKEST_SHOWN = 5


@dataclass(frozen=True)
class Shown:
    """One claimed item as experts will see it; notes are left out there."""

    code: str
    name: str
    requirement: str
    core: bool
    written: Written


@dataclass(frozen=True)
class ShownArea:
    """`not_claimed` are names."""

    title: str
    shown: tuple[Shown, ...]
    not_claimed: tuple[str, ...]


@dataclass(frozen=True)
class Submission:
    """`to_spare` are the claimed points above the share that the level asks for; None where none is reached.

    `needed` are names of the claims of which no single one may fail, where there are points to spare.
    `weakest` are the claims with the least to show: few pieces of evidence, then few words.
    """

    progress: Progress
    to_spare: int | None
    needed: tuple[str, ...]
    weakest: tuple[Shown, ...]
    areas: tuple[ShownArea, ...]
    outcome: Shown | None


def submission(application: Application) -> Submission:
    edition, answers = pinned_edition(application), answers_of(application)
    shown = {
        code: _shown(edition.asked(code), answers[code].current, edition)
        for code in edition.items
        if state_of(answers.get(code)).claimed
    }
    claims = claims_of(answers, edition)
    to_spare = _to_spare(projection(edition, claims), edition)
    return Submission(
        progress=progress(application, answers),
        to_spare=to_spare,
        needed=tuple(shown[code].name for code in _needed(claims, edition)) if to_spare else (),
        weakest=tuple(sorted(shown.values(), key=_support)[:WEAKEST_SHOWN]),
        areas=tuple(_area(area, shown, edition) for area in edition.areas),
        outcome=shown.get(edition.outcome.code) if edition.outcome else None,
    )


def _shown(item: Criterion | Outcome, version: AnswerVersion | None, edition: Edition) -> Shown:
    assert version is not None, "what is claimed has a version"
    core = item.code in edition.must_haves
    return Shown(item.code, item_name(item), said(item.requirement), core, written(version, item, edition))


def _area(area: Area, shown: Mapping[str, Shown], edition: Edition) -> ShownArea:
    return ShownArea(
        said(area.title),
        tuple(shown[code] for code in area.criteria if code in shown),
        tuple(item_name(edition.by_code[code]) for code in area.criteria if code not in shown),
    )


def _support(shown: Shown) -> tuple[int, int]:
    return len(shown.written.evidence), len(shown.written.explanation.split())


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
