"""Reading an edition from its folder: strictly, once, and with every complaint at a time."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from assay.faults import Fault, Faulty, Place
from assay.standard.bones import CriterionBones, CrosswalkBones, HeadBones, LevelsBones, bones_of
from assay.standard.checking import Pieces, complaints_between_files
from assay.standard.complaints import HARMLESS, Complaint
from assay.standard.criteria import Criterion
from assay.standard.criterion_checks import criterion_complaints
from assay.standard.digests import digest_of, locked_digests, shortened
from assay.standard.editions import Crosswalk, Edition, EditionHead
from assay.standard.level_checks import level_complaints
from assay.standard.levels import Level, Recognition
from assay.standard.shapes import Shape
from assay.standard.sheets import Sheet, read_sheet, shaped


class Levels(Shape):
    """What levels.yaml holds."""

    levels: list[Level]
    recognitions: list[Recognition] = []


# The files of an edition, by their path in its folder.
HEAD, LEVELS, CRITERIA, FROM = "edition.yaml", "levels.yaml", "criteria/", "from-"


@dataclass(frozen=True)
class Reading:
    """A folder as far as it could be read, and everything that is wrong with it.

    `edition` is None where something is wrong that keeps it from being held against its cases.
    """

    pieces: Pieces
    faults: list[Fault]
    edition: Edition | None


def read_edition(folder: Path) -> Edition:
    """The edition in `folder`. Raises Faulty with everything that is wrong with it."""
    return _faultless(look_into(folder))


def read_unlocked(folder: Path) -> Edition:
    """The edition in `folder` as it stands, whatever the lock says. Raises Faulty as read_edition."""
    reading = look_into(folder)
    about_lock = (Complaint.NOT_LOCKED, Complaint.DIGEST_DIFFERS)
    faults = [fault for fault in reading.faults if fault.reason not in about_lock]
    return _faultless(Reading(reading.pieces, faults, reading.edition))


def _faultless(reading: Reading) -> Edition:
    if reading.faults or reading.edition is None:
        raise Faulty(reading.faults)
    return reading.edition


def look_into(folder: Path) -> Reading:
    """All that can be said of a folder. Raises Faulty where there is none."""
    if not folder.is_dir():
        raise Faulty([Fault(Place(file=str(folder)), Complaint.NO_SUCH_FOLDER)])
    sheets: Sheets = {}
    parts: dict[str, Any] = {}
    faults: list[Fault] = []
    for name in _names(folder):
        sheets[name], found = read_sheet(folder, name)
        parts[name], misshapen = _part(sheets[name], name)
        faults += found + misshapen
    pieces = _pieces(folder, sheets)
    faults += complaints_between_files(pieces)
    faults += criterion_complaints(pieces)
    faults += level_complaints(pieces)
    edition = _edition(parts, pieces) if all(fault.reason in HARMLESS for fault in faults) else None
    faults += _lock_faults(pieces)
    return Reading(pieces, sorted(faults, key=_where), edition)


Sheets = dict[str, Sheet | None]


def _names(folder: Path) -> Iterator[str]:
    """The files that an edition is made of, by their path in its folder."""
    yield from (HEAD, LEVELS)
    yield from sorted(f"{CRITERIA}{file.name}" for file in (folder / CRITERIA).glob("*.yaml"))
    yield from sorted(file.name for file in folder.glob(f"{FROM}*.yaml"))


def _part(sheet: Sheet | None, name: str) -> tuple[Any, list[Fault]]:
    if sheet is None:
        return None, []
    shapes: dict[str, type[Shape]] = {HEAD: EditionHead, LEVELS: Levels}
    return shaped(sheet, Criterion if name.startswith(CRITERIA) else shapes.get(name, Crosswalk))


def _pieces(folder: Path, sheets: Sheets) -> Pieces:
    head, levels = sheets[HEAD], sheets[LEVELS]
    criteria = {_stem(name): sheet for name, sheet in sheets.items() if name.startswith(CRITERIA)}
    return Pieces(
        folder=folder,
        head=bones_of(head.plain if head else None, HeadBones),
        head_sheet=head,
        levels=bones_of(levels.plain if levels else None, LevelsBones),
        levels_sheet=levels,
        criteria={
            stem: (sheet, bones_of(sheet.plain, CriterionBones)) for stem, sheet in criteria.items() if sheet
        },
        unread=[stem for stem, sheet in criteria.items() if sheet is None],
        crosswalks=[
            (sheet, bones_of(sheet.plain, CrosswalkBones))
            for name, sheet in sheets.items()
            if name.startswith(FROM) and sheet
        ],
    )


def _stem(name: str) -> str:
    return name.removeprefix(CRITERIA).removesuffix(".yaml")


def _edition(parts: dict[str, Any], pieces: Pieces) -> Edition:
    head: EditionHead = parts[HEAD]
    levels: Levels = parts[LEVELS]
    in_order = [code for area in head.areas for code in area.criteria]
    return Edition.model_construct(
        **dict(head),
        criteria=tuple(parts[f"{CRITERIA}{code}.yaml"] for code in in_order),
        levels=tuple(levels.levels),
        recognitions=tuple(levels.recognitions),
        crosswalks=tuple(part for name, part in parts.items() if name.startswith(FROM)),
        digest=_digest(pieces),
    )


def _digest(pieces: Pieces) -> str:
    return digest_of({sheet.name: sheet.plain for sheet in pieces.sheets()})


def _lock_faults(pieces: Pieces) -> Iterator[Fault]:
    sheet = pieces.head_sheet
    if sheet is None or pieces.head.status != "published":
        return
    folder = pieces.folder.resolve()
    locked = locked_digests(folder.parent).get(folder.name)
    digest = _digest(pieces)
    if locked is None:
        yield sheet.fault(Complaint.NOT_LOCKED, "status")
    elif locked != digest:
        values = {"locked": shortened(locked), "digest": shortened(digest)}
        yield sheet.fault(Complaint.DIGEST_DIFFERS, "status", **values)


def _where(fault: Fault) -> tuple[str, int]:
    return fault.place.file or "", fault.place.line or 0
