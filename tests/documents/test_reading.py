"""Honest files: what is on their pages, and what is not."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from PIL import Image

from assay.documents import kinds
from assay.documents.apart import reading
from assay.documents.limits import LIMITS, Limits
from assay.documents.made import Made
from assay.documents.reading import read
from tests.documents import making


@pytest.fixture
def source(tmp_path: Path) -> Path:
    return tmp_path / "source"


def made(source: Path, content: bytes, kind: str, limits: Limits = LIMITS) -> Made:
    source.write_bytes(content)
    return read(source, kind, source.parent, limits)


def texts(found: Made) -> list[str]:
    return [" ".join(page.text.split()) for page in found.pages]


def picture(found: Made) -> Image.Image:
    """Of the first page."""
    return Image.open(io.BytesIO((found.folder / found.pages[0].file).read_bytes()))


def test_a_pdf_has_a_picture_and_the_text_of_each_page(source: Path) -> None:
    found = made(source, making.a_pdf("The charter of 2022.", "Köln, Łódź"), kinds.PDF)

    assert texts(found) == ["The charter of 2022.", "Köln, Łódź"]
    assert (found.pages_in_all, found.problem) == (2, None)
    assert [(page.number, page.width, page.height) for page in found.pages] == [
        (1, 1000, 1415),
        (2, 1000, 1415),
    ]
    assert (picture(found).format, picture(found).size) == ("WEBP", (1000, 1415))


def test_a_broken_page_has_no_picture_and_the_others_do(source: Path) -> None:
    broken = making.pdf_with_pages(b"3 0 R 4 0 R", 2, making.pdf_page(), b"<</Type/Font>>")

    found = made(source, broken, kinds.PDF)

    assert [bool(page.width) for page in found.pages] == [True, False]


def test_a_turned_photograph_stands_upright_and_tells_nothing_of_its_maker(source: Path) -> None:
    found = made(source, making.a_turned_picture("taken at the mayor's house"), kinds.JPEG)

    assert (found.pages[0].width, found.pages[0].height) == (40, 60)
    assert picture(found).getexif() == {}
    assert b"mayor" not in (source.parent / "1.webp").read_bytes()


def test_what_is_clear_in_a_picture_becomes_white(source: Path) -> None:
    clear = io.BytesIO()
    Image.new("RGBA", (20, 20), (0, 0, 0, 0)).save(clear, "PNG")

    found = made(source, clear.getvalue(), kinds.PNG)

    assert picture(found).convert("RGB").getpixel((10, 10)) == (255, 255, 255)


def test_a_picture_full_of_detail_still_is_a_light_page(source: Path) -> None:
    noise = io.BytesIO()
    Image.effect_noise((2400, 1800), 90).convert("RGB").save(noise, "JPEG")

    found = made(source, noise.getvalue(), kinds.JPEG)

    assert (source.parent / "1.webp").stat().st_size <= LIMITS.page_bytes
    assert found.pages[0].width >= 600


def test_a_word_file_keeps_its_order_of_headings_lists_and_tables(source: Path) -> None:
    found = made(source, making.a_full_word_file(), kinds.WORD)

    assert texts(found) == [
        "Open data policy Scope It holds for all departments. • Inventory Department Parks"
    ]


def test_text_under_review_counts_as_text(source: Path) -> None:
    wrapped = "<w:sdt><w:sdtContent>" + making.paragraph("Filled in") + "</w:sdtContent></w:sdt>"

    found = made(source, making.word_file_of(making.paragraph("Before") + wrapped), kinds.WORD)

    assert texts(found) == ["Before Filled in"]


def test_a_table_within_a_table_is_read_once(source: Path) -> None:
    def table(inner: str) -> str:
        return f"<w:tbl><w:tr><w:tc>{inner}</w:tc></w:tr></w:tbl>"

    inner = making.paragraph("Outer") + table(making.paragraph("Inner")) + making.paragraph("")

    found = made(source, making.word_file_of(table(inner)), kinds.WORD)

    assert texts(found) == ["Outer Inner"]


def test_a_workbook_shows_every_visible_sheet_with_letters_and_numbers(source: Path) -> None:
    found = made(source, making.a_workbook(["City", "Share"], ["Köln", 0.5], Second=[["x"]]), kinds.EXCEL)

    assert texts(found) == ["Sheet A B 1 City Share 2 Köln 0.5", "Second A 1 x"]


def test_a_share_is_shown_as_a_share(source: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    book["Sheet"]["A1"] = 0.256
    book["Sheet"]["A1"].number_format = "0.0%"

    assert texts(made(source, making.saved(book), kinds.EXCEL)) == ["Sheet A 1 25.6 %"]


def test_a_formula_is_never_worked_out(source: Path) -> None:
    found = made(source, making.a_workbook(["Sum", "=1+1"]), kinds.EXCEL)

    assert texts(found) == ["Sheet A 1 Sum"]


def test_a_wide_sheet_goes_on_below(source: Path) -> None:
    found = made(source, making.a_workbook([f"c{number}" for number in range(12)]), kinds.EXCEL)

    assert "J 1 c0 c1" in texts(found)[0]
    assert "K L 1 c10 c11" in texts(found)[0]


def test_slides_are_a_page_each(source: Path) -> None:
    found = made(source, making.slides("Where we were", ""), kinds.POWERPOINT)

    assert texts(found) == ["Where we were • First point • Second point", "2 • First point • Second point"]


def test_a_table_on_a_slide_is_read(source: Path) -> None:
    assert texts(made(source, making.slides_with_a_table(), kinds.POWERPOINT)) == ["Spending Parks 12"]


def test_csv_is_a_table_whatever_divides_it(source: Path) -> None:
    found = made(source, "\ufeffStadt;Einwohner\nKöln;1 000 000\n".encode(), kinds.CSV)

    assert texts(found) == ["A B 1 Stadt Einwohner 2 Köln 1 000 000"]


def test_a_text_keeps_its_paragraphs_and_pages(source: Path) -> None:
    found = made(source, b"One\r\nand a half\r\n\r\nTwo\fThree", kinds.TEXT)

    assert [page.text.split("\n") for page in found.pages] == [["One", "and a half", "Two"], ["Three"]]


def test_what_somebody_wrote_is_never_markup(source: Path) -> None:
    written = '#panic("x") $x$ *bold* _it_ @ref <label> \\ #read("/etc/passwd") `raw` // gone /* gone */ ---'

    found = made(source, written.encode(), kinds.TEXT)

    assert texts(found) == [written]


def test_a_letter_that_no_font_has_is_in_the_text(source: Path) -> None:
    found = made(source, "日本語 한국어 日本語".encode(), kinds.TEXT)

    assert texts(found) == ["日本語 한국어 日本語"]


def test_a_word_without_end_is_broken_on_the_page_and_whole_in_the_text(source: Path) -> None:
    found = made(source, b"x" * 300, kinds.TEXT)

    assert "".join(found.pages[0].text.split()) == "x" * 300


def test_letters_that_cannot_be_seen_or_kept_are_left_out(source: Path) -> None:
    found = made(source, "a\u202eb\u0007c\ufffe\ue000d\u2066e".encode(), kinds.TEXT)

    assert texts(found) == ["abcde"]


def test_the_same_file_makes_the_same_pages(source: Path) -> None:
    first = made(source, making.a_full_word_file(), kinds.WORD)
    before = (source.parent / "1.webp").read_bytes()

    assert made(source, source.read_bytes(), kinds.WORD) == first
    assert (source.parent / "1.webp").read_bytes() == before


@pytest.mark.parametrize(
    ("kind", "content"),
    [
        (kinds.PDF, making.a_pdf("Hello")),
        (kinds.WORD, making.a_full_word_file()),
        (kinds.EXCEL, making.a_workbook(["Hello"])),
        (kinds.POWERPOINT, making.slides("Hello")),
        (kinds.CSV, b"Hello,you"),
        (kinds.TEXT, b"Hello"),
        (kinds.PNG, making.a_picture("PNG")),
        (kinds.JPEG, making.a_picture("JPEG")),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_every_kind_is_read_in_a_process_of_its_own(kind: str, content: bytes, tmp_path: Path) -> None:
    with reading(io.BytesIO(content), kind, tmp_path) as found:
        assert (found.problem, len(found.pages)) == (None, 1)
        assert (found.folder / found.pages[0].file).read_bytes()[8:12] == b"WEBP"

    assert list(tmp_path.iterdir()) == []
