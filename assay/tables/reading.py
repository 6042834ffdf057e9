"""One way in for every table that somebody gives us."""

from pathlib import Path
from typing import BinaryIO

from assay.faults import FaultList, Place
from assay.tables import delimited
from assay.tables.assembling import Assembly
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


def load(source: Path | BinaryIO, limits: Limits) -> bytes:
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


def taken(source: Path | BinaryIO, most: int) -> bytes:
    if isinstance(source, Path):
        with source.open("rb") as stream:
            return stream.read(most)
    return source.read(most)
