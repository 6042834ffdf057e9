import io
import zipfile

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from assay.faults import FaultReason, Faulty
from assay.tables import TableFault, read
from assay.tables.writing import write_csv, write_xlsx
from tests.tables.making import workbook

Rows = list[list[str]]

# Everything that can be typed, with more than its share of what has a meaning in some file.
LETTERS = st.one_of(
    st.sampled_from(list("=+-@'\";,\t\r\n_x0D01 <&>\\")),
    st.characters(exclude_categories=["Cs"], exclude_characters="\0"),
)
TEXTS = st.one_of(
    st.sampled_from(["", "1", "not met", "_x000D_", "'=1", "\t=1"]), st.text(LETTERS, max_size=12)
)


@st.composite
def tables(draw: st.DrawFn) -> tuple[list[str], Rows]:
    names = TEXTS.filter(str.strip)
    columns = draw(st.lists(names, min_size=1, max_size=5, unique_by=str.strip))
    row = st.lists(TEXTS, min_size=len(columns), max_size=len(columns)).filter(
        lambda row: any(map(str.strip, row))
    )
    return columns, draw(st.lists(row, min_size=1, max_size=5))


def stripped(rows: Rows) -> list[tuple[str, ...]]:
    return [tuple(cell.strip() for cell in row) for row in rows]


@given(tables())
def test_what_was_written_as_text_is_read_back_equal(table: tuple[list[str], Rows]) -> None:
    columns, rows = table
    stream = io.StringIO(newline="")

    write_csv(stream, columns, rows)

    found = read(io.BytesIO(stream.getvalue().encode()), name="text")
    assert found.columns == tuple(column.strip() for column in columns)
    assert [row.cells for row in found.rows] == stripped(rows)


@settings(max_examples=50, deadline=None)
@given(tables())
def test_what_was_written_as_a_workbook_is_read_back_equal(table: tuple[list[str], Rows]) -> None:
    columns, rows = table
    stream = io.BytesIO()

    write_xlsx(stream, columns, rows)

    found = read(io.BytesIO(stream.getvalue()), name="book")
    assert found.columns == tuple(column.strip() for column in columns)
    assert [row.cells for row in found.rows] == stripped(rows)


def kinds_of_fault(data: bytes) -> set[type[FaultReason]]:
    try:
        read(io.BytesIO(data), name="file")
    except Faulty as refusal:
        return {type(fault.reason) for fault in refusal.faults}
    return set()


STARTS = st.sampled_from(
    [b"", b"city,A\n", b"\xef\xbb\xbf", b"PK\x03\x04", b"PK\x05\x06", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"]
)


@given(STARTS, st.binary(max_size=200))
def test_bytes_are_a_table_or_faulty_and_never_anything_else(start: bytes, data: bytes) -> None:
    assert kinds_of_fault(start + data) <= {TableFault}


GOOD = workbook([["city", "A", "day"], ["demo:a", 1, True], ["demo:b", 0.5, "x"]])
PARTS = {
    name: zipfile.ZipFile(io.BytesIO(GOOD)).read(name)
    for name in zipfile.ZipFile(io.BytesIO(GOOD)).namelist()
}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.integers(0, len(GOOD) - 1), st.binary(min_size=1, max_size=8))
def test_a_workbook_with_wrong_bytes_is_a_table_or_faulty(at: int, data: bytes) -> None:
    assert kinds_of_fault(GOOD[:at] + data + GOOD[at + len(data) :]) <= {TableFault}


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.sampled_from(sorted(PARTS)),
    st.floats(0, 1),
    st.one_of(st.binary(max_size=4), st.sampled_from([b"<c>", b"<row/>", b'"', b"-1", b"9" * 400])),
)
@example("xl/worksheets/sheet1.xml", 1.0, b"")
def test_a_workbook_with_a_wrong_part_is_a_table_or_faulty(part: str, where: float, data: bytes) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, content in PARTS.items():
            at = int(where * len(content))
            archive.writestr(
                name, content[:at] + data + content[at + len(data) :] if name == part else content
            )

    assert kinds_of_fault(stream.getvalue()) <= {TableFault}
