"""What stands in a cell, and what somebody means who writes it."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assay.journey.sheets import CLAIM, FIGURE, MARK, NO, YES, plain
from assay.standard.criteria import Criterion
from assay.standard.editions import Edition, Outcome
from assay.words import outcomes
from assay.words.sheets import CELL_WORDS
from assay.words.texts import said

OPTION = f"{FIGURE}option"

# How programs and people write the two.
_YES = frozenset({YES, "1", "true", "x", "y"})
_NO = frozenset({NO, "0", "false", "n"})


def label(cell: str, item: Criterion | Outcome) -> str:
    """What the cell is called beside the name of its item."""
    if cell.startswith(FIGURE):
        return outcomes.label(cell.removeprefix(FIGURE))
    if cell.startswith(MARK) and item.checklist is not None:
        code = cell.removeprefix(MARK)
        return next((said(one.text) for one in item.checklist.items if one.code == code), code)
    return _(CELL_WORDS[cell])


def choices(cell: str, item: Criterion | Outcome, edition: Edition) -> dict[str, str]:
    """What can be chosen in the cell, with its words; nothing where anything may be written."""
    if cell == CLAIM:
        scale = edition.scales[item.scale].ratings
        return _told_apart(
            {str(rating): said(words) for rating, words in sorted(scale.items(), reverse=True)}
        )
    if cell.startswith(MARK):
        return {YES: _("yes"), NO: _("no")}
    if cell == OPTION and isinstance(item, Outcome):
        return _told_apart({option.code: said(option.title) for option in item.options})
    return {}


def shown(cell: str, value: str, item: Criterion | Outcome, edition: Edition) -> str:
    """The value in words."""
    return choices(cell, item, edition).get(value, value)


def meant(cell: str, text: str, item: Criterion | Outcome, edition: Edition) -> str | None:
    """The value that `text` stands for; None where it can be none of the choices."""
    offered = choices(cell, item, edition)
    if not offered or not text:
        return plain(text)
    asked = " ".join(text.split()).casefold()
    for value, words in offered.items():
        if asked == " ".join(words.split()).casefold():
            return value
    if cell.startswith(MARK):
        return YES if asked in _YES else NO if asked in _NO else None
    return text if text in offered else None


def _told_apart(words: dict[str, str]) -> dict[str, str]:
    """The words; the values themselves where two of them read alike."""
    if len({" ".join(text.split()).casefold() for text in words.values()}) == len(words):
        return words
    return {value: value for value in words}
