"""What a workbook or a CSV file says: its cells, with the letters and numbers by which people name them."""

from __future__ import annotations

import csv
import io
import warnings
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from openpyxl import load_workbook

from assay.documents.blocks import Blocks
from assay.documents.faults import DocumentFault
from assay.tables.delimited import delimiter_of
from assay.tables.table import column_letter
from assay.tables.workbooks import text_of

# Columns beside each other on a page; the others follow below.
BESIDE = 10
# A sheet may go on and on in blanks: no file may make us count them.
_MOST_ROWS = 100_000
_MOST_COLUMNS = 200
_LONGEST_CELL = 2_000


def workbook_blocks(package: BinaryIO, blocks: Blocks) -> None:
    """Every visible sheet. Formulas are never worked out: what was last saved as their value is shown."""
    # It warns of what it leaves out: colours, checks of what is typed, print areas.
    warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
    book = load_workbook(package, read_only=True, data_only=True, keep_links=False)
    for sheet in book.worksheets:
        if blocks.full:
            return
        if sheet.sheet_state == "visible":
            # A file may say wrongly how large its sheet is.
            sheet.reset_dimensions()
            blocks.new_page()
            blocks.heading(sheet.title)
            _grid(([_shown(cell) for cell in row[: _MOST_COLUMNS + 1]] for row in sheet.rows), blocks)


def csv_blocks(text: str, blocks: Blocks) -> None:
    records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text))
    _grid(_whole(records), blocks)


def _whole(records: Iterator[list[str]]) -> Iterator[list[str]]:
    """Until the first record that is none: a cell without end, for one."""
    try:
        yield from records
    except csv.Error:
        return


def _grid(rows: Iterable[list[str]], blocks: Blocks) -> None:
    """A table with its letters and numbers; one that is wide in pieces that stand below each other."""
    filled: list[tuple[int, list[str]]] = []
    count = 0
    for number, row in enumerate(rows, start=1):
        cells = [cell[:_LONGEST_CELL].strip() for cell in row[:_MOST_COLUMNS]]
        if len(row) > _MOST_COLUMNS or any(len(cell) > _LONGEST_CELL for cell in row):
            blocks.leave_out(DocumentFault.TOO_MANY_CELLS)
        while cells and not cells[-1]:
            cells.pop()
        count += len(cells)
        if count > blocks.limits.cells or number > _MOST_ROWS:
            blocks.leave_out(DocumentFault.TOO_MANY_CELLS)
            break
        if cells:
            filled.append((number, cells))
    width = max((len(cells) for _, cells in filled), default=0)
    for start in range(0, width, BESIDE):
        letters = [column_letter(index) for index in range(start, min(start + BESIDE, width))]
        piece = [(str(number), *cells[start : start + BESIDE]) for number, cells in filled]
        blocks.table([("", *letters), *piece], grid=True)


def _shown(cell: Any) -> str:
    """A share as a spreadsheet shows it: 0.256 under a format of percent is 25.6 %."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, float | int) and not isinstance(value, bool) and "%" in (cell.number_format or ""):
        return f"{text_of(round(value * 100, 6))} %"
    return text_of(value)
