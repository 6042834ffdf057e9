"""Who is meant by a name after an @."""

from __future__ import annotations

import pytest

from assay.journey.mentions import mentioned

TEAM = {1: "Ana Castro", 2: "Ana Lima", 3: "Bea Ito", 4: "Bea-Lou Diaz"}


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("@Ana Castro, please look.", {1}),
        ("Thanks @ana lima and @BEA ITO.", {2, 3}),
        ("@Bea please", {3}),
        ("@Bea-Lou please", {4}),
        ("@Ana, one of you", set()),
        ("Ana Castro knows", set()),
        ("write to ana@example.org or @Castro", set()),
        ("@Beatrice", set()),
        ("write to it@bea.example", set()),
        ("", set()),
    ],
)
def test_the_whole_name_or_a_first_name_that_is_hers_alone_mentions(text: str, meant: set[int]) -> None:
    assert mentioned(text, TEAM) == meant


def test_of_nobody_nobody_is_mentioned() -> None:
    assert mentioned("@Ana", {}) == frozenset()
