"""Public figures about the programme, as their sources state them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from assay.journey.days import first_day, is_day
from assay.reports.hosts import host
from assay.words.registry import day_words

CERTIFIED = "cities certified, cumulative"


@dataclass(frozen=True)
class Figure:
    """`day` is as precise as the source; `measure` says how the number came about where it was computed."""

    day: str
    measure: str
    value: str
    source: str

    @property
    def day_words(self) -> str:
        return day_words(self.day)

    @property
    def host(self) -> str:
        return host(self.source)


def certified_in_all(today: date) -> Figure | None:
    """The newest figure, as of `today`, of how many places were ever certified."""
    known = (
        figure
        for figure in figures()
        if figure.measure.startswith(CERTIFIED) and is_day(figure.day) and first_day(figure.day) <= today
    )
    return max(known, key=lambda figure: figure.day, default=None)


@cache
def figures() -> tuple[Figure, ...]:
    text = files("assay").joinpath("data", "programme_figures.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return tuple(Figure(row["date"], row["measure"], row["value"], row["source"]) for row in rows)
