"""What differs between two texts, word by word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

# Above so many words, those that come again and again no longer hold two texts together: time stays short.
MOST_WEIGHED = 1_000
# A word with the space after it, so that the pieces put together are the text.
_WORDS = re.compile(r"\s+|\S+\s*")


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


def differences(before: str, after: str) -> tuple[Piece, ...]:
    """The later text with what it dropped in its place. What is gone and what stayed make the earlier one."""
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    head = _shared(old, new)
    tail = _shared(old[head:][::-1], new[head:][::-1])
    found = [
        (Kind.SAME, old[:head]),
        *_middle(old[head : len(old) - tail], new[head : len(new) - tail]),
        (Kind.SAME, old[len(old) - tail :]),
    ]
    return tuple(Piece(kind, "".join(words)) for kind, words in found if words)


def _middle(old: Sequence[str], new: Sequence[str]) -> Iterator[tuple[Kind, Sequence[str]]]:
    weighed = max(len(old), len(new)) <= MOST_WEIGHED
    for _, start, end, later_start, later_end in SequenceMatcher(
        None, old, new, autojunk=not weighed
    ).get_opcodes():
        gone, came = old[start:end], new[later_start:later_end]
        if gone == came:
            yield Kind.SAME, gone
        else:
            yield Kind.GONE, gone
            yield Kind.NEW, came


def _shared(one: Sequence[str], other: Sequence[str]) -> int:
    """With how many words both begin."""
    return next(
        (at for at, (first, second) in enumerate(zip(one, other, strict=False)) if first != second),
        min(len(one), len(other)),
    )
