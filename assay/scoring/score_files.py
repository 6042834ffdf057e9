"""A file of findings: a column `city`, one for each criterion, and perhaps one for the outcome."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from assay.faults import FaultList, FaultReason
from assay.scoring.findings import Findings, OutcomeStanding
from assay.scoring.points import NOT_APPLICABLE
from assay.standard.editions import CITY, OUTCOME, Edition
from assay.tables import Row, Table


class ScoreFault(FaultReason):
    """Why a file of findings is refused. The values that go with a reason stand behind it."""

    COLUMN_MISSING = "column missing"
    COLUMN_UNKNOWN = "column unknown"  # edition
    COLUMN_DOUBLED = "column doubled"  # first, as the other column is written
    NO_OUTCOME = "no outcome"  # edition
    CITY_BLANK = "city blank"
    CITY_DOUBLED = "city doubled"  # city, first: row
    CELL_BLANK = "cell blank"
    NEITHER_MET_NOR_NOT = "neither met nor not"  # cell
    OFF_THE_SCALE = "off the scale"  # cell, most
    OUTCOME_UNCLEAR = "outcome unclear"  # cell


@dataclass(frozen=True, slots=True)
class CityFindings:
    """One row: a city as the file calls it, and its findings."""

    city: str
    findings: Findings


YES_OR_NO = {"1": 1, "0": 0, "met": 1, "not met": 0}


def read_findings(table: Table, edition: Edition, faults: FaultList | None = None) -> Iterator[CityFindings]:
    """The cities of `table`, in its order. Raises Faulty with all that is wrong before the first is given.

    `faults` are those that reading the table found already. Names of columns, words in cells and names of
    cities are compared without regard to case.
    """
    columns = Columns(table, edition, FaultList() if faults is None else faults)
    columns.check()
    return map(columns.findings, table.rows)


class Columns:
    """Which column of a table holds what, and what its cells may say."""

    def __init__(self, table: Table, edition: Edition, faults: FaultList) -> None:
        self.table = table
        self.edition = edition
        self.faults = faults
        self.places = self.placed()
        self.ratings = {
            code: (self.places[code], accepted(most))
            for code, most in edition.most.items()
            if code in self.places
        }

    def placed(self) -> dict[str, int]:
        """The index of each column by what it holds."""
        names = {code.casefold(): code for code in (CITY, *self.edition.by_code, OUTCOME)}
        places: dict[str, int] = {}
        for index, column in enumerate(self.table.columns):
            name = names.get(column.casefold())
            if name is None:
                self.refuse_column(column, ScoreFault.COLUMN_UNKNOWN, edition=self.edition.id)
            elif name == OUTCOME and self.edition.outcome is None:
                self.refuse_column(column, ScoreFault.NO_OUTCOME, edition=self.edition.id)
            elif name not in places:
                places[name] = index
            # A column that stands there twice in the same letters was told when the table was read.
            elif column != (first := self.table.columns[places[name]]):
                self.refuse_column(column, ScoreFault.COLUMN_DOUBLED, first=first)
        for name in (CITY, *self.edition.by_code):
            if name not in places:
                self.refuse_column(name, ScoreFault.COLUMN_MISSING)
        return places

    def check(self) -> None:
        """Raise Faulty with every fault of the head and of all rows."""
        seen: dict[str, int] = {}
        for row in self.table.rows:
            self.check_city(row, seen)
            for code, (index, values) in self.ratings.items():
                if rated(row.cells[index], values) is None:
                    self.refuse_rating(row, index, self.edition.most[code])
            if OUTCOME in self.places:
                self.check_outcome(row, self.places[OUTCOME])
        self.faults.faults.sort(key=lambda fault: fault.place.row or 0)
        self.faults.check()

    def check_city(self, row: Row, seen: dict[str, int]) -> None:
        if CITY not in self.places:
            return
        index = self.places[CITY]
        city = row.cells[index]
        first = seen.setdefault(one_name(city), row.number)
        if not city:
            self.refuse(row, index, ScoreFault.CITY_BLANK)
        elif first != row.number:
            self.refuse(row, index, ScoreFault.CITY_DOUBLED, city=city, first=first)

    def refuse_rating(self, row: Row, index: int, most: int) -> None:
        cell = row.cells[index]
        if not cell:
            self.refuse(row, index, ScoreFault.CELL_BLANK)
        elif most == 1:
            self.refuse(row, index, ScoreFault.NEITHER_MET_NOR_NOT, cell=cell)
        else:
            self.refuse(row, index, ScoreFault.OFF_THE_SCALE, cell=cell, most=most)

    def check_outcome(self, row: Row, index: int) -> None:
        cell = row.cells[index]
        if not cell:
            self.refuse(row, index, ScoreFault.CELL_BLANK)
        elif rated(cell, YES_OR_NO) is None:
            self.refuse(row, index, ScoreFault.OUTCOME_UNCLEAR, cell=cell)

    def refuse_column(self, column: str, reason: ScoreFault, **values: object) -> None:
        self.faults.add(self.table.place(self.table.head, column), reason, **values)

    def refuse(self, row: Row, index: int, reason: ScoreFault, **values: object) -> None:
        self.faults.add(self.table.place(row.number, self.table.columns[index]), reason, **values)

    def findings(self, row: Row) -> CityFindings:
        """The findings of a row that was checked."""
        ratings = {
            code: rated(row.cells[index], values) or 0 for code, (index, values) in self.ratings.items()
        }
        return CityFindings(row.cells[self.places[CITY]], Findings(ratings, self.outcome(row)))

    def outcome(self, row: Row) -> OutcomeStanding | None:
        if self.edition.outcome is None:
            return None
        if OUTCOME not in self.places:
            return OutcomeStanding.ASSUMED
        found = rated(row.cells[self.places[OUTCOME]], YES_OR_NO)
        return OutcomeStanding.FOUND if found else OutcomeStanding.NOT_FOUND


def accepted(most: int) -> dict[str, int]:
    """What a cell may say of a criterion whose scale ends at `most`, and the rating it means."""
    ratings = YES_OR_NO if most == 1 else {str(rating): rating for rating in range(most + 1)}
    return {**ratings, "na": NOT_APPLICABLE}


def rated(cell: str, values: dict[str, int]) -> int | None:
    """The rating that a cell means; None where it means none."""
    rating = values.get(cell)
    return values.get(" ".join(cell.casefold().split())) if rating is None else rating


def one_name(city: str) -> str:
    """A city's name without what cannot tell two cities apart: case, width and spaces."""
    return " ".join(unicodedata.normalize("NFKC", city).casefold().split())
