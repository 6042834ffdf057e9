"""Tables for people's spreadsheet programs, in which no text turns into a formula.

What is written here is read back by `assay.tables.read` with equal columns and cells, apart from spaces
around a cell and rows that are blank.
"""

import csv
import io
import re
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from datetime import date
from typing import BinaryIO, Literal, TextIO

from openpyxl import Workbook
from openpyxl.cell import Cell, WriteOnlyCell
from openpyxl.worksheet._write_only import WriteOnlyWorksheet

from assay.tables.delimited import guarded
from assay.tables.table import LIMITS
from assay.tables.workbooks import iso_text

Value = str | int | float | date | None
"""Numbers stay numbers, yes and no are 1 and 0, dates are ISO text, None is blank."""

DIGITS = 15
"""A spreadsheet rounds a number with more digits than these: it is written as text."""

# What XML cannot hold or would change, and text that only looks like a spelling.
_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")


def write_csv(stream: TextIO, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """Open the stream with newline="" and, for people who will open the file in Excel, as utf-8-sig."""
    stream.writelines(csv_lines(columns, rows))


def csv_lines(columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> Iterator[str]:
    """The same line by line, for a table that is sent while it is read."""
    # The head is quoted: a semicolon in a column's name must not look like what divides the columns.
    yield _line([guarded(column) for column in columns], quoting=csv.QUOTE_ALL)
    for row in rows:
        values = (simple(value) for value in row)
        yield _line([guarded(value) if isinstance(value, str) else value for value in values])


def _line(cells: Sequence[str | int | float], *, quoting: Literal[0, 1] = csv.QUOTE_MINIMAL) -> str:
    line = io.StringIO(newline="")
    csv.writer(line, quoting=quoting).writerow(cells)
    return line.getvalue()


def write_xlsx(
    stream: BinaryIO, columns: Sequence[str], rows: Iterable[Sequence[Value]], *, sheet: str = "Table"
) -> None:
    """Raises ValueError for a text longer than a cell can hold, rather than cutting it."""
    book = Workbook(write_only=True)
    page = book.create_sheet(sheet)
    with closing(page):
        page.append([cell(page, column) for column in columns])
        for row in rows:
            page.append([cell(page, simple(value)) for value in row])
    book.save(stream)


def simple(value: Value) -> str | int | float:
    if isinstance(value, bool):
        return int(value)
    if isinstance(value, date):
        return iso_text(value)
    if isinstance(value, int) and len(str(abs(value))) > DIGITS:
        return str(value)
    return "" if value is None else value


def cell(page: WriteOnlyWorksheet, value: str | int | float) -> Cell | int | float | None:
    if not isinstance(value, str):
        return value
    if not value:
        return None
    text = spelled_out(value)
    if len(text) > LIMITS.characters:
        raise ValueError(f"{len(text)} characters do not fit into a cell of a workbook")
    made = WriteOnlyCell(page, text)
    # Set after the value, which would have made a formula of "=1+1". The second line keeps it text when
    # somebody edits the cell.
    made.data_type = "s"
    made.quotePrefix = True
    return made


def spelled_out(text: str) -> str:
    """Text as a workbook holds it: a carriage return is `_x000D_`."""
    return _ODD.sub(lambda odd: f"_x{ord(odd[0]):04X}_", text)
