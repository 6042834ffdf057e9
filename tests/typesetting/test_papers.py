"""Papers: tagged PDF from any text at all, the same to the byte, and no text read as markup."""

from __future__ import annotations

import time

import page
import pypdfium2
import pytest

from assay.typesetting.papers import Bullets, Facts, Heading, Kept, Link, Paper, Part, Table, pdf, text

EVERY_SCRIPT = [
    "Plain words, ñ é ő ß, “quoted” – dashed",
    "Ελληνικά, Кириллица, العربية, עברית",
    "漢字 ひらがな 한국어 ไทย हिन्दी",
    "\U0001f600 \U0001f468\u200d\U0001f469\u200d\U0001f467 \U0001f1e8\U0001f1f4",
    "\x00\x07\x1b\ud800\ufffe\ue000\u202e\u200b\u2028\ufeff\t",
    "x" * 5000,
    "#let a = 1; $x^2$ *b* _i_ `c` [d] @e <f> \\ // /* = h - i + j",
    "",
]


def a_paper(*parts: Part) -> Paper:
    return Paper(
        "A title", "en", "Head, claimed", "For Ana", "Page {n} of {all}", (Heading("A title"), *parts)
    )


def read(pages: bytes) -> list[str]:
    return [one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(pages)]


@pytest.mark.parametrize("words", EVERY_SCRIPT, ids=range(len(EVERY_SCRIPT)))
def test_any_text_becomes_a_tagged_pdf(words: str) -> None:
    made = pdf(
        a_paper(
            Heading(words or "-", 2),
            text(words),
            Bullets(((words, Link(f"https://a.example/{words[:300]}")),)),
            Facts(((words or "-", (text(words), Bullets(((words,),)))),)),
            Table(("Name", "Count"), ((words, "1"),)),
        ),
        at=0,
    )

    found = page.validate_pdf_bytes(made)
    assert found.is_compliant, [(failure.rule_id, failure.message) for failure in found.failures]


def test_head_and_foot_stand_on_every_page_and_pages_are_counted() -> None:
    pages = read(pdf(a_paper(*[text("A line.\n\n" * 30)] * 6), at=0))

    assert len(pages) > 2
    for number, one in enumerate(pages, start=1):
        assert all(words in one for words in ("Head, claimed", "For Ana", f"Page {number} of {len(pages)}"))


def test_markup_is_shown_as_it_was_typed() -> None:
    assert "#let a = 1; $x^2$ *b* _i_ `c` [d] @e <f>" in " ".join(
        read(pdf(a_paper(text(EVERY_SCRIPT[6])), at=0))
    )


def test_what_no_font_shows_is_replaced_and_said() -> None:
    whole = read(pdf(a_paper(text("a 漢 b")), at=0, missing="Some letters are missing."))[0]

    assert "a □ b" in whole
    assert "Some letters are missing." in whole


def test_letters_are_told_apart_though_all_are_asked_about_at_once() -> None:
    whole = read(pdf(a_paper(text("é 漢 a\u20ac \u0f71 ő 한 ñ")), at=0))[0]

    assert "é □ a€ □ ő □ ñ" in whole


def test_thousands_of_letters_that_no_font_has_take_no_time_of_their_own() -> None:
    started = time.process_time()

    whole = read(pdf(a_paper(text("".join(map(chr, range(0x5000, 0x5000 + 3000))))), at=0))[0]

    assert "□□□" in whole
    assert time.process_time() - started < 5


def test_nothing_is_said_where_nothing_was_replaced() -> None:
    whole = read(pdf(a_paper(text("Ana")), at=0, missing="Some letters are missing."))[0]

    assert "Some letters are missing." not in whole


def test_the_same_paper_is_the_same_to_the_byte() -> None:
    paper = a_paper(text("One."), Kept((Heading("Two", 2), text("Three."))))

    assert pdf(paper, at=86_400) == pdf(paper, at=86_400)


def test_what_belongs_together_stays_on_one_page() -> None:
    kept = [
        Kept((Heading(f"Part {number}", 2), text("Begins.\n\n" + "Goes on.\n" * 9 + "Ends.")))
        for number in range(9)
    ]

    pages = read(pdf(a_paper(*kept), at=0))

    assert len(pages) > 1
    assert [one.count("Begins.") for one in pages] == [one.count("Ends.") for one in pages]


def test_what_is_longer_than_a_page_goes_on_over_the_next() -> None:
    pages = read(pdf(a_paper(Kept((text("A line.\n" * 200),))), at=0))

    assert sum(one.count("A line.") for one in pages) == 200


def test_addresses_are_followed_as_they_are_however_they_are_broken() -> None:
    address = "https://a.example/" + "long" * 40

    made = pdf(a_paper(Bullets(((Link(address),),))), at=0)

    assert address.encode() in made
