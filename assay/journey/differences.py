"""What differs between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

_WORDS = re.compile(r"(\S+|(?=\s))(\s*)")


class Kind(StrEnum):
    SAME = "same"
    GONE = "gone"
    NEW = "new"


@dataclass(frozen=True)
class Piece:
    """A stretch of words that stayed, went or came."""

    kind: Kind
    text: str

    @property
    def gone(self) -> bool:
        return self.kind is Kind.GONE

    @property
    def new(self) -> bool:
        return self.kind is Kind.NEW

    @property
    def blank(self) -> bool:
        return self.text.isspace()


# A word, and the space after it: words are compared, and with their spaces they are the text.
_Word = tuple[str, str]


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """The later text with what it dropped in its place. What is gone and what stayed make the earlier one."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    pieces = [
        Piece(Kind.SAME, _text(old[:head])),
        *_middle(old[head : len(old) - tail], new[head : len(new) - tail]),
        Piece(Kind.SAME, _text(old[len(old) - tail :])),
    ]
    return tuple(_joined(piece for piece in pieces if piece.text))


def _middle(old: Sequence[_Word], new: Sequence[_Word]) -> Iterator[Piece]:
    start = later_start = 0
    ends = (len(old), len(new))
    for at, later_at in [*_stayed([word for word, _ in old], [word for word, _ in new]), ends]:
        yield Piece(Kind.GONE, _text(old[start:at]))
        yield Piece(Kind.NEW, _text(new[later_start:later_at]))
        if (at, later_at) != ends:
            yield from _same(old[at], new[later_at])
        start, later_start = at + 1, later_at + 1


def _same(before: _Word, after: _Word) -> Iterator[Piece]:
    """A word that stayed, and the space after it, which may be another."""
    (word, space), (_, later_space) = before, after
    if space == later_space:
        yield Piece(Kind.SAME, word + space)
    else:
        yield from (Piece(Kind.SAME, word), Piece(Kind.GONE, space), Piece(Kind.NEW, later_space))


def _stayed(old: Sequence[str], new: Sequence[str]) -> Sequence[tuple[int, int]]:
    """Where the most words stand that both have in one order, by their positions in each.

    The table of longest common subsequences, its rows as whole numbers with a bit for each word of `old`
    (Hyyrö 2004): a row is a few operations, so twenty thousand letters take a moment whatever they say.
    A bit is 0 where the word makes the subsequence longer.
    """
    where: dict[str, int] = {}
    for at, word in enumerate(old):
        where[word] = where.get(word, 0) | 1 << at
    full = (1 << len(old)) - 1
    rows = [full]
    for word in new:
        above = rows[-1]
        found = above & where.get(word, 0)
        rows.append((above + found | above - found) & full)
    stayed = []
    at, later_at = len(old), len(new)
    while at and later_at:
        if rows[later_at] >> at - 1 & 1:
            at -= 1
        elif not rows[later_at - 1] >> at - 1 & 1:
            later_at -= 1
        else:
            at, later_at = at - 1, later_at - 1
            stayed.append((at, later_at))
    return stayed[::-1]


def _joined(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """Neighbours of one kind as one piece."""
    for kind, group in groupby(pieces, key=lambda piece: piece.kind):
        yield Piece(kind, "".join(piece.text for piece in group))


def _text(words: Iterable[_Word]) -> str:
    return "".join(word + space for word, space in words)


def _shared(one: Sequence[_Word], other: Sequence[_Word]) -> int:
    """With how many words both begin."""
    return next(
        (at for at, (first, second) in enumerate(zip(one, other, strict=False)) if first != second),
        min(len(one), len(other)),
    )
