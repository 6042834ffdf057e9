"""What an answer still lacks, as sentences."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from assay.journey.completeness import Lack

LACK_WORDS: dict[Lack, str] = {
    Lack.LOOK_AGAIN: gettext_noop("Look at it again: it is from last time. Save it if it is still true."),
    Lack.NO_EXPLANATION: gettext_noop("Say in a few sentences how the city meets it."),
    Lack.NO_EVIDENCE: gettext_noop("Add at least one piece of evidence."),
    Lack.NO_OPTION: gettext_noop("Choose the outcome."),
    Lack.NO_GOAL: gettext_noop("Name the Sustainable Development Goal it belongs to."),
    Lack.NO_FIGURES: gettext_noop("Give the measure, its unit, baseline, current value, period and source."),
}


def lack(which: Lack) -> str:
    return _(LACK_WORDS[which])


# What an answer is made of, by the names that reports/answers.py gives its parts.
PART_WORDS: dict[str, str] = {
    "claim": gettext_noop("claim"),
    "marks": gettext_noop("checklist"),
    "figures": gettext_noop("outcome in numbers"),
    "explanation": gettext_noop("explanation"),
    "notes": gettext_noop("notes"),
    "evidence": gettext_noop("evidence"),
}


def part(name: str) -> str:
    return _(PART_WORDS[name])


def claim(rating: str) -> str:
    """A claim by the words of its rating; blank: nothing is marked yet."""
    return rating or _("not answered yet")


def in_place(marked: bool) -> str:
    return _("in place") if marked else _("not in place")


def piece_version(number: int) -> str:
    """A piece of evidence as it was at one time."""
    return _("version %(number)s") % {"number": number}


def where_to_look(title: str) -> str:
    return _("%(title)s: where to look") % {"title": title}
