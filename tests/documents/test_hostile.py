"""Files that were made to do harm, or are broken: each ends in its fault, and leaves nothing behind."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest

from assay.documents import kinds
from assay.documents.apart import reading, sweep
from assay.documents.faults import DocumentFault
from assay.documents.limits import BOUNDS, LIMITS, Bounds, Limits
from tests.documents import making

LAUGHS = "<!DOCTYPE d [<!ENTITY a 'ha'>" + "".join(
    f"<!ENTITY {after} '{f'&{name};' * 10}'>" for name, after in zip("abcdefgh", "bcdefghi", strict=True)
)
WORD, EXCEL, SLIDES, PDF = kinds.WORD, kinds.EXCEL, kinds.POWERPOINT, kinds.PDF
# A machine that is busy must not decide how these end.
SHORT = Bounds(processor=6, clock=30)
FEW = Limits(pages=5, cells=2_000, text=20_000)


def a_deep_table(depth: int) -> bytes:
    table = making.paragraph("Deep")
    for _ in range(depth):
        table = f"<w:tbl><w:tr><w:tc>{table}<w:p/></w:tc></w:tr></w:tbl>"
    return making.word_file_of(table)


NOTHING_SHOWN: dict[str, tuple[str, Callable[[], bytes], DocumentFault]] = {
    "a kind that is not read": ("text/html", lambda: b"<p>", DocumentFault.OTHER_KIND),
    "a PDF with a password": (PDF, making.locked_pdf, DocumentFault.LOCKED),
    "a PDF that is only its first line": (PDF, lambda: b"%PDF-1.7\n", DocumentFault.DAMAGED),
    "a PDF that breaks off": (PDF, lambda: making.a_pdf()[:200], DocumentFault.DAMAGED),
    "a PDF without a page": (PDF, lambda: making.pdf_with_pages(b"", 0), DocumentFault.DAMAGED),
    "a PDF whose pages are its own parents": (
        PDF,
        lambda: making.pdf_with_pages(b"2 0 R", 3),
        DocumentFault.DAMAGED,
    ),
    "a PDF with a page as large as a city": (
        PDF,
        lambda: making.pdf_with_pages(b"3 0 R", 1, making.pdf_page(b"0 0 9000000 9000000")),
        DocumentFault.PAGE_TOO_LARGE,
    ),
    "a PDF that draws for ever": (PDF, making.pdf_that_draws_for_ever, DocumentFault.TOOK_TOO_LONG),
    "a PDF that grows for ever": (PDF, making.pdf_that_grows_for_ever, DocumentFault.BROKE_OFF),
    "a picture that unpacks without end": (
        kinds.PNG,
        lambda: making.png_of_size(60_000, 60_000),
        DocumentFault.TOO_MANY_PIXELS,
    ),
    "a photograph that claims to be huge": (
        kinds.JPEG,
        lambda: making.jpeg_of_size(65_000, 65_000),
        DocumentFault.TOO_MANY_PIXELS,
    ),
    "a picture with a bomb of text": (kinds.PNG, making.png_with_a_bomb_of_text, DocumentFault.DAMAGED),
    "a picture that breaks off": (
        kinds.PNG,
        lambda: making.a_picture("PNG", (800, 800))[:-40],
        DocumentFault.DAMAGED,
    ),
    "a picture of another kind": (kinds.PNG, lambda: making.a_picture("GIF"), DocumentFault.DAMAGED),
    "a photograph of rubbish": (kinds.JPEG, lambda: b"\xff\xd8\xff" + b"x" * 999, DocumentFault.DAMAGED),
    "a zip bomb": (
        WORD,
        lambda: making.word_file_of(making.paragraph("x" * (LIMITS.unpacked + 1))),
        DocumentFault.UNPACKS_TOO_LARGE,
    ),
    "a smaller zip bomb": (
        WORD,
        lambda: making.word_file_of(making.paragraph("x" * (LIMITS.unpacked // 2))),
        DocumentFault.UNPACKS_TOO_FAR,
    ),
    "a zip that lies about a size": (
        WORD,
        lambda: making.lying_about_its_size(making.a_word_file("Hello"), making.WORD_MAIN),
        DocumentFault.DAMAGED,
    ),
    "a zip of very many parts": (
        WORD,
        lambda: making.changed(
            making.a_word_file(), {f"word/{number}.xml": b"" for number in range(LIMITS.parts + 1)}
        ),
        DocumentFault.TOO_MANY_PARTS,
    ),
    "a zip with a password": (
        WORD,
        lambda: making.locked_part(making.a_word_file("Hello")),
        DocumentFault.LOCKED,
    ),
    "a zip that breaks off": (WORD, lambda: making.a_word_file("Hello")[:2_000], DocumentFault.DAMAGED),
    "a billion laughs": (
        WORD,
        lambda: making.word_file_of(making.paragraph("&i;"), LAUGHS + "]>"),
        DocumentFault.ENTITIES,
    ),
    "a file that asks for another": (
        WORD,
        lambda: making.word_file_of(
            making.paragraph("&x;"), "<!DOCTYPE d [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
        ),
        DocumentFault.ENTITIES,
    ),
    "laughs in another encoding": (
        WORD,
        lambda: making.changed(
            making.a_word_file(), {making.WORD_MAIN: (LAUGHS + "]><d>&i;</d>").encode("utf-16")}
        ),
        DocumentFault.DAMAGED,
    ),
    "markup without end": (WORD, lambda: making.word_file_of("<w:sdt>" * 5_000), DocumentFault.TOO_DEEP),
    "tables in tables in tables": (WORD, lambda: a_deep_table(400), DocumentFault.TOO_DEEP),
    "markup that is none": (
        WORD,
        lambda: making.changed(making.a_word_file(), {making.WORD_MAIN: b"<w:document"}),
        DocumentFault.DAMAGED,
    ),
    "a file that is of another kind inside": (WORD, lambda: making.a_workbook(["x"]), DocumentFault.DAMAGED),
    "a Word file without a word": (WORD, making.a_word_file, DocumentFault.EMPTY),
    "groups in groups in groups": (SLIDES, lambda: making.slides_of_groups(60), DocumentFault.TOO_DEEP),
    "slides without a slide": (SLIDES, making.slides, DocumentFault.EMPTY),
    "a workbook without a sheet": (
        EXCEL,
        lambda: making.changed(making.a_workbook(["x"]), {"xl/workbook.xml": b"<workbook/>"}),
        DocumentFault.EMPTY,
    ),
    "a table of blanks": (kinds.CSV, lambda: b" , ,\n" * 50, DocumentFault.EMPTY),
    "a text of blanks": (kinds.TEXT, lambda: b" \n" * 50, DocumentFault.EMPTY),
}

BEGINNING_SHOWN: dict[str, tuple[str, Callable[[], bytes], DocumentFault]] = {
    "a PDF of very many pages": (
        PDF,
        lambda: making.pdf_with_pages(
            b" ".join(b"%d 0 R" % number for number in range(3, 100_003)),
            100_000,
            *[making.pdf_page()] * 100_000,
        ),
        DocumentFault.TOO_MANY_PAGES,
    ),
    "a workbook of very many cells": (
        EXCEL,
        lambda: making.a_workbook(*[["x"] * 50] * 200),
        DocumentFault.TOO_MANY_CELLS,
    ),
    "a table of very many columns": (
        kinds.CSV,
        lambda: b",".join([b"x"] * 10_000),
        DocumentFault.TOO_MANY_CELLS,
    ),
    "a cell without end": (
        kinds.CSV,
        lambda: b'a,b\n"' + b"x" * 300_000,
        DocumentFault.TOO_MUCH_TEXT,
    ),
    "a text without end": (kinds.TEXT, lambda: b"word " * 30_000, DocumentFault.TOO_MUCH_TEXT),
}


@pytest.mark.parametrize("name", NOTHING_SHOWN)
def test_a_hostile_file_ends_in_its_fault_and_leaves_nothing(name: str, tmp_path: Path) -> None:
    kind, make, fault = NOTHING_SHOWN[name]

    with reading(io.BytesIO(make()), kind, tmp_path, bounds=SHORT) as made:
        assert (made.problem, made.pages) == (fault, ())

    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("name", BEGINNING_SHOWN)
def test_of_a_file_that_is_too_long_the_beginning_is_shown(name: str, tmp_path: Path) -> None:
    kind, make, fault = BEGINNING_SHOWN[name]

    with reading(io.BytesIO(make()), kind, tmp_path, limits=FEW) as made:
        assert made.problem is fault
        assert 1 <= len(made.pages) <= FEW.pages
        assert all((made.folder / page.file).stat().st_size <= LIMITS.page_bytes for page in made.pages)

    assert list(tmp_path.iterdir()) == []


def test_a_page_that_unpacks_without_end_is_no_more_than_a_page(tmp_path: Path) -> None:
    """The library stops unpacking by itself; were it not to, its memory is bound."""
    with reading(io.BytesIO(making.pdf_that_unpacks_without_end()), PDF, tmp_path) as made:
        assert len(made.pages) == 1 or made.problem in (
            DocumentFault.BROKE_OFF,
            DocumentFault.TOOK_TOO_LONG,
            DocumentFault.TOOK_TOO_MUCH,
        )

    assert list(tmp_path.iterdir()) == []


def test_a_process_that_needs_more_memory_than_it_may_have_breaks_off(tmp_path: Path) -> None:
    # A library that is out of memory may hang instead of ending: then the clock ends it.
    bounds = Bounds(memory=40_000_000, clock=20)

    with reading(io.BytesIO(making.a_pdf()), PDF, tmp_path, bounds=bounds) as made:
        assert made.problem in (
            DocumentFault.BROKE_OFF,
            DocumentFault.TOOK_TOO_MUCH,
            DocumentFault.TOOK_TOO_LONG,
        )

    assert list(tmp_path.iterdir()) == []


def test_a_process_ends_by_itself_when_its_time_is_over(tmp_path: Path) -> None:
    hostile = making.pdf_that_draws_for_ever()

    with reading(io.BytesIO(hostile), PDF, tmp_path, bounds=Bounds(clock=2)) as made:
        assert made.problem is DocumentFault.TOOK_TOO_LONG

    assert list(tmp_path.iterdir()) == []


def test_a_process_that_writes_more_than_it_may_breaks_off(tmp_path: Path) -> None:
    with reading(io.BytesIO(making.a_pdf()), PDF, tmp_path, bounds=Bounds(writes=500)) as made:
        assert made.problem is DocumentFault.BROKE_OFF


def test_what_a_killed_process_left_is_swept_away_and_what_is_being_read_stays(tmp_path: Path) -> None:
    import os

    left, fresh, other = tmp_path / "reading-left", tmp_path / "reading-fresh", tmp_path / "other"
    for folder in (left, fresh, other):
        folder.mkdir()
    long_ago = left.stat().st_mtime - 2 * BOUNDS.clock - 60
    for folder in (left, other):
        os.utime(folder, (long_ago, long_ago))

    sweep(tmp_path)

    assert sorted(tmp_path.iterdir()) == [other, fresh]
