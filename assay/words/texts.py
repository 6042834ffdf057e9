"""The words of an edition in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assay.standard.shapes import Text


def said(text: Text | None) -> str:
    """`text` in the language that is active now; blank for None."""
    return "" if text is None else text.in_language(get_language() or "en")


def listed(words: Iterable[str]) -> str:
    """Words as a list in a sentence: "a", "a and b", "a, b and c"."""
    items = list(words)
    if len(items) < 2:
        return "".join(items)
    return _("%(first)s and %(last)s") % {"first": ", ".join(items[:-1]), "last": items[-1]}


def printable(text: str) -> str:
    """`text` with nothing in it that could command a terminal or end a line."""
    return "".join(letter if letter.isprintable() else "\ufffd" for letter in text)
