"""What differs between two texts, word by word."""

from __future__ import annotations

from time import perf_counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assay.journey.differences import Kind, Piece, differences

SAME, GONE, NEW = Kind.SAME, Kind.GONE, Kind.NEW


def test_a_word_that_was_changed_is_one_that_went_and_one_that_came() -> None:
    found = differences("The board meets every month.", "The board meets every week.")

    assert found == (Piece(SAME, "The board meets every "), Piece(GONE, "month."), Piece(NEW, "week."))


def test_words_that_came_stand_where_they_are_read() -> None:
    found = differences("The board meets.", "The new board often meets.")

    assert found == (
        Piece(SAME, "The "),
        Piece(NEW, "new "),
        Piece(SAME, "board "),
        Piece(NEW, "often "),
        Piece(SAME, "meets."),
    )


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("", "", ()),
        ("Same.", "Same.", (Piece(SAME, "Same."),)),
        ("", "New.", (Piece(NEW, "New."),)),
        ("Gone.", "", (Piece(GONE, "Gone."),)),
    ],
)
def test_the_ends_of_it(before: str, after: str, found: tuple[Piece, ...]) -> None:
    assert differences(before, after) == found


@given(st.text(), st.text())
def test_the_pieces_make_both_texts(before: str, after: str) -> None:
    found = differences(before, after)

    assert "".join(one.text for one in found if one.kind is not NEW) == before
    assert "".join(one.text for one in found if one.kind is not GONE) == after


@pytest.mark.parametrize("word", ["a", "word{n}"])
def test_long_texts_are_compared_in_a_moment(word: str) -> None:
    before = " ".join(word.format(n=n % 700) for n in range(10_000))
    after = " ".join(word.format(n=n % 701) for n in range(1, 10_001)) + " end"

    began = perf_counter()
    differences(before, after)

    assert perf_counter() - began < 2
