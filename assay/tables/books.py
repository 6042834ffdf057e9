"""Workbooks that people fill in: several sheets, of which only some cells may be changed.

Nothing here is a formula, and what is protected is protected without a password: against a slip of the hand,
not against a will. Who reads such a workbook back checks every cell.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import BinaryIO

from openpyxl import Workbook
from openpyxl.cell import Cell
from openpyxl.styles import Alignment, Font, PatternFill, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from assay.tables.table import LIMITS
from assay.tables.writing import spelled_out

LISTS = "Lists"
"""The hidden sheet of what can be chosen: a list written into the rule itself could hold no comma."""

_HEAD = PatternFill("solid", fgColor="FFDFE1E2")
_OPEN = PatternFill("solid", fgColor="FFFFFBE6")


@dataclass(frozen=True)
class BookColumn:
    title: str
    width: int = 20
    hidden: bool = False


@dataclass(frozen=True)
class BookCell:
    """`open` where it may be filled in, with one of `choices` where there are any."""

    text: str = ""
    open: bool = False
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class BookSheet:
    name: str
    columns: Sequence[BookColumn]
    rows: Sequence[Sequence[BookCell]]
    # So many columns stay in sight on the left.
    frozen: int = 1


@dataclass(frozen=True)
class BookPage:
    """A sheet to be read, a line a row; the first is its heading."""

    name: str
    lines: Sequence[str]


def fits(text: str) -> bool:
    """Whether a cell can hold it. Spreadsheet programs count a letter beyond the first 65,536 twice."""
    return len(text.encode("utf-16-le")) // 2 <= LIMITS.characters


def write_book(stream: BinaryIO, pages: Iterable[BookPage | BookSheet]) -> None:
    """Raises ValueError for a text longer than a cell can hold, rather than cutting it."""
    book = Workbook()
    first = book.active
    assert isinstance(first, Worksheet)
    book.remove(first)
    book.properties.creator = "Assay"
    lists: dict[tuple[str, ...], str] = {}
    for page in pages:
        sheet = book.create_sheet(page.name)
        if isinstance(page, BookPage):
            _fill_page(sheet, page)
        else:
            _fill_sheet(sheet, page, lists)
        _protect(sheet)
    if lists:
        _write_lists(book.create_sheet(LISTS), lists)
    book.save(stream)


def _fill_page(sheet: Worksheet, page: BookPage) -> None:
    sheet.column_dimensions["A"].width = 100
    for number, line in enumerate(page.lines, start=1):
        cell = _put(sheet, number, 1, line)
        cell.alignment = Alignment(wrap_text=True, vertical="top")
        if number == 1:
            cell.font = Font(bold=True, size=14)


def _fill_sheet(sheet: Worksheet, page: BookSheet, lists: dict[tuple[str, ...], str]) -> None:
    for index, column in enumerate(page.columns, start=1):
        head = _put(sheet, 1, index, column.title)
        head.font, head.fill = Font(bold=True), _HEAD
        head.alignment = Alignment(wrap_text=True, vertical="top")
        shape = sheet.column_dimensions[get_column_letter(index)]
        shape.width, shape.hidden = column.width, column.hidden
    rules: dict[tuple[str, ...], DataValidation] = {}
    for number, row in enumerate(page.rows, start=2):
        for index, value in enumerate(row, start=1):
            put = _put(sheet, number, index, value.text)
            put.alignment = Alignment(wrap_text=True, vertical="top")
            if value.open:
                put.protection, put.fill = Protection(locked=False), _OPEN
            if value.choices:
                rules.setdefault(value.choices, _rule(value.choices, lists)).add(put)
    for rule in rules.values():
        sheet.add_data_validation(rule)
    last = get_column_letter(len(page.columns))
    sheet.auto_filter.ref = f"A1:{last}{len(page.rows) + 1}"
    sheet.freeze_panes = f"{get_column_letter(page.frozen + 1)}2"
    sheet.print_title_rows = "1:1"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _put(sheet: Worksheet, row: int, column: int, text: str) -> Cell:
    """Text, and never a formula: the second sign keeps it text when somebody edits the cell."""
    if not fits(text):
        raise ValueError(f"{len(text)} characters do not fit into a cell of a workbook")
    cell = sheet.cell(row, column)
    assert isinstance(cell, Cell)
    if text:
        cell.value = spelled_out(text)
        cell.data_type = "s"
        cell.quotePrefix = True
    return cell


def _rule(choices: tuple[str, ...], lists: dict[tuple[str, ...], str]) -> DataValidation:
    column = lists.setdefault(choices, get_column_letter(len(lists) + 1))
    # Told on the spot, and not forced: what is wrong is named when the sheet is loaded.
    return DataValidation(
        type="list",
        formula1=f"{LISTS}!${column}$1:${column}${len(choices)}",
        allow_blank=True,
        showErrorMessage=True,
        errorStyle="warning",
    )


def _write_lists(sheet: Worksheet, lists: dict[tuple[str, ...], str]) -> None:
    for index, choices in enumerate(lists, start=1):
        for row, choice in enumerate(choices, start=1):
            _put(sheet, row, index, choice)
    sheet.sheet_state = "hidden"
    _protect(sheet)


def _protect(sheet: Worksheet) -> None:
    """Locked cells stay as they are; rows and columns may be made wider, and filters set."""
    rules = sheet.protection
    rules.sheet = True
    rules.formatColumns = rules.formatRows = rules.autoFilter = False
