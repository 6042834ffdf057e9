"""Files that are refused, each with everything that is wrong with it."""

import os
import zipfile
from collections.abc import Callable
from datetime import date

from openpyxl import Workbook
from openpyxl.chart import BarChart

from assay.faults import Fault, Place
from assay.tables import Limits, TableFault
from tests.tables.making import SHEET, edited, sheet_of, workbook, zipped

NAME = "findings"
SMALL = Limits(bytes=2_000_000, unpacked=3_000_000, ratio=200, rows=3, columns=4, cells=9, characters=40)
GOOD = workbook([["city", "A"], ["demo:a", 1]])


def fault(
    reason: TableFault,
    sheet: str | None = None,
    *,
    row: int | None = None,
    column: str | None = None,
    line: int | None = None,
    **values: object,
) -> Fault:
    return Fault(Place(NAME, sheet, row, column, line), reason, values)


def in_sheet(change: Callable[[Workbook], object]) -> bytes:
    return workbook([["city", "A", "B"], ["demo:a", 1, 1], ["demo:b", 0, 1]], change=change)


def fill_in_formulas(book: Workbook) -> None:
    book.active["B2"], book.active["C3"] = "=1+1", "=SUM(A1:A2)"


def hide_the_sheet(book: Workbook) -> None:
    book.create_chartsheet("Chart").add_chart(BarChart())
    book.active.sheet_state = "hidden"


def lock(data: bytes) -> bytes:
    """Set the sign that says a part is encrypted, in both places where a zip keeps it."""
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark) + offset
        data = data[:at] + bytes([data[at] | 1]) + data[at + 1 :]
    return data


def lie_about_size(data: bytes, name: bytes) -> bytes:
    """Say of a part that it unpacks to ten bytes."""
    at = data.rindex(name) - 46 + 24
    return data[:at] + (10).to_bytes(4, "little") + data[at + 4 :]


DAMAGED = (fault(TableFault.DAMAGED_WORKBOOK),)
DAMAGED_SHEET = (fault(TableFault.DAMAGED_WORKBOOK, "Findings"),)

BAD: dict[str, tuple[bytes, tuple[Fault, ...]]] = {
    "empty": (b"", (fault(TableFault.EMPTY),)),
    "blank lines": (b"\n \n,,\n", (fault(TableFault.EMPTY),)),
    "mark of utf-8 alone": (b"\xef\xbb\xbf", (fault(TableFault.EMPTY),)),
    "empty workbook": (workbook([]), (fault(TableFault.EMPTY, "Findings"),)),
    "too large": (b"x" * 2_000_001, (fault(TableFault.TOO_LARGE, limit=2),)),
    # Text
    "latin": (
        "city,A\ndemo:a,1\nCórdoba,1\n".encode("latin-1"),
        (fault(TableFault.WRONG_ENCODING, line=3, byte="0xF3", at=2),),
    ),
    "latin in the first line, after the mark": (
        b"\xef\xbb\xbfcit\xe9,A\n",
        (fault(TableFault.WRONG_ENCODING, line=1, byte="0xE9", at=4),),
    ),
    "utf-16": ("city,A\ndemo:a,1\n".encode("utf-16"), (fault(TableFault.UTF_16),)),
    "nul bytes": (b"city,A\ndemo:a,\0\n", (fault(TableFault.NUL, line=2),)),
    "quote not closed": (b'city,A\ndemo:a,"1\n', (fault(TableFault.BROKEN_QUOTES, row=2),)),
    "text after a quote": (b'city,A\ndemo:a,"1"2\n', (fault(TableFault.BROKEN_QUOTES, row=2),)),
    "ragged": (
        b"city,A,B\ndemo:a,1\n\ndemo:b,1,1,1\n",
        (
            fault(TableFault.ROW_TOO_SHORT, row=2, cells=2, columns=3),
            fault(TableFault.ROW_TOO_LONG, row=4, cells=4, columns=3),
        ),
    ),
    # The table
    "head alone": (b"city,A\n", (fault(TableFault.NO_ROWS),)),
    "head alone in a workbook": (workbook([["city", "A"]]), (fault(TableFault.NO_ROWS, "Findings"),)),
    "doubled columns": (
        b"city,A,A,city\ndemo:a,1,1,x\n",
        (
            fault(TableFault.DOUBLED_COLUMN, row=1, column="A", first="B", second="C"),
            fault(TableFault.DOUBLED_COLUMN, row=1, column="city", first="A", second="D"),
        ),
    ),
    "column without a name": (
        b"city,,B\ndemo:a,,1\ndemo:b,1,1\ndemo:c,1,1\n",
        (fault(TableFault.UNNAMED_COLUMN, row=3, column="B"),),
    ),
    "cell beside the table": (
        workbook([["city", "A"], ["demo:a", 1, None, "note"]]),
        (fault(TableFault.UNNAMED_COLUMN, "Findings", row=2, column="D"),),
    ),
    "too many rows": (b"city\n" + b"x\n" * 4, (fault(TableFault.TOO_MANY_ROWS, row=5, limit=3),)),
    "too many columns": (b"a,b,c,d,e\n", (fault(TableFault.TOO_MANY_COLUMNS, row=1, limit=4),)),
    "too many cells": (
        b"a,b,c,d\n" + b"1,1,1,1\n" * 3,
        (fault(TableFault.TOO_MANY_CELLS, row=4, limit=9),),
    ),
    "cell too long": (
        b"city,A\ndemo:a," + b"x" * 41 + b"\n" + b"y" * 41 + b",1\n",
        (
            fault(TableFault.CELL_TOO_LONG, row=2, column="A", limit=40),
            fault(TableFault.CELL_TOO_LONG, row=3, column="city", limit=40),
        ),
    ),
    "cell longer than the csv module takes": (
        b"city,A\ndemo:a," + b"x" * 200_000,
        (fault(TableFault.CELL_TOO_LONG, row=2, limit=40),),
    ),
    # Workbooks
    "old workbook": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), (fault(TableFault.OLD_WORKBOOK),)),
    "workbook with a password": (
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600) + "EncryptedPackage".encode("utf-16-le"),
        (fault(TableFault.LOCKED_WORKBOOK),),
    ),
    "zip with a password": (lock(GOOD), (fault(TableFault.LOCKED_WORKBOOK),)),
    "zip renamed": (zipped({"readme.txt": b"hello"}), (fault(TableFault.NOT_A_WORKBOOK),)),
    "empty zip": (zipped({}), (fault(TableFault.NOT_A_WORKBOOK),)),
    "document renamed": (
        edited(GOOD, {"[Content_Types].xml": lambda xml: xml.replace(b"sheet.main", b"document.main")}),
        (fault(TableFault.NOT_A_WORKBOOK),),
    ),
    "zip of another kind": (
        zipped({"[Content_Types].xml": b"x"}, zipfile.ZIP_LZMA),
        (fault(TableFault.NOT_A_WORKBOOK),),
    ),
    "half a workbook": (GOOD[: len(GOOD) // 2], DAMAGED),
    "start of a zip alone": (b"PK\x03\x04", DAMAGED),
    "markup that is none": (edited(GOOD, {"xl/workbook.xml": lambda xml: xml[:-5]}), DAMAGED),
    "sheet that is no markup": (edited(GOOD, {SHEET: lambda xml: xml[:-5]}), DAMAGED_SHEET),
    "unpacks too large": (
        edited(GOOD, {"docProps/app.xml": lambda xml: os.urandom(1_000_000) + bytes(2_000_000)}),
        (fault(TableFault.UNPACKS_TOO_LARGE, limit=3),),
    ),
    "unpacks too far": (
        edited(GOOD, {"docProps/app.xml": lambda xml: bytes(2_900_000)}),
        (fault(TableFault.UNPACKS_TOO_FAR, limit=200),),
    ),
    "lies about its size": (lie_about_size(GOOD, SHEET.encode()), DAMAGED),
    "document type": (edited(GOOD, {SHEET: lambda xml: b"<!DOCTYPE a>" + xml}), DAMAGED),
    "utf-16 inside": (edited(GOOD, {SHEET: lambda xml: xml.decode().encode("utf-16")}), DAMAGED),
    "tags that are not closed": (sheet_of(b"<a>" * 100_000), DAMAGED_SHEET),
    "row with an absurd number": (sheet_of(b'<row r="99999999999"/>'), DAMAGED_SHEET),
    "column with an absurd name": (sheet_of(b'<row r="1"><c r="ABCD1"/></row>'), DAMAGED_SHEET),
    "blank cells without end": (
        sheet_of(b'<row r="1"><c r="B1"/></row><row r="2"><c r="ZZZ2"/></row>'),
        (fault(TableFault.TOO_MANY_CELLS, "Findings", row=2, limit=9),),
    ),
    "text that is not there": (sheet_of(b'<row r="1"><c r="A1" t="s"><v>7</v></c></row>'), DAMAGED_SHEET),
    "number that is none": (sheet_of(b"<row><c><v>nan</v></c></row>"), DAMAGED_SHEET),
    "chart alone": (in_sheet(hide_the_sheet), (fault(TableFault.NO_VISIBLE_SHEET),)),
    "formulas": (
        in_sheet(fill_in_formulas),
        (
            fault(TableFault.FORMULA, "Findings", row=2, column="A"),
            fault(TableFault.FORMULA, "Findings", row=3, column="B"),
        ),
    ),
    "merged cells": (
        in_sheet(lambda book: book.active.merge_cells("B2:C3")),
        (fault(TableFault.MERGED_CELLS, "Findings", cells="B2:C3"),),
    ),
    "errors": (
        sheet_of(
            b'<row><c t="inlineStr"><is><t>city</t></is></c><c t="str"><v>A</v></c></row>'
            b'<row><c t="str"><v>demo:a</v></c><c t="e"><v>#N/A</v></c></row>'
            b'<row><c t="str"><v>demo:_x0000_b</v></c></row>'
        ),
        (
            fault(TableFault.ERROR_VALUE, "Findings", row=2, column="A", value="#N/A"),
            fault(TableFault.NUL, "Findings", row=3, column="city"),
        ),
    ),
    "day beyond the calendar": (
        edited(
            workbook([["city", "day"], ["demo:a", date(2022, 7, 14)]]),
            {SHEET: lambda xml: xml.replace(b"44756", b"44756000")},
        ),
        (fault(TableFault.ERROR_VALUE, "Findings", row=2, column="day", value="#VALUE!"),),
    ),
    "many faults at once": (
        b"city,A,A\ndemo:a,1\ndemo:b,1," + b"x" * 41 + b"\n",
        (
            fault(TableFault.DOUBLED_COLUMN, row=1, column="A", first="B", second="C"),
            fault(TableFault.ROW_TOO_SHORT, row=2, cells=2, columns=3),
            fault(TableFault.CELL_TOO_LONG, row=3, column="A", limit=40),
        ),
    ),
}

WITHOUT_BYTES = {TableFault.NO_SUCH_FILE, TableFault.IS_A_FOLDER, TableFault.CANNOT_BE_OPENED}
