import io
from datetime import date

import pytest
from openpyxl import load_workbook

from assay.tables import read
from assay.tables.writing import Value, write_csv, write_xlsx

DANGEROUS = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "  =1", "'=1", "-12.5"]


def test_text_that_looks_like_a_formula_is_written_as_text() -> None:
    stream = io.StringIO(newline="")

    write_csv(stream, ["=city", "note"], [[text, "it's fine"] for text in DANGEROUS])

    assert stream.getvalue().splitlines()[:3] == ['"\'=city","note"', "'=1+1,it's fine", "'+1,it's fine"]


def test_numbers_stay_numbers_and_the_rest_is_plain() -> None:
    row: list[Value] = [-5, -0.5, True, None, date(2022, 7, 14), 10**15, "x;y"]
    stream = io.StringIO(newline="")

    write_csv(stream, list("abcdefg"), [row])

    assert stream.getvalue().splitlines()[1] == "-5,-0.5,1,,2022-07-14,1000000000000000,x;y"


def test_a_workbook_holds_no_formula_and_stays_so_when_edited() -> None:
    stream = io.BytesIO()

    write_xlsx(stream, ["=city", "n"], [["=1+1", -5]], sheet="Scores")

    sheet = load_workbook(stream)["Scores"]
    assert [(cell.value, cell.data_type, cell.quotePrefix) for cell in sheet["A"]] == [
        ("=city", "s", True),
        ("=1+1", "s", True),
    ]
    assert [(cell.value, cell.data_type) for cell in sheet["B"]] == [("n", "s"), (-5, "n")]


def test_dangerous_text_is_read_back_as_it_was() -> None:
    text, book = io.StringIO(newline=""), io.BytesIO()

    write_csv(text, ["note"], [[value] for value in DANGEROUS])
    write_xlsx(book, ["note"], [[value] for value in DANGEROUS])

    from_text = read(io.BytesIO(text.getvalue().encode()), name="text")
    from_book = read(io.BytesIO(book.getvalue()), name="book")
    expected = [value.strip() for value in DANGEROUS]
    assert [row.cells[0] for row in from_text.rows] == expected
    assert [row.cells[0] for row in from_book.rows] == expected


def test_a_text_longer_than_a_cell_is_refused_rather_than_cut() -> None:
    with pytest.raises(ValueError, match="32768 characters do not fit"):
        write_xlsx(io.BytesIO(), ["note"], [["x" * 32_768]])
