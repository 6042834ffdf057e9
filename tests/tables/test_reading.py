import io
import subprocess
import sys
from datetime import date, datetime, time, timedelta
from pathlib import Path

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import MAC_EPOCH

from assay.faults import Place
from assay.tables import Row, Table, read
from tests.tables.making import MAIN, edited, sheet_of, with_texts, workbook


def read_bytes(data: bytes) -> Table:
    return read(io.BytesIO(data), name="findings")


PLAIN = Table(
    name="findings",
    sheet=None,
    columns=("city", "A", "B"),
    rows=(Row(2, ("demo:a", "1", "not met")), Row(3, ("demo:b", "0", ""))),
)


@pytest.mark.parametrize(
    "data",
    [
        b"city,A,B\ndemo:a,1,not met\ndemo:b,0,\n",
        b"\xef\xbb\xbfcity,A,B\r\ndemo:a,1,not met\r\ndemo:b,0,\r\n",
        b"city;A;B\ndemo:a;1;not met\ndemo:b;0;\n",
        b"city\tA\tB\rdemo:a\t1\tnot met\rdemo:b\t0\t",
        b' city , "A","B"\ndemo:a, 1 ,"not met"\ndemo:b,0,   \n'.replace(b', "A"', b',"A"'),
        b"city,A,B,,\ndemo:a,1,not met,,\ndemo:b,0,,,\n",
        b"city,A,B\ndemo:a,1,not met,,\ndemo:b,0,\n",
    ],
    ids=[
        "commas",
        "excel",
        "semicolons",
        "tabs of an old mac",
        "spaces",
        "blank columns",
        "blank cells beyond",
    ],
)
def test_text_is_read_whatever_divides_its_cells(data: bytes) -> None:
    assert read_bytes(data) == PLAIN


def test_a_path_is_read_like_a_stream_and_its_name_decides_nothing(tmp_path: Path) -> None:
    path = tmp_path / "findings.xlsx"
    path.write_bytes(b"city,A,B\ndemo:a,1,not met\ndemo:b,0,\n")

    assert read(path, name="findings") == PLAIN


def test_rows_are_numbered_as_a_spreadsheet_shows_them() -> None:
    table = read_bytes(b'\ncity,note\n\ndemo:a,"two\nlines"\n,\ndemo:b,x\n')

    assert table.rows == (Row(4, ("demo:a", "two\nlines")), Row(6, ("demo:b", "x")))


def test_a_blank_column_in_the_middle_is_left_out() -> None:
    table = read_bytes(b"city,,A\ndemo:a,,1\n")

    assert (table.columns, table.rows) == (("city", "A"), (Row(2, ("demo:a", "1")),))


def test_a_delimiter_inside_of_a_quoted_name_divides_nothing() -> None:
    table = read_bytes(b'"city; county; state",A\ndemo:a,1\n')

    assert table.columns == ("city; county; state", "A")


def test_cells_of_a_workbook_come_as_plain_text() -> None:
    values = [
        ("  Saint\u00a0Paul ", "Saint\u00a0Paul"),
        (1, "1"),
        (1.0, "1"),
        (-3, "-3"),
        (0.1 + 0.2, "0.3"),
        (1e-7, "0.0000001"),
        (1e20, "100000000000000000000"),
        (True, "1"),
        (False, "0"),
        (date(2022, 7, 14), "2022-07-14"),
        (datetime.fromisoformat("2022-07-14T09:30"), "2022-07-14T09:30:00"),
        (time(9, 30), "09:30:00"),
        (timedelta(hours=30), "1 day, 6:00:00"),
        (None, ""),
        ("last", "last"),
    ]
    data = workbook([[f"c{i}" for i in range(len(values))], [stored for stored, _ in values]])

    table = read_bytes(data)

    assert table.rows == (Row(2, tuple(text for _, text in values)),)


def test_a_date_counted_from_1904_is_the_same_date() -> None:
    def count_from_1904(book: Workbook) -> None:
        book.epoch = MAC_EPOCH

    data = workbook([["day"], [date(2022, 7, 14)]], change=count_from_1904)

    assert read_bytes(data).rows == (Row(2, ("2022-07-14",)),)


def test_the_first_visible_sheet_is_read_with_its_hidden_rows_and_gaps() -> None:
    def arrange(book: Workbook) -> None:
        book.create_sheet("Notes", 0).sheet_state = "hidden"
        book.create_sheet("Later").append(["other"])
        book["Findings"].row_dimensions[2].hidden = True
        book["Findings"]["B9"] = "x"

    table = read_bytes(workbook([["city", "A"], ["demo:a", 1]], change=arrange))

    assert table == Table("findings", "Findings", ("city", "A"), (Row(2, ("demo:a", "1")), Row(9, ("", "x"))))


def test_shared_texts_are_joined_from_their_runs_without_reading_aids() -> None:
    xml = (
        b"<si><t>city</t></si>"
        b"<si><r><t>T\xc5\x8d</t></r><r><t xml:space='preserve'> ky\xc5\x8d_x000D_</t></r>"
        b"<rPh sb='0' eb='1'><t>aid</t></rPh><phoneticPr fontId='0'/></si>"
    )
    rows = b'<row><c t="s"><v>0</v></c></row><row><c t="s"><v>1</v></c></row>'

    table = read_bytes(sheet_of(rows, shared=xml))

    assert (table.columns, table.rows) == (("city",), (Row(2, ("Tō kyō",)),))


def test_prefixes_of_other_programs_are_understood() -> None:
    def prefixed(xml: bytes) -> bytes:
        rows = b'<x:row r="1"><x:c r="B1" t="str"><x:v>city</x:v></x:c></x:row>'
        rows += b'<x:row r="3"><x:c r="B3" t="d"><x:v>2022-07-14T00:00:00</x:v></x:c></x:row>'
        return b'<x:worksheet xmlns:x="' + MAIN + b'"><x:sheetData>' + rows + b"</x:sheetData></x:worksheet>"

    data = edited(workbook([["city"], ["a"]]), {"xl/worksheets/sheet1.xml": prefixed})

    assert read_bytes(data).rows == (Row(3, ("2022-07-14",)),)


def test_half_of_a_pair_becomes_the_sign_for_a_lost_letter() -> None:
    data = with_texts(
        sheet_of(b'<row><c t="s"><v>0</v></c></row><row><c t="s"><v>0</v></c></row>'),
        b"<si><t>_xD83D_</t></si>",
    )

    assert read_bytes(data).columns == ("\ufffd",)


def test_a_table_tells_the_place_of_what_is_found_in_it_later() -> None:
    assert PLAIN.place(3, "A") == Place(file="findings", row=3, column="A")


def test_text_does_not_wait_for_the_library_that_reads_workbooks() -> None:
    program = (
        "import io, sys\n"
        "from assay.tables import read\n"
        "read(io.BytesIO(b'city\\nx\\n'), name='text')\n"
        "print('openpyxl' in sys.modules)"
    )

    told = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout

    assert told == "False\n"
