"""What a sponsor reads before she signs: what the claims rest on, and everything that experts will see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assay.records.gathering import answers_of, state_of
from assay.records.models import AnswerVersion, Application
from assay.records.pinning import pinned_edition
from assay.reports.answers import Written, written
from assay.reports.carrying import carries
from assay.reports.progress import Progress, progress
from assay.standard.criteria import Criterion
from assay.standard.editions import Area, Edition, Outcome
from assay.words.items import item_name
from assay.words.texts import said


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
    carrying = carries(answers, edition)
    return Submission(
        progress=progress(application, answers),
        to_spare=carrying.to_spare,
        needed=tuple(shown[code].name for code in carrying.needed),
        weakest=tuple(shown[code] for code in carrying.weakest),
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
