"""What is wrong with something we were given: a place, a reason, and the values its sentence needs.

Nothing here is shown to anybody: `assay.words.faults` turns a fault into its sentence.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Self


class FaultReason(StrEnum):
    """Why something is refused. The package that finds the fault has its own enum, made from this one."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a fault is. What is not known, or means nothing there, is left out.

    `row` counts as a spreadsheet does (the head is usually 1), `column` is the column's name or, where
    it has none, its letter; `line` counts the lines of a text file.
    """

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: str | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    place: Place
    reason: FaultReason
    values: Mapping[str, object] = field(default_factory=dict, hash=False)


class Faulty(Exception):
    """Something was refused, with everything that is wrong with it."""

    def __init__(self, faults: Iterable[Fault], *, more: int = 0) -> None:
        self.faults = tuple(faults)
        self.more = more
        """How many faults were counted beyond those kept in `faults`."""
        super().__init__(*self.faults)


class FaultList:
    """Gathers faults, so that all of them are told at once."""

    KEPT = 1000
    """A file of five million formulas must not become five million objects: the rest is only counted."""

    def __init__(self) -> None:
        self.faults: list[Fault] = []
        self.more = 0

    def __bool__(self) -> bool:
        return bool(self.faults)

    @property
    def count(self) -> int:
        return len(self.faults) + self.more

    def add(self, place: Place, reason: FaultReason, **values: object) -> Self:
        if len(self.faults) < self.KEPT:
            self.faults.append(Fault(place, reason, values))
        else:
            self.more += 1
        return self

    def faulty(self) -> Faulty:
        return Faulty(self.faults, more=self.more)

    def check(self) -> None:
        """Raise `Faulty` when anything was added."""
        if self.faults:
            raise self.faulty()
