"""CSV: text in UTF-8, cells divided by comma, semicolon or tab."""

import codecs
import csv
import io
import re
from collections.abc import Iterator

from assay.tables.assembling import FoundRow
from assay.tables.reasons import TableFault, Unreadable

DELIMITERS = ",;\t"
"""A spreadsheet program writes a semicolon where the comma is the decimal mark."""

_QUOTED = re.compile(r'"[^"]*"')
_DANGEROUS = re.compile(r"[\s']*(?:[=+\-@]|[\t\r][\s']*\S)")


def found_rows(data: bytes, *, characters: int) -> Iterator[FoundRow]:
    """Every record, blank ones too, numbered as a spreadsheet would number them."""
    text = decoded(data)
    records = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter_of(text), strict=True)
    number = 0
    try:
        for number, record in enumerate(records, start=1):
            cells = map(str.strip, record)
            yield FoundRow(number, tuple(unguarded(cell) if cell[:1] == "'" else cell for cell in cells))
    except csv.Error as error:
        # The module has one exception for everything. Its own limit, 131,072 characters a cell, is a
        # setting of the whole process, so it stays as it is; ours is lower.
        if "field limit" in str(error):
            raise Unreadable(TableFault.CELL_TOO_LONG, row=number + 1, limit=characters) from error
        raise Unreadable(TableFault.BROKEN_QUOTES, row=number + 1) from error


def decoded(data: bytes) -> str:
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise Unreadable(TableFault.UTF_16)
    if (nul := data.find(b"\0")) >= 0:
        raise Unreadable(TableFault.NUL, line=line_of(data, nul))
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        # The bytes without the mark that may stand at the start: it is not a part of the first line.
        text, start = error.object, error.start
        raise Unreadable(
            TableFault.WRONG_ENCODING,
            line=line_of(text, start),
            byte=f"0x{text[start]:02X}",
            at=start - text.rfind(b"\n", 0, start),
        ) from error


def line_of(data: bytes, position: int) -> int:
    return data.count(b"\n", 0, position) + 1


def delimiter_of(text: str) -> str:
    """The one that occurs most often in the head, outside of quotes; a comma when none does."""
    head = _QUOTED.sub("", head_of(text))
    return max(DELIMITERS, key=head.count)


def head_of(text: str) -> str:
    """The first record with anything in it. A quoted name may run over several lines."""
    lines: list[str] = []
    quotes = 0
    for line in io.StringIO(text, newline=""):
        lines.append(line)
        quotes += line.count('"')
        if quotes % 2 == 0 and line.strip():
            break
    return "".join(lines)


def guarded(text: str) -> str:
    """Text that no spreadsheet takes for a formula.

    A cell that starts with `=`, `+`, `-` or `@` is calculated when the file is opened, and a formula can call
    programs and send the sheet away. A leading tab or carriage return is dropped first by some programs, so
    it hides one. An apostrophe before such text makes it text for all of them. It is ours, so `unguarded`
    takes it off again; text that has one there of its own gets one more, and nothing is lost either way.
    """
    return "'" + text if _DANGEROUS.match(text) else text


def unguarded(text: str) -> str:
    return text[1:].strip() if text.startswith("'") and _DANGEROUS.match(text, 1) else text
