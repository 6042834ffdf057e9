"""Rows of text as columns that stand straight in a terminal."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator, Sequence

from assay.words.texts import printable

GAP = "  "


def aligned(rows: Sequence[Sequence[str]]) -> Iterator[str]:
    """Each row as a line, every column but the last as wide as its widest cell."""
    cells = [[printable(cell) for cell in row] for row in rows]
    widths = [max(map(width, column)) for column in zip(*cells, strict=True)]
    for row in cells:
        padded = (cell + " " * (most - width(cell)) for cell, most in zip(row, widths, strict=True))
        yield GAP.join(padded).rstrip()


def width(text: str) -> int:
    """The columns that text takes in a terminal: two for a wide letter, none for an accent on its own."""
    if text.isascii():
        return len(text)
    return sum(
        2 if unicodedata.east_asian_width(letter) in "WF" else not unicodedata.combining(letter)
        for letter in text
    )
