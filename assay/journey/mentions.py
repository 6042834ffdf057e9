"""Who is meant by "@Ana" in a comment."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Hashable, Mapping
from typing import TypeVar

Key = TypeVar("Key", bound=Hashable)


def mentioned(text: str, names: Mapping[Key, str]) -> frozenset[Key]:
    """The keys of those among `names` whom `text` mentions, by the whole name or by the first.

    A first name that two of them share mentions neither.
    """
    firsts = Counter(_first(name) for name in names.values())
    called = {key: {name.casefold()} | _alone(_first(name), firsts) for key, name in names.items()}
    ways = sorted({way for those in called.values() for way in those if way}, key=len, reverse=True)
    if not ways:
        return frozenset()
    either = "|".join(re.escape(way) for way in ways)
    found = set(re.findall(rf"(?<!\w)@({either})(?!\w)", text.casefold()))
    return frozenset(key for key, those in called.items() if those & found)


def _first(name: str) -> str:
    return name.casefold().partition(" ")[0]


def _alone(first: str, firsts: Counter[str]) -> set[str]:
    return {first} if firsts[first] == 1 else set()
