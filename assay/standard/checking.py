"""What the parts of an edition must be to each other. Each check tells every fault of its kind."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assay.faults import Fault
from assay.standard.bones import CriterionBones, CrosswalkBones, HeadBones, LevelsBones, PartBones, placed
from assay.standard.complaints import Complaint
from assay.standard.editions import CITY, OUTCOME
from assay.standard.sheets import Sheet


@dataclass(frozen=True)
class Pieces:
    """The parts of an edition as far as they could be read.

    `criteria` go by the name of their file; `unread` are those whose file nothing could be read of. A sheet
    is None where its file could not be read.
    """

    folder: Path
    head: HeadBones
    head_sheet: Sheet | None
    levels: LevelsBones
    levels_sheet: Sheet | None
    criteria: dict[str, tuple[Sheet, CriterionBones]]
    unread: Collection[str]
    crosswalks: list[tuple[Sheet, CrosswalkBones]]

    def sheets(self) -> list[Sheet]:
        own = [sheet for sheet, _ in self.criteria.values()]
        found = [self.head_sheet, self.levels_sheet, *own, *(sheet for sheet, _ in self.crosswalks)]
        return [sheet for sheet in found if sheet is not None]

    @property
    def codes(self) -> set[str]:
        """Every criterion there is a file of."""
        return {*self.criteria, *self.unread}

    def most(self, code: str) -> int | None:
        """The highest rating of a criterion, None where it is not known."""
        if code not in self.criteria:
            return None
        scale = self.head.scales.get(self.criteria[code][1].scale)
        return scale.most if scale else None

    @property
    def level_codes(self) -> list[str | None]:
        return [level.code if level else None for level in self.levels.levels]

    @property
    def component_codes(self) -> list[str | None]:
        return codes(self.head.components)


def codes(parts: Iterable[PartBones | None]) -> list[str | None]:
    return [part.code if part else None for part in parts]


def doubled(names: Iterable[str | None]) -> Iterator[tuple[int, str]]:
    """Each name that was there before, with its place."""
    seen: set[str] = set()
    for index, name in enumerate(names):
        if name is not None and name in seen:
            yield index, name
        seen |= {name} if name is not None else set()


def complaints_between_files(pieces: Pieces) -> Iterator[Fault]:
    """What is wrong between the head, the criteria and the crosswalks, in no particular order."""
    yield from _codes(pieces)
    yield from _carries(pieces)
    if pieces.head_sheet is not None:
        for check in (_naming, _placing, _scales, _components, _outcome):
            yield from check(pieces, pieces.head_sheet)
        yield from _sources(pieces)


def _codes(pieces: Pieces) -> Iterator[Fault]:
    folded: dict[str, str] = {}
    for stem, (sheet, criterion) in pieces.criteria.items():
        if criterion.code is not None and criterion.code != stem:
            yield sheet.fault(Complaint.CODE_DIFFERS_FROM_FILE, "code", code=criterion.code)
        if stem.casefold() in (CITY, OUTCOME):
            yield sheet.fault(Complaint.CODE_RESERVED, "code", code=stem)
        # A score file may write codes in any case.
        if folded.setdefault(stem.casefold(), stem) != stem:
            yield sheet.fault(Complaint.CODE_DOUBLED, "code", code=stem)


def _carries(pieces: Pieces) -> Iterator[Fault]:
    for sheet, crosswalk in pieces.crosswalks:
        # The edition before need not ship; where it does, its criteria are known.
        before = pieces.folder.resolve().parent / (crosswalk.source_edition or "") / "criteria"
        known = {file.stem for file in before.glob("*.yaml")}
        for index, carry in placed(crosswalk.carries):
            if carry.to is not None and carry.to not in pieces.codes:
                yield sheet.fault(Complaint.CRITERION_UNKNOWN, "carries", index, "to", code=carry.to)
            source = carry.source_code
            if known and source is not None and source not in known:
                yield sheet.fault(Complaint.CRITERION_UNKNOWN, "carries", index, "from", code=source)


def _naming(pieces: Pieces, sheet: Sheet) -> Iterator[Fault]:
    folder = pieces.folder.resolve().name
    if pieces.head.id is not None and pieces.head.id != folder:
        yield sheet.fault(Complaint.ID_DIFFERS_FROM_FOLDER, "id", id=pieces.head.id, folder=folder)
    areas = [area.code if area else None for area in pieces.head.areas]
    for key, named in (("areas", areas), ("components", pieces.component_codes)):
        for index, code in doubled(named):
            yield sheet.fault(Complaint.CODE_DOUBLED, key, index, "code", code=code)


def _placing(pieces: Pieces, sheet: Sheet) -> Iterator[Fault]:
    seen: set[str] = set()
    for index, area in placed(pieces.head.areas):
        for number, code in placed(area.criteria):
            path = ("areas", index, "criteria", number)
            if code not in pieces.codes:
                yield sheet.fault(Complaint.CRITERION_UNKNOWN, *path, code=code)
            if code in seen:
                yield sheet.fault(Complaint.CODE_DOUBLED, *path, code=code)
            seen.add(code)
    for code, (own, _) in pieces.criteria.items():
        if code not in seen:
            yield own.fault(Complaint.CRITERION_NOT_PLACED, "code", code=code)


def _scales(pieces: Pieces, sheet: Sheet) -> Iterator[Fault]:
    for name, scale in pieces.head.scales.items():
        ratings = list(scale.ratings) if scale else []
        whole = all(type(rating) is int for rating in ratings)
        if whole and sorted(ratings) != list(range(len(ratings))):
            yield sheet.fault(Complaint.SCALE_GAP, "scales", name, "ratings", scale=name)
    for own, criterion in pieces.criteria.values():
        if criterion.scale is not None and criterion.scale not in pieces.head.scales:
            yield own.fault(Complaint.SCALE_UNKNOWN, "scale", scale=criterion.scale)


def _sources(pieces: Pieces) -> Iterator[Fault]:
    """Every `source:` anywhere names one of the edition's sources."""

    def named(value: Any, path: tuple[Any, ...]) -> Iterator[tuple[str, tuple[Any, ...]]]:
        if isinstance(value, dict):
            for key, item in value.items():
                if key == "source" and isinstance(item, str):
                    yield item, (*path, key)
                elif path or key != "sources":
                    yield from named(item, (*path, key))
        elif isinstance(value, list):
            for index, item in enumerate(value):
                yield from named(item, (*path, index))

    for sheet in pieces.sheets():
        for source, path in named(sheet.plain, ()):
            if source not in pieces.head.sources:
                yield sheet.fault(Complaint.SOURCE_UNKNOWN, *path, source=source)


def _components(pieces: Pieces, sheet: Sheet) -> Iterator[Fault]:
    known = [code for code in pieces.component_codes if code is not None]
    used = set()
    for own, criterion in pieces.criteria.values():
        if criterion.component is None:
            if known:
                yield own.fault(Complaint.COMPONENT_MISSING, "code", code=criterion.code)
        elif criterion.component not in known:
            yield own.fault(Complaint.COMPONENT_UNKNOWN, "component", component=criterion.component)
        used.add(criterion.component)
    if not pieces.unread:
        for index, code in enumerate(pieces.component_codes):
            if code is not None and code not in used:
                yield sheet.fault(Complaint.COMPONENT_EMPTY, "components", index, component=code)


def _outcome(pieces: Pieces, sheet: Sheet) -> Iterator[Fault]:
    outcome = pieces.head.outcome
    if outcome is None:
        return
    if outcome.code in pieces.codes:
        yield sheet.fault(Complaint.CODE_DOUBLED, "outcome", "code", code=outcome.code)
    if outcome.scale is not None and outcome.scale not in pieces.head.scales:
        yield sheet.fault(Complaint.SCALE_UNKNOWN, "outcome", "scale", scale=outcome.scale)
    for index, code in doubled(codes(outcome.options)):
        yield sheet.fault(Complaint.CODE_DOUBLED, "outcome", "options", index, "code", code=code)
