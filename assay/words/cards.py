"""What a city's findings come to, in one line: the level, the points, and the rule that binds."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assay.scoring import Card
from assay.standard.editions import Edition
from assay.standard.levels import CriteriaRequired
from assay.words.scoring import obstacle_sentence
from assay.words.texts import said


def level_name(level: str | None, edition: Edition) -> str:
    """The name of a level; "No level" for none."""
    return said(edition.level_by_code[level].title) if level else _("No level")


def first_line(card: Card, edition: Edition) -> str:
    """ "Gold: 31 of 43 and all 3 core criteria. Platinum needs 6 more points: …" """
    binding = obstacle_sentence(card.binding, edition) if card.binding else ""
    return " ".join(part for part in (_reached(card, edition), binding) if part)


def decided_line(card: Card, level: str | None, edition: Edition) -> str:
    """The committee's decision first, and what the findings alone come to where it departed from them."""
    if level == card.level:
        return first_line(card, edition)
    values = {"level": level_name(level, edition), "line": first_line(card, edition)}
    return _("%(level)s, as the committee decided. The findings alone come to: %(line)s") % values


def _reached(card: Card, edition: Edition) -> str:
    values: dict[str, object] = {
        "level": level_name(card.level, edition),
        "points": card.points,
        "possible": card.possible,
    }
    core = _core_of(card.level, edition)
    if not core:
        return _("%(level)s: %(points)s of %(possible)s.") % values
    return ngettext(
        "%(level)s: %(points)s of %(possible)s and the core criterion.",
        "%(level)s: %(points)s of %(possible)s and all %(core)s core criteria.",
        core,
    ) % {**values, "core": core}


def _core_of(level: str | None, edition: Edition) -> int:
    """How many must-haves a level that was reached rests on."""
    if level is None:
        return 0
    required = edition.level_by_code[level].requires
    return sum(len(one.criteria) for one in required if isinstance(one, CriteriaRequired))
