import io

import pytest
from hypothesis import given, settings
from openpyxl import Workbook, load_workbook

from assay.faults import Fault, FaultList, Place
from assay.tables import TableFault, Wanted, read_wanted
from assay.tables.books import BookCell, BookColumn, BookPage, BookSheet, fits, write_book
from tests.tables.making import workbook
from tests.tables.test_round_trip import Rows, stripped, tables


def written(*pages: BookPage | BookSheet) -> bytes:
    stream = io.BytesIO()
    write_book(stream, pages)
    return stream.getvalue()


def a_sheet(columns: list[str], rows: Rows) -> BookSheet:
    return BookSheet(
        "Answers",
        [BookColumn(name) for name in columns],
        [[BookCell(text, open=True) for text in row] for row in rows],
    )


def anything(name: str) -> str | None:
    return name or None


@settings(max_examples=50, deadline=None)
@given(tables())
def test_what_was_written_is_read_back_equal(table: tuple[list[str], Rows]) -> None:
    columns, rows = table
    data, faults = written(BookPage("Read me", ["=1+1", "How"]), a_sheet(columns, rows)), FaultList()
    names = [column.strip() for column in columns]

    (found,) = read_wanted(io.BytesIO(data), Wanted(frozenset(names), anything), name="book", faults=faults)

    assert not faults
    assert [row.cells for row in found.rows] == stripped(rows)


def test_only_open_cells_may_be_changed_and_no_password_is_needed() -> None:
    sheet = BookSheet(
        "Answers", [BookColumn("a"), BookColumn("b")], [[BookCell("fixed"), BookCell("free", open=True)]]
    )

    page = load_workbook(io.BytesIO(written(sheet)))["Answers"]

    assert page.protection.sheet and page.protection.password is None
    assert [cell.protection.locked for cell in page[2]] == [True, False]
    assert page.freeze_panes == "B2"
    assert page.auto_filter.ref == "A1:B2"


def test_choices_stand_in_a_hidden_list_and_may_hold_commas() -> None:
    words = ("Met, in part", "=Met")
    rows = [[BookCell("", open=True, choices=words)], [BookCell("", open=True, choices=words)]]

    book = load_workbook(io.BytesIO(written(BookSheet("Answers", [BookColumn("Claim")], rows))))

    (rule,) = book["Answers"].data_validations.dataValidation
    assert (rule.formula1, str(rule.sqref)) == ("Lists!$A$1:$A$2", "A2 A3")
    assert [cell.value for cell in book["Lists"]["A"]] == list(words)
    assert book["Lists"].sheet_state == "hidden"
    assert {cell.data_type for cell in book["Lists"]["A"]} == {"s"}


def test_a_text_that_no_cell_holds_is_refused_and_never_cut() -> None:
    assert fits("x" * 32_767) and fits("😀" * 16_383)
    assert not fits("x" * 32_768) and not fits("😀" * 16_384)

    with pytest.raises(ValueError, match="do not fit"):
        written(BookSheet("Answers", [BookColumn("a")], [[BookCell("😀" * 16_384)]]))


COLUMNS = {"code": "code", "text": "text"}
WANTED = Wanted(frozenset({"code"}), lambda name: COLUMNS.get(name.casefold()))


def from_hand(book: bytes) -> tuple[list[tuple[str, ...]], list[Fault]]:
    faults = FaultList()
    found = read_wanted(io.BytesIO(book), WANTED, name="book", faults=faults)
    return [row.cells for table in found for row in table.rows], faults.faults


def other_sheets(book: Workbook) -> None:
    mine = book.create_sheet("Mine", 0)
    mine.append(["=1+1", "#N/A", "anything"])
    mine.merge_cells("A1:B1")
    book.active.sheet_state = "visible"


def test_sheets_columns_and_lines_of_their_own_are_passed_over() -> None:
    rows = [
        ["My city's list", None, None, None],
        [None, None, "sum", "TEXT", "Code", None],
        [1, "", "=A1+1", "Hello", "DM1", "x" * 40_000],
        ["only mine", None, None, None, None],
        [None, None, None, 2.0, "DM2"],
    ]

    found, faults = from_hand(workbook(rows, change=other_sheets))

    assert (found, faults) == ([("Hello", "DM1"), ("2", "DM2")], [])


def test_in_a_column_of_use_a_formula_is_a_fault_at_the_name_that_stands_there() -> None:
    found, faults = from_hand(workbook([["Code", "Text"], ["DM1", "=1+1"], ["DM2", "x"]]))

    assert found == [("DM2", "x")]
    assert faults == [Fault(Place("book", "Findings", 2, "Text"), TableFault.FORMULA)]


def test_a_column_of_use_that_is_there_twice_is_a_fault_however_it_is_written() -> None:
    _, faults = from_hand(workbook([["Code", "TEXT", "text"], ["DM1", "x", "y"]]))

    assert [fault.reason for fault in faults] == [TableFault.DOUBLED_COLUMN]


def test_a_file_without_a_wanted_head_gives_no_table() -> None:
    assert from_hand(workbook([["city", "A"], ["demo:a", 1]])) == ([], [])
    assert from_hand(b"city,A\ndemo:a,1\n") == ([], [])
