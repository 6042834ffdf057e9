"""From rows as they stand in a file to a table: the head, the columns, and what is wrong with them."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from assay.faults import FaultList, Place
from assay.tables.reasons import TableFault, Unreadable
from assay.tables.table import Limits, Row, Table, column_letter


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with one cell, before its column has a name."""

    index: int
    reason: TableFault
    values: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class FoundRow:
    """A row as it stands in the file: any width, perhaps blank, flawed cells never blank."""

    number: int
    cells: tuple[str, ...]
    flaws: tuple[Flaw, ...] = ()


@dataclass
class Assembly:
    """One table in the making.

    `ragged` says whether a row may be shorter or longer than the head: in a workbook blank cells are not
    written down at all, in a text file a missing cell means that something went wrong.

    `named` says what the caller calls a column of that head, None where it has no use for it: then whatever
    stands in the column is passed over, and is no fault. Without it every column is taken as it is called.
    """

    name: str
    sheet: str | None
    limits: Limits
    faults: FaultList
    ragged: bool
    named: Callable[[str], str | None] | None = None
    columns: dict[int, str] = field(default_factory=dict)
    heads: dict[int, str] = field(default_factory=dict)
    unnamed: set[int] = field(default_factory=set)

    def assemble(self, found: Iterable[FoundRow]) -> Table:
        filled = (row for row in found if self.is_filled(row))
        head = next(filled, None)
        if head is None:
            raise Unreadable(TableFault.EMPTY)
        self.take_head(head)
        rows = tuple(self.checked(filled, width=len(head.cells)))
        return Table(self.name, self.sheet, tuple(self.columns.values()), rows, head=head.number)

    def is_filled(self, row: FoundRow) -> bool:
        """Whether anything stands in it; below a head that the caller named, in a column of use."""
        if self.named is None or not self.columns:
            return any(row.cells)
        return any(index in self.columns for index, cell in enumerate(row.cells) if cell)

    def take_head(self, head: FoundRow) -> None:
        names = enumerate(map(self.named, head.cells) if self.named else head.cells)
        self.columns = {index: name for index, name in names if name}
        self.heads = dict(enumerate(head.cells))
        if len(self.columns) > self.limits.columns:
            raise Unreadable(TableFault.TOO_MANY_COLUMNS, row=head.number, limit=self.limits.columns)
        self.check_cells(head)
        seen: dict[str, int] = {}
        for index, name in self.columns.items():
            first = seen.setdefault(name, index)
            if first != index:
                letters = {"first": column_letter(first), "second": column_letter(index)}
                self.faults.add(self.place(head.number, index), TableFault.DOUBLED_COLUMN, **letters)

    def checked(self, rows: Iterator[FoundRow], *, width: int) -> Iterator[Row]:
        count = 0
        for count, row in enumerate(rows, start=1):
            if count > self.limits.rows:
                raise Unreadable(TableFault.TOO_MANY_ROWS, row=row.number, limit=self.limits.rows)
            if count * len(self.columns) > self.limits.cells:
                raise Unreadable(TableFault.TOO_MANY_CELLS, row=row.number, limit=self.limits.cells)
            before = self.faults.count
            self.check_cells(row)
            self.check_width(row, width)
            # A faulty row is never handed out: what is wrong with it is told once, and nothing else of it.
            if self.faults.count == before:
                size = len(row.cells)
                yield Row(row.number, tuple(row.cells[i] if i < size else "" for i in self.columns))
        if count == 0 and not self.faults:
            raise Unreadable(TableFault.NO_ROWS)

    def check_cells(self, row: FoundRow) -> None:
        for flaw in row.flaws:
            if self.named and flaw.index not in self.columns:
                continue
            self.faults.add(self.place(row.number, flaw.index), flaw.reason, **flaw.values)
        if max(map(len, row.cells)) > self.limits.characters:
            for index, cell in enumerate(row.cells):
                if self.named and index not in self.columns:
                    continue
                if len(cell) > self.limits.characters:
                    place = self.place(row.number, index)
                    self.faults.add(place, TableFault.CELL_TOO_LONG, limit=self.limits.characters)

    def check_width(self, row: FoundRow, width: int) -> None:
        size = len(row.cells)
        values = {"cells": size, "columns": width}
        if not self.ragged and size < width:
            self.faults.add(self.place(row.number), TableFault.ROW_TOO_SHORT, **values)
        elif not self.ragged and any(row.cells[width:]):
            self.faults.add(self.place(row.number), TableFault.ROW_TOO_LONG, **values)
        elif self.named is None and size > len(self.columns):
            self.check_names(row)

    def check_names(self, row: FoundRow) -> None:
        """A column without a name may be there as long as all of it is blank."""
        for index, cell in enumerate(row.cells):
            if cell and index not in self.columns and index not in self.unnamed:
                self.unnamed.add(index)
                self.faults.add(self.place(row.number, index), TableFault.UNNAMED_COLUMN)

    def place(self, row: int, index: int | None = None) -> Place:
        column = None if index is None else self.heads.get(index) or column_letter(index)
        return Place(self.name, self.sheet, row, column)
