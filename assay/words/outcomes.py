"""What is asked of progress on an outcome: the name of each figure, and what it means."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

# By the keys of an answer's figures (journey/completeness.py): the label and the hint.
FIGURES: dict[str, tuple[str, str]] = {
    "option": (gettext_noop("Outcome"), ""),
    "goal": (
        gettext_noop("Sustainable Development Goal"),
        gettext_noop("The goal of the United Nations that an outcome of the city's own belongs to."),
    ),
    "measure": (gettext_noop("Measure"), gettext_noop("What is counted, such as days with clean air.")),
    "unit": (gettext_noop("Unit"), gettext_noop("Such as days a year, or percent of households.")),
    "baseline": (gettext_noop("Value at the start"), ""),
    "current": (gettext_noop("Latest value"), ""),
    "period": (gettext_noop("Period between them"), gettext_noop("Such as 2022 to 2024.")),
    "source": (gettext_noop("Source of both values"), gettext_noop("Where anyone can look them up.")),
}

# What is typed, in the order in which it is asked for.
TYPED = tuple(name for name in FIGURES if name != "option")


def label(figure: str) -> str:
    return _(FIGURES[figure][0])


def hint(figure: str) -> str:
    words = FIGURES[figure][1]
    return _(words) if words else ""
