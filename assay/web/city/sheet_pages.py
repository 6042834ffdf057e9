"""What the pages of spreadsheets show, put together from the records."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from assay.journey.differences import Piece, differences
from assay.journey.roles import Role
from assay.journey.sheets import CellChange
from assay.journey.verdicts import Verdict
from assay.records.clock import now
from assay.records.models import SheetLoad
from assay.standard.editions import Edition
from assay.web.city.membership import Part
from assay.words.items import item_name
from assay.words.moments import in_zone
from assay.words.refusals import sentence
from assay.words.sheet_cells import choices as offered
from assay.words.sheet_cells import label, shown
from assay.words.texts import listed
from assay.workflows.sheet_changes import AnswerChange, Choice, changes_in
from assay.workflows.sheets import LASTS, may_load, undoable

LOADS_SHOWN = 20


@dataclass(frozen=True)
class Loaded:
    """A sheet that was taken. `can_undo` counts the answers that nobody changed since."""

    id: UUID
    file_name: str
    by: str
    at: datetime
    changed: tuple[str, ...]
    can_undo: int
    undone_at: datetime | None
    may_undo: bool


@dataclass(frozen=True)
class SpreadsheetPage:
    """`waiting` is the preview of whoever is looking, where one waits."""

    part: Part
    verdict: Verdict
    waiting: SheetLoad | None
    loads: tuple[Loaded, ...]

    @property
    def why_not(self) -> str:
        return sentence(in_zone(self.verdict, self.part.zone))


def spreadsheet_page(part: Part) -> SpreadsheetPage:
    at = now()
    rows = SheetLoad.objects.filter(application=part.application).select_related("by")
    waiting = rows.filter(by=part.person, state=SheetLoad.PREVIEWED, at__gte=at - LASTS)
    taken = rows.filter(taken_at__isnull=False).order_by("-taken_at")[:LOADS_SHOWN]
    loads = list(taken.defer("rows"))
    verdict, left = may_load(part.application, part.roles, at), undoable(part.application, loads)
    return SpreadsheetPage(
        part=part,
        verdict=verdict,
        waiting=waiting.defer("rows").order_by("-at").first(),
        loads=tuple(_loaded(load, part, verdict, len(left[load.pk])) for load in loads),
    )


def _loaded(load: SheetLoad, part: Part, verdict: Verdict, left: int) -> Loaded:
    assert load.taken_at is not None
    hers = load.by_id == part.person.pk or Role.LEAD in part.roles
    return Loaded(
        id=load.pk,
        file_name=load.file_name,
        by=load.by.name,
        at=load.taken_at,
        changed=tuple(load.written),
        can_undo=left,
        undone_at=load.undone_at,
        may_undo=hers and bool(verdict) and load.state == SheetLoad.TAKEN and bool(left),
    )


@dataclass(frozen=True)
class CellLine:
    """One cell that would change. `pieces` tell its text before from its text after, where it is written.

    In a conflict `now` is what somebody saved since the download, and `sheet` what the sheet says.
    """

    label: str
    pieces: tuple[Piece, ...]
    base: str
    now: str
    sheet: str
    chosen_from_list: bool
    is_conflict: bool
    empties: bool


@dataclass(frozen=True)
class AnswerLine:
    """One answer that would change; `moved` where it was saved since the download, by `saved_by`."""

    code: str
    name: str
    version: int
    cells: tuple[CellLine, ...]
    is_conflict: bool
    moved: bool
    saved_by: str
    saved_at: datetime | None
    emptied: str
    mine: bool | None
    emptied_ticked: bool


@dataclass(frozen=True)
class SheetPage:
    part: Part
    load: SheetLoad
    lines: tuple[AnswerLine, ...]
    unchanged: int
    until: datetime

    @property
    def conflicts(self) -> int:
        return sum(line.is_conflict for line in self.lines)


def sheet_page(part: Part, load: SheetLoad, chosen: Mapping[str, Choice]) -> SheetPage:
    """`chosen` where a form comes back: what was chosen of an answer that has not moved on since."""
    found = changes_in(load, part.application)
    bases = {row["item"]: row["base"] for row in load.rows}
    return SheetPage(
        part=part,
        load=load,
        lines=tuple(
            _line(change, bases[change.item.code], chosen.get(change.item.code), part.edition)
            for change in found.changed
        ),
        unchanged=found.unchanged,
        until=load.at + LASTS,
    )


def _line(change: AnswerChange, base: int, choice: Choice | None, edition: Edition) -> AnswerLine:
    stands = change.stands
    cells = tuple(_cell(one, change, edition) for one in change.cells)
    kept = choice if choice is not None and choice.version == change.version else Choice(change.version)
    return AnswerLine(
        code=change.item.code,
        name=item_name(change.item),
        version=change.version,
        cells=cells,
        is_conflict=change.is_conflict,
        moved=change.version != base,
        saved_by=stands.by.name if stands else "",
        saved_at=stands.at if stands else None,
        emptied=listed(cell.label for cell in cells if cell.empties),
        mine=kept.mine,
        emptied_ticked=kept.emptied,
    )


def _cell(change: CellChange, answer: AnswerChange, edition: Edition) -> CellLine:
    item = answer.item
    now_, sheet = (shown(change.cell, text, item, edition) for text in (change.now, change.sheet))
    from_list = bool(offered(change.cell, item, edition))
    return CellLine(
        label=label(change.cell, item),
        pieces=() if from_list else differences(now_, sheet),
        base=shown(change.cell, change.base, item, edition),
        now=now_,
        sheet=sheet,
        chosen_from_list=from_list,
        is_conflict=change.is_conflict,
        empties=change.empties,
    )
