"""Names as they are searched: without accents, case and punctuation, and with one form for short words."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

# Written out, for who has typed "sain" has not yet typed "saint".
LONG_FORMS = {"st": "saint", "ste": "sainte", "ft": "fort", "mt": "mount"}

# Raise it when `fold` changes: the keys of the shipped places are then made anew.
VERSION = 1

# "D.C." is one word.
_INITIAL = re.compile(r"(?<!\w)(\w)\.")
_APOSTROPHES = dict.fromkeys(map(ord, "'’‘ʼ`´"))


def fold(words: str) -> str:
    """ "St. Paul" and "Saint Paul" are "saint paul", "Córdoba" is "cordoba", "O'Fallon" is "ofallon"."""
    whole = _INITIAL.sub(r"\1", words.translate(_APOSTROPHES))
    bare = "".join(map(_letter, whole))
    return " ".join(LONG_FORMS.get(word, word) for word in bare.split())


@cache
def _letter(letter: str) -> str:
    """A letter without its accents, in lower case; blank for what is no letter or digit."""
    parts = unicodedata.normalize("NFKD", letter).casefold()
    kept = "".join(part for part in parts if not unicodedata.combining(part))
    return kept if kept.isalnum() else " " * (not unicodedata.combining(letter))
