"""An assessment as a spreadsheet: its columns, an answer as cells, and two hands in one cell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Protocol

from assay.faults import FaultReason
from assay.journey.completeness import OUTCOME_FIGURES
from assay.journey.texts import LONGEST_TEXT
from assay.standard.criteria import Criterion
from assay.standard.editions import Outcome

LONGEST_FIGURE = 300

FIGURES = ("option", "goal", *OUTCOME_FIGURES)


class Column(StrEnum):
    """In the order in which they stand. What they are called is in words/sheets.py."""

    CODE = "code"
    # Of a row below that of its answer: the item of the checklist, or the figure of the outcome.
    PART = "part"
    AREA = "area"
    TITLE = "title"
    REQUIREMENT = "requirement"
    USUALLY = "usually"
    OFTEN_MISSING = "often missing"
    CLAIM = "claim"
    IN_PLACE = "in place"
    VALUE = "value"
    EXPLANATION = "explanation"
    NOTES = "notes"
    EVIDENCE = "evidence"
    HOLDER = "holder"
    DUE = "due"
    SAVED_BY = "saved by"
    SAVED_AT = "saved at"
    # Which version of the answer the row was made of, and which download it belongs to.
    VERSION = "version"
    KEY = "key"


# Without these nothing is known of a row.
NEEDED = frozenset({Column.CODE, Column.VERSION, Column.KEY})


class SheetFault(FaultReason):
    """Why a sheet is not taken. The values that go with a reason stand behind it."""

    BLANK = "blank"
    OTHER_KIND = "other kind"  # ending
    UNKNOWN_KIND = "unknown kind"
    NOT_OURS = "not ours"
    KEY_CHANGED = "key changed"
    OTHER_APPLICATION = "other application"
    OTHER_EDITION = "other edition"  # edition
    CODE_BLANK = "code blank"
    CODE_UNKNOWN = "code unknown"  # code, edition
    PART_UNKNOWN = "part unknown"  # part, code
    ROW_DOUBLED = "row doubled"  # code, first
    VERSION_CHANGED = "version changed"
    VERSIONS_DIFFER = "versions differ"  # code, first
    CHOICE_UNKNOWN = "choice unknown"  # cell, known
    TEXT_TOO_LONG = "text too long"  # limit


# What an answer says, by the names of its cells: "claim", "explanation", "notes", and for each item of a
# checklist "mark:a", for each figure of the outcome "figure:goal". A claim is its rating, a mark yes or no.
Cells = Mapping[str, str]
CLAIM, EXPLANATION, NOTES = "claim", "explanation", "notes"
MARK, FIGURE = "mark:", "figure:"
YES, NO = "yes", "no"


class Words(Protocol):
    """What a version of an answer says."""

    @property
    def rating(self) -> int | None: ...
    @property
    def marks(self) -> Mapping[str, Any]: ...
    @property
    def outcome(self) -> Mapping[str, Any]: ...
    @property
    def explanation(self) -> str: ...
    @property
    def notes(self) -> str: ...


def plain(text: str) -> str:
    """Text as a cell gives it back: without spaces around it, and each line ended by one letter."""
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def cells_of(words: Words | None, item: Criterion | Outcome) -> dict[str, str]:
    """What `words` come to in cells; blank cells where nothing was saved yet."""
    marks, outcome = (words.marks, words.outcome) if words else ({}, {})
    cells: dict[str, str] = {}
    if item.checklist is None:
        cells[CLAIM] = "" if words is None or words.rating is None else str(words.rating)
    else:
        for one in item.checklist.items:
            cells[MARK + one.code] = (YES if marks.get(one.code) else NO) if marks else ""
    if isinstance(item, Outcome):
        cells |= {FIGURE + name: plain(str(outcome.get(name, ""))) for name in FIGURES}
    cells[EXPLANATION] = plain(words.explanation) if words else ""
    cells[NOTES] = plain(words.notes) if words else ""
    return cells


def longest(cell: str) -> int:
    return LONGEST_FIGURE if cell.startswith(FIGURE) else LONGEST_TEXT


@dataclass(frozen=True)
class CellChange:
    """One cell that the sheet would change. `base` is what it said when the sheet was made."""

    cell: str
    base: str
    sheet: str
    now: str

    @property
    def is_conflict(self) -> bool:
        """Somebody else changed it too, and to something else."""
        return self.now != self.base

    @property
    def empties(self) -> bool:
        return not self.sheet


def cell_changes(base: Cells, sheet: Cells, now: Cells) -> tuple[CellChange, ...]:
    """What the person at the sheet really changed.

    A cell that says what it said when the sheet was made is no change, wherever the answer has gone since;
    neither is one that says what the answer says by now.
    """
    return tuple(
        CellChange(cell, base[cell], text, now[cell])
        for cell, text in sheet.items()
        if text not in (base[cell], now[cell])
    )
