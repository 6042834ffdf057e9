"""What a loaded sheet would change, seen from the answers as they are now."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from assay.journey.sheets import (
    CLAIM,
    EXPLANATION,
    FIGURE,
    MARK,
    NOTES,
    YES,
    CellChange,
    cell_changes,
    cells_of,
)
from assay.records.gathering import answers_of
from assay.records.models import AnswerVersion, Application, SheetLoad
from assay.records.pinning import pinned_edition
from assay.standard.criteria import Criterion
from assay.standard.editions import Outcome
from assay.workflows.answers import ClaimDraft, draft_of
from assay.workflows.sheet_reading import bases_of


@dataclass(frozen=True)
class AnswerChange:
    """What would change in one answer. `version` is its number now, `stands` what it says now."""

    item: Criterion | Outcome
    version: int
    stands: AnswerVersion | None
    cells: tuple[CellChange, ...]

    @property
    def is_conflict(self) -> bool:
        return any(one.is_conflict for one in self.cells)

    @property
    def empties(self) -> bool:
        """Whether it would empty a cell that is filled."""
        return any(one.empties for one in self.cells)


@dataclass(frozen=True)
class SheetChanges:
    """`unchanged` counts the answers in the sheet that it says nothing new of."""

    changed: tuple[AnswerChange, ...]
    unchanged: int


@dataclass(frozen=True)
class Choice:
    """What its person chose for one answer, of which she saw `version`.

    `mine`: where both sides changed a cell, the sheet's words stay; None: she did not choose yet. `emptied`:
    what the sheet leaves blank is to be blank.
    """

    version: int
    mine: bool | None = None
    emptied: bool = False


def changes_in(load: SheetLoad, application: Application) -> SheetChanges:
    """In a constant number of queries, in the edition's order. Nothing is written."""
    edition, answers = pinned_edition(application), answers_of(application)
    rows = {row["item"]: row for row in load.rows}
    bases = bases_of(application, {item: row["base"] for item, row in rows.items()})
    changed = []
    for code in edition.items:
        if code not in rows:
            continue
        item, answer = edition.asked(code), answers.get(code)
        stands = answer.current if answer else None
        cells = cell_changes(cells_of(bases.get(code), item), rows[code]["cells"], cells_of(stands, item))
        if cells:
            changed.append(AnswerChange(item, answer.version if answer else 0, stands, cells))
    return SheetChanges(tuple(changed), len(rows) - len(changed))


def chosen_cells(change: AnswerChange, choice: Choice) -> dict[str, str]:
    """The cells that are to be written, with what they will say."""
    return {
        one.cell: one.sheet
        for one in change.cells
        if (choice.mine or not one.is_conflict) and (choice.emptied or not one.empties)
    }


def draft_with(change: AnswerChange, cells: Mapping[str, str]) -> ClaimDraft:
    """The answer as it stands, with these cells in it."""
    draft = draft_of(change.stands)
    if CLAIM in cells:
        draft = replace(draft, rating=int(cells[CLAIM]) if cells[CLAIM] else None)
    if any(cell.startswith(MARK) for cell in cells):
        draft = replace(draft, marks=_marks(change, cells))
    if figures := {
        cell.removeprefix(FIGURE): text for cell, text in cells.items() if cell.startswith(FIGURE)
    }:
        written = {**draft.outcome, **figures}
        draft = replace(draft, outcome={name: text for name, text in written.items() if text})
    return replace(
        draft,
        explanation=cells.get(EXPLANATION, draft.explanation),
        notes=cells.get(NOTES, draft.notes),
    )


def _marks(change: AnswerChange, cells: Mapping[str, str]) -> dict[str, bool]:
    """Of a checklist without any mark nothing is claimed yet."""
    all_cells = {**cells_of(change.stands, change.item), **cells}
    marks = {cell.removeprefix(MARK): text for cell, text in all_cells.items() if cell.startswith(MARK)}
    return {code: text == YES for code, text in marks.items()} if any(marks.values()) else {}
