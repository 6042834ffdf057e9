"""One way in for every table that somebody gives us."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import IO, BinaryIO

from assay.faults import FaultList, Place
from assay.tables import delimited
from assay.tables.assembling import Assembly, FoundRow
from assay.tables.reasons import TableFault, Unreadable
from assay.tables.table import LIMITS, Limits, Table

ZIP = (b"PK\x03\x04", b"PK\x05\x06")
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How a workbook of before 2007 starts, and also one that is locked with a password."""


def read(
    source: Path | BinaryIO, *, name: str, limits: Limits = LIMITS, faults: FaultList | None = None
) -> Table:
    """Read CSV or XLSX, told apart by what is in the file and not by its name.

    `name` is what the file is called in faults. Blank rows are left out; of a workbook the first visible
    sheet is read. Raises `Faulty` with all that can be told at once, and nothing else whatever the bytes are.

    Where `faults` is given, a table that could be read in part comes back without its faulty rows, and what
    is wrong stands in `faults`: the caller adds what it finds itself, and then refuses the table.
    """
    found = FaultList() if faults is None else faults
    sheet = None
    try:
        data = load(source, limits)
        if data.startswith(ZIP):
            # openpyxl takes most of a second to import: text should not wait for it.
            from assay.tables.workbooks import first_sheet

            page = first_sheet(data, limits)
            sheet, rows = page.name, page.rows
            for cells in page.merged:
                found.add(Place(name, sheet), TableFault.MERGED_CELLS, cells=cells)
        else:
            rows = delimited.found_rows(data, characters=limits.characters)
        table = Assembly(name, sheet, limits, found, ragged=sheet is not None).assemble(rows)
    except Unreadable as end:
        place = Place(file=name, sheet=sheet, row=end.row, line=end.line)
        raise found.add(place, end.reason, **end.values).faulty() from end
    if faults is None:
        found.check()
    return table


# Somebody may have written a few lines above the head.
ROWS_BEFORE_HEAD = 20


@dataclass(frozen=True)
class Wanted:
    """Which tables of a file are looked for: those whose head has every one of `columns`.

    `named` says what the caller calls a column, None where it has no use for it.
    """

    columns: frozenset[str]
    named: Callable[[str], str | None]

    def is_head(self, row: FoundRow) -> bool:
        return self.columns <= set(map(self.named, row.cells))


def read_wanted(
    source: Path | IO[bytes], wanted: Wanted, *, name: str, faults: FaultList, limits: Limits = LIMITS
) -> list[Table]:
    """The wanted tables of CSV or XLSX, wherever their sheets stand and whatever they are called.

    Everything else in the file is passed over: other sheets, other columns, lines above the head. Raises
    `Faulty` where nothing further can be read; what is wrong with single cells stands in `faults`, and their
    rows are left out.
    """
    found: list[Table] = []
    sheet = None
    try:
        for sheet, merged, rows in _pages(load(source, limits), limits):
            table = _from_head(rows, wanted)
            if table is None:
                continue
            for cells in merged:
                faults.add(Place(name, sheet), TableFault.MERGED_CELLS, cells=cells)
            ragged = sheet is not None
            made = Assembly(name, sheet, limits, faults, ragged=ragged, named=wanted.named)
            found.append(made.assemble(table))
    except Unreadable as end:
        place = Place(file=name, sheet=sheet, row=end.row, line=end.line)
        raise faults.add(place, end.reason, **end.values).faulty() from end
    return found


def _pages(data: bytes, limits: Limits) -> Iterator[tuple[str | None, tuple[str, ...], Iterator[FoundRow]]]:
    if not data.startswith(ZIP):
        yield None, (), delimited.found_rows(data, characters=limits.characters)
        return
    from assay.tables.workbooks import sheets

    for page in sheets(data, limits):
        yield page.name, page.merged, page.rows


def _from_head(rows: Iterator[FoundRow], wanted: Wanted) -> Iterator[FoundRow] | None:
    """The rows from the wanted head on; None where it does not come soon."""
    for row in islice(rows, ROWS_BEFORE_HEAD):
        if wanted.is_head(row):
            return chain([row], rows)
    return None


def load(source: Path | IO[bytes], limits: Limits) -> bytes:
    try:
        data = taken(source, limits.bytes + 1)
    except FileNotFoundError as error:
        raise Unreadable(TableFault.NO_SUCH_FILE) from error
    except IsADirectoryError as error:
        raise Unreadable(TableFault.IS_A_FOLDER) from error
    except (OSError, ValueError) as error:
        raise Unreadable(TableFault.CANNOT_BE_OPENED) from error
    if len(data) > limits.bytes:
        raise Unreadable(TableFault.TOO_LARGE, limit=limits.bytes // 1_000_000)
    if data.startswith(OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise Unreadable(TableFault.LOCKED_WORKBOOK if locked else TableFault.OLD_WORKBOOK)
    return data


def taken(source: Path | IO[bytes], most: int) -> bytes:
    if isinstance(source, Path):
        with source.open("rb") as stream:
            return stream.read(most)
    return source.read(most)
