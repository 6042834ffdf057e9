"""What differs between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum
from itertools import groupby

# Above so many words, those that come again and again no longer hold two texts together: time stays short.
MOST_WEIGHED = 1_000
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
    weighed = max(len(old), len(new)) <= MOST_WEIGHED
    before, after = ([word for word, _ in side] for side in (old, new))
    matcher = SequenceMatcher(None, before, after, autojunk=not weighed)
    for tag, start, end, later_start, later_end in matcher.get_opcodes():
        gone, came = old[start:end], new[later_start:later_end]
        if tag != "equal":
            yield Piece(Kind.GONE, _text(gone))
            yield Piece(Kind.NEW, _text(came))
            continue
        for (word, space), (_, later_space) in zip(gone, came, strict=True):
            if space == later_space:
                yield Piece(Kind.SAME, word + space)
            else:
                yield from (
                    Piece(Kind.SAME, word),
                    Piece(Kind.GONE, space),
                    Piece(Kind.NEW, later_space),
                )


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
