"""From the tables of a loaded sheet to what it says of each answer, or to all that is wrong with it."""

from __future__ import annotations

from dataclasses import dataclass, field
from io import SEEK_END
from typing import IO

from assay.faults import FaultList, Faulty, Place
from assay.journey.sheets import (
    CLAIM,
    EXPLANATION,
    FIGURE,
    FIGURES,
    MARK,
    NEEDED,
    NO,
    NOTES,
    Column,
    SheetFault,
    cells_of,
    longest,
)
from assay.records.gathering import cited
from assay.records.models import AnswerVersion, Application
from assay.records.sheet_keys import fault_of_key, number_in
from assay.standard.criteria import Criterion
from assay.standard.editions import Edition, Outcome
from assay.tables import Limits, Row, Table, Wanted, read_wanted
from assay.words import sheets
from assay.words.sheet_cells import choices, meant
from assay.workflows.file_types import likely_ending

# A sheet of three hundred criteria with checklists, and as many rows again.
LIMITS = Limits(bytes=10_000_000, rows=10_000, columns=200, cells=500_000)
# What goes on to the reader of tables, which says more of an old or a locked one.
TABLES = (".csv", ".xlsx", ".xls")
_WANTED = Wanted(frozenset(NEEDED), sheets.column_named)


@dataclass
class SheetAnswer:
    """What a sheet says of one answer, by the cells that are in it. `base` is the version it began as."""

    item: str
    base: int
    cells: dict[str, str] = field(default_factory=dict)
    # Where each row stands, by its part; that of the answer itself under "".
    rows: dict[str, Place] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)


def read_sheet(
    source: IO[bytes], application: Application, edition: Edition, *, name: str
) -> list[SheetAnswer]:
    """Raises Faulty with all that is wrong, whatever the bytes are."""
    faults = FaultList()
    tables = _tables(source, name, faults)
    reading = _Reading(application, edition, faults)
    for table in tables:
        for row in table.rows:
            reading.take(table, row)
    found = list(reading.found.values())
    for answer in found:
        _complete_marks(answer)
    _check_lengths(found, application, edition, faults)
    faults.check()
    return found


def _tables(source: IO[bytes], name: str, faults: FaultList) -> list[Table]:
    """The tables of a sheet. Of a file that is none it is said what it is, not what is odd in its bytes."""
    ending, place = likely_ending(source), Place(name)
    if source.seek(0, SEEK_END) == 0:
        faults.add(place, SheetFault.BLANK)
    elif ending and ending not in TABLES:
        faults.add(place, SheetFault.OTHER_KIND, ending=ending)
    faults.check()
    source.seek(0)
    try:
        tables = read_wanted(source, _WANTED, name=name, faults=faults, limits=LIMITS)
    except Faulty as faulty:
        raise faulty if ending else FaultList().add(place, SheetFault.UNKNOWN_KIND).faulty() from faulty
    if not tables and not faults:
        faults.add(place, SheetFault.NOT_OURS)
    return tables


def bases_of(application: Application, numbers: dict[str, int]) -> dict[str, AnswerVersion]:
    """The versions of these numbers, by item, with their citations, in two queries; the number 0 is none."""
    rows = AnswerVersion.objects.filter(
        answer__application=application, answer__item__in=numbers, number__in=set(numbers.values())
    )
    rows = rows.select_related("answer").prefetch_related(cited())
    return {row.answer.item: row for row in rows if numbers[row.answer.item] == row.number}


@dataclass
class _Reading:
    application: Application
    edition: Edition
    faults: FaultList
    found: dict[str, SheetAnswer] = field(default_factory=dict)
    # A wrong key is told once, and not of each of its rows.
    wrong_keys: set[str] = field(default_factory=set)

    def take(self, table: Table, row: Row) -> None:
        line = _Line(
            table, row, {Column(name): cell for name, cell in zip(table.columns, row.cells, strict=True)}
        )
        if not self._is_ours(line):
            return
        item = self.edition.asked(line.cells[Column.CODE])
        answer = self._answer(line, item)
        if answer is None:
            return
        part = line.cells.get(Column.PART, "")
        columns = _columns(part, item)
        if part in answer.rows:
            first = answer.rows[part].row
            self._fault(line, Column.CODE, SheetFault.ROW_DOUBLED, code=item.code, first=first)
        elif not columns:
            self._fault(line, Column.PART, SheetFault.PART_UNKNOWN, part=part, code=item.code)
        answer.rows.setdefault(part, line.place(Column.CODE))
        for column, cell in columns.items():
            self._take_cell(line, column, cell, answer, item)

    def _is_ours(self, line: _Line) -> bool:
        """Whether the row is one of this application, about something that its edition asks."""
        code, key = line.cells[Column.CODE], line.cells[Column.KEY]
        wrong = fault_of_key(key, self.application, self.edition)
        if not code:
            self._fault(line, Column.CODE, SheetFault.CODE_BLANK)
        elif wrong is SheetFault.OTHER_EDITION or wrong is SheetFault.OTHER_APPLICATION:
            if key not in self.wrong_keys:
                self.wrong_keys.add(key)
                self._fault(line, Column.KEY, wrong, edition=key.split(" ")[0])
        elif self.edition.item(code) is None:
            self._fault(line, Column.CODE, SheetFault.CODE_UNKNOWN, code=code, edition=self.edition.id)
        elif wrong is not None:
            self._fault(line, Column.KEY, wrong)
        else:
            return True
        return False

    def _answer(self, line: _Line, item: Criterion | Outcome) -> SheetAnswer | None:
        """What was read of its answer so far; None, and a fault, where its version is not to be trusted."""
        number = number_in(line.cells[Column.VERSION], self.application, item.code)
        if number is None:
            self._fault(line, Column.VERSION, SheetFault.VERSION_CHANGED)
            return None
        answer = self.found.setdefault(item.code, SheetAnswer(item.code, number))
        if answer.base != number:
            first = next(iter(answer.rows.values())).row
            self._fault(line, Column.VERSION, SheetFault.VERSIONS_DIFFER, code=item.code, first=first)
            return None
        return answer

    def _take_cell(
        self, line: _Line, column: Column, cell: str, answer: SheetAnswer, item: Criterion | Outcome
    ) -> None:
        text = line.cells.get(column)
        if text is None or text == sheets.too_long():
            return
        value = meant(cell, text, item, self.edition)
        if value is None:
            known = list(choices(cell, item, self.edition).values())
            self._fault(line, column, SheetFault.CHOICE_UNKNOWN, cell=text, known=known)
            return
        answer.cells[cell] = value
        answer.places[cell] = line.place(column)

    def _fault(self, line: _Line, column: Column, reason: SheetFault, **values: object) -> None:
        self.faults.add(line.place(column), reason, **values)


@dataclass(frozen=True)
class _Line:
    table: Table
    row: Row
    cells: dict[Column, str]

    def place(self, which: Column) -> Place:
        return self.table.place(self.row.number, sheets.column(which))


def _columns(part: str, item: Criterion | Outcome) -> dict[Column, str]:
    """The cells of the answer that a row holds, by their columns; nothing where there is no such part."""
    if not part:
        claim = {} if item.checklist else {Column.CLAIM: CLAIM}
        return {**claim, Column.EXPLANATION: EXPLANATION, Column.NOTES: NOTES}
    if item.checklist and part in {one.code for one in item.checklist.items}:
        return {Column.IN_PLACE: MARK + part}
    if isinstance(item, Outcome) and part in FIGURES:
        return {Column.VALUE: FIGURE + part}
    return {}


def _complete_marks(answer: SheetAnswer) -> None:
    """Of a checklist that was begun, what was left blank is not in place."""
    marks = [cell for cell in answer.cells if cell.startswith(MARK)]
    if any(answer.cells[cell] for cell in marks):
        answer.cells |= {cell: answer.cells[cell] or NO for cell in marks}


def _check_lengths(
    found: list[SheetAnswer], application: Application, edition: Edition, faults: FaultList
) -> None:
    """Of what was changed: a longer text that came by another way is no fault of the sheet."""
    bases = bases_of(application, {answer.item: answer.base for answer in found})
    for answer in found:
        base = cells_of(bases.get(answer.item), edition.asked(answer.item))
        for cell, text in answer.cells.items():
            if len(text) > longest(cell) and text != base[cell]:
                faults.add(answer.places[cell], SheetFault.TEXT_TOO_LONG, limit=longest(cell))
