"""What surveys of the programme's cities counted in two years, each figure with its source."""

from __future__ import annotations

import re
from dataclasses import dataclass

from assay.reports.figures import Figure, figures

# How the table writes what a survey counted: "cities doing something, percent (who asked whom)".
_SURVEYED = re.compile(r"(?P<what>.+), percent \((?P<by>.+)\)")


@dataclass(frozen=True)
class Change:
    """The share of cities, in percent, of whom `what` was true in the first and in the last year."""

    what: str
    by: str
    first: Figure
    last: Figure


def changes() -> list[Change]:
    found: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures():
        if surveyed := _SURVEYED.fullmatch(figure.measure):
            found.setdefault((surveyed["what"], surveyed["by"]), []).append(figure)
    ordered = ((key, sorted(group, key=lambda figure: figure.day)) for key, group in found.items())
    return [
        Change(what[0].upper() + what[1:], by, group[0], group[-1])
        for (what, by), group in ordered
        if len(group) > 1
    ]
