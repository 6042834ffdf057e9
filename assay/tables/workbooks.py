"""Workbooks, read by openpyxl, which is given nothing that was not looked at first."""

import io
import re
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from openpyxl.reader.excel import ExcelReader
from openpyxl.utils.escape import unescape
from openpyxl.worksheet._read_only import ReadOnlyWorksheet

from assay.tables.assembling import Flaw, FoundRow
from assay.tables.reasons import TableFault, Unreadable
from assay.tables.table import Limits

CONTENTS = "[Content_Types].xml"
LAST_ROW = 1_048_576

# Others exist (bzip2, LZMA), no spreadsheet program writes them, and they do not unpack in bounded steps.
BOUNDED = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell\s[^>]*?\bref="([^"]*)"')


@dataclass(frozen=True)
class Sheet:
    name: str
    merged: tuple[str, ...]
    """Such as B2:C3."""

    rows: Iterator[FoundRow]
    """Hidden ones too."""

    visible: bool = True


def first_sheet(data: bytes, limits: Limits) -> Sheet:
    """The first sheet that is visible and not a chart."""
    for sheet in sheets(data, limits):
        if sheet.visible:
            return sheet
    raise Unreadable(TableFault.NO_VISIBLE_SHEET)


def sheets(data: bytes, limits: Limits) -> Iterator[Sheet]:
    """The sheets that are not charts, in their order."""
    # It warns of what it leaves out: colours, checks of what is typed, print areas.
    warnings.filterwarnings("ignore", category=UserWarning, module="openpyxl")
    with damage():
        reader = ExcelReader(looked_at(data, limits), read_only=True, keep_links=False)
        try:
            reader.read()
        except OSError as error:
            raise Unreadable(TableFault.NOT_A_WORKBOOK) from error
        pages = [page for page in reader.wb.worksheets if isinstance(page, ReadOnlyWorksheet)]
    for page in pages:
        with damage():
            cells = merged(reader, page.title)
        yield Sheet(page.title, cells, found_rows(page, limits), visible=page.sheet_state == "visible")


@contextmanager
def damage() -> Iterator[None]:
    """Whatever goes wrong in a broken file comes through zipfile and openpyxl as it is, a KeyError as well
    as a TypeError. All of it means the same."""
    try:
        yield
    except Unreadable:
        raise
    except Exception as error:
        raise Unreadable(TableFault.DAMAGED_WORKBOOK) from error


def looked_at(data: bytes, limits: Limits) -> io.BytesIO:
    """The workbook's markup in a zip of our own.

    A zip can lie about its sizes, and openpyxl unpacks a part at once: 0.8 MB that claimed to be small became
    1.5 GB. So each part is unpacked here, never beyond the size that was looked at.
    """
    looked = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as archive, zipfile.ZipFile(looked, "w") as target:
        parts = {part.filename: part for part in archive.infolist()}
        if CONTENTS not in parts or any(part.compress_type not in BOUNDED for part in parts.values()):
            raise Unreadable(TableFault.NOT_A_WORKBOOK)
        if any(part.flag_bits & 1 for part in parts.values()):
            raise Unreadable(TableFault.LOCKED_WORKBOOK)
        markup = [part for name, part in parts.items() if name.endswith((".xml", ".rels"))]
        unpacked = sum(part.file_size for part in markup)
        if unpacked > limits.unpacked:
            raise Unreadable(TableFault.UNPACKS_TOO_LARGE, limit=limits.unpacked // 1_000_000)
        if unpacked > limits.ratio * len(data):
            raise Unreadable(TableFault.UNPACKS_TOO_FAR, limit=limits.ratio)
        for part in markup:
            with archive.open(part) as stream:
                target.writestr(part.filename, checked(stream.read(part.file_size)))
    return looked


def checked(xml: bytes) -> bytes:
    # A document type can give a thousand attributes to every tag. No workbook has one, and none is in UTF-16,
    # in which one would not be seen.
    if b"<!DOCTYPE" in xml or b"\0" in xml:
        raise Unreadable(TableFault.DAMAGED_WORKBOOK)
    return xml


def merged(reader: ExcelReader, name: str) -> tuple[str, ...]:
    """Read from the markup, because openpyxl tells of merged cells only when it keeps the whole sheet."""
    part = next(link.target for sheet, link in reader.parser.find_sheets() if sheet.name == name)
    return tuple(cells.decode() for cells in _MERGED.findall(reader.archive.read(part)))


def found_rows(sheet: ReadOnlyWorksheet, limits: Limits) -> Iterator[FoundRow]:
    # A file may say wrongly how large its sheet is; openpyxl would fill up to there.
    sheet.reset_dimensions()
    visited = 0
    with damage():
        for number, cells in enumerate(sheet.rows, start=1):
            visited += len(cells)
            if number > LAST_ROW:
                raise Unreadable(TableFault.DAMAGED_WORKBOOK)
            if visited > limits.cells:
                raise Unreadable(TableFault.TOO_MANY_CELLS, row=number, limit=limits.cells)
            texts, flaws = [], []
            for index, cell in enumerate(cells):
                text = "" if cell.value is None else text_of(cell.value)
                if flaw := flaw_of(index, cell.data_type, text):
                    flaws.append(flaw)
                    # Not blank, so that its row and its column count as filled.
                    text = "?"
                texts.append(text)
            yield FoundRow(number, tuple(texts), tuple(flaws))


def flaw_of(index: int, kind: str, text: str) -> Flaw | None:
    if kind == "f":
        return Flaw(index, TableFault.FORMULA)
    if kind == "e" and text:
        return Flaw(index, TableFault.ERROR_VALUE, {"value": text})
    return Flaw(index, TableFault.NUL) if "\0" in text else None


def text_of(value: object) -> str:
    """As plain text, without spaces around it."""
    if isinstance(value, date | time | timedelta):
        return iso_text(value)
    if isinstance(value, int):
        return str(int(value))
    if isinstance(value, float):
        return number_text(value)
    text = str(value)
    if "_x" in text:
        # A carriage return is written _x000D_. Half of a pair means nothing alone and no file could hold it.
        text = unescape(text).encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text.strip()


def number_text(value: float) -> str:
    """`1.0` as `1`, `1E-3` as `0.001`: with fifteen digits, which is what a spreadsheet shows."""
    if value.is_integer() and abs(value) < 10**15:
        return str(int(value))
    return format(Decimal(format(value, ".15g")), "f")


def iso_text(value: date | time | timedelta) -> str:
    """`2022-07-14`, with a time of day only where it is not midnight."""
    if isinstance(value, timedelta):
        return str(value)
    if isinstance(value, datetime) and value.time() == time():
        return value.date().isoformat()
    return value.isoformat()
