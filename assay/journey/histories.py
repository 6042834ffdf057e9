"""How a version of an answer came to be."""

from __future__ import annotations

import re
from collections import Counter
from datetime import datetime, timedelta
from enum import StrEnum


class How(StrEnum):
    """`EVIDENCE` follows a change in the library: the words are those of the version before."""

    TYPED = "typed"
    RESTORED = "restored"
    SHEET = "sheet"
    LAST_TIME = "last time"
    PROPOSAL = "proposal"
    EVIDENCE = "evidence"
    STAND = "stand"


# Saves of one person within this time are one sitting.
SITTING = timedelta(minutes=10)


def is_same_sitting(before: datetime, after: datetime, *, same_person: bool) -> bool:
    """Whether the later save goes on with the earlier, so that the history need not list both."""
    return same_person and after - before < SITTING


def loses_nothing(before: str, after: str) -> bool:
    """Whether every word of `before` is in `after` too, as often."""
    return not _words(before) - _words(after)


def _words(text: str) -> Counter[str]:
    return Counter(re.findall(r"\w+", text))
