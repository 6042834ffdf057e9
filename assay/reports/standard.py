"""An edition of the standard as its public pages show it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from assay.reports.origins import Origin, origin
from assay.scoring.thresholds import least_points
from assay.standard.editions import Edition
from assay.standard.library import default_edition, editions
from assay.words.dates import as_written
from assay.words.texts import said


@dataclass(frozen=True)
class EditionLine:
    """`label` is what an edition carries everywhere, such as "reconstruction"; "" for none."""

    id: str
    title: str
    label: str
    in_force: str
    invented_only: bool
    default: bool


@dataclass(frozen=True)
class CriterionLine:
    code: str
    title: str
    core: bool


@dataclass(frozen=True)
class AreaLines:
    code: str
    title: str
    criteria: tuple[CriterionLine, ...]


@dataclass(frozen=True)
class LevelLine:
    """`least` is the points it asks for where every criterion applies; None where it asks for no share."""

    code: str
    title: str
    look: str
    about: str
    least: int | None


@dataclass(frozen=True)
class EditionPage:
    line: EditionLine
    summary: str
    provenance_note: str
    digest: str
    most: int
    areas: tuple[AreaLines, ...]
    levels: tuple[LevelLine, ...]
    outcome: CriterionLine | None
    outcome_origin: Origin | None

    @property
    def count(self) -> int:
        return sum(len(area.criteria) for area in self.areas)


def edition_lines() -> list[EditionLine]:
    """All editions, the newest first."""
    return [edition_line(one) for one in editions()]


def edition_line(edition: Edition) -> EditionLine:
    return EditionLine(
        id=edition.id,
        title=said(edition.title),
        label=said(edition.label),
        in_force=as_written(edition.in_force),
        invented_only=edition.open_to == "invented",
        default=edition.id == default_edition().id,
    )


def edition_page(edition: Edition) -> EditionPage:
    outcome = edition.outcome
    return EditionPage(
        line=edition_line(edition),
        summary=said(edition.summary),
        provenance_note=said(edition.provenance_note),
        digest=edition.digest,
        most=sum(edition.most.values()),
        areas=area_lines(edition),
        levels=tuple(level_lines(edition)),
        outcome=CriterionLine(outcome.code, said(outcome.title), False) if outcome else None,
        outcome_origin=origin(outcome, edition) if outcome else None,
    )


def area_lines(edition: Edition) -> tuple[AreaLines, ...]:
    return tuple(
        AreaLines(area.code, said(area.title), tuple(_lines(area.criteria, edition)))
        for area in edition.areas
    )


def level_lines(edition: Edition) -> Iterable[LevelLine]:
    """The levels, lowest first."""
    most = sum(edition.most.values())
    return (
        LevelLine(level.code, said(level.title), level.look, said(level.about), least_points(level, most))
        for level in edition.levels
    )


def _lines(codes: Iterable[str], edition: Edition) -> Iterable[CriterionLine]:
    for code in codes:
        yield CriterionLine(code, said(edition.by_code[code].title), code in edition.must_haves)
