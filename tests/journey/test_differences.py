"""What differs between two texts, word by word."""

from __future__ import annotations

from random import Random
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


def test_of_words_that_changed_places_as_many_as_can_be_stay() -> None:
    found = differences("We plan, we do, we check.", "We do, we check, we plan.")

    assert "".join(one.text for one in found if one.kind is SAME) == "We do, we "


def numbered(word: str) -> tuple[str, str]:
    before = " ".join(word.format(n=n % 700) for n in range(10_000))
    return before, " ".join(word.format(n=n % 701) for n in range(1, 10_001)) + " end"


def a_fifth_changed() -> tuple[str, str]:
    words = [f"w{one}" for one in Random(1).choices(range(150), k=4_000)]
    return " ".join(words), " ".join(word if n % 5 else f"{word}-new" for n, word in enumerate(words))


@pytest.mark.parametrize(
    ("before", "after"),
    [numbered("a"), numbered("word{n}"), a_fifth_changed()],
    ids=["one word again and again", "words of one order", "every fifth word changed"],
)
def test_long_texts_are_compared_in_a_moment(before: str, after: str) -> None:
    began = perf_counter()
    differences(before, after)

    assert perf_counter() - began < 1
