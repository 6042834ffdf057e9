"""Cases: situations beside an edition that say what it must come to."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

from pydantic import TypeAdapter

from assay.faults import Fault
from assay.standard.checking import Pieces, doubled
from assay.standard.complaints import Complaint
from assay.standard.shapes import Shape
from assay.standard.sheets import Sheet, read_sheet, shaped

OutcomeWord = Literal["found", "not found", "assumed"]


class ComponentExpected(Shape):
    points: int | None = None
    possible: int | None = None
    worked_across: bool | None = None


class Expected(Shape):
    """What a case must come to; only what is written is compared."""

    points: int | None = None
    possible: int | None = None
    level: str | None = None
    binding: Literal["criteria", "outcome", "components", "share", "nothing applicable"] | None = None
    binding_for: str | None = None
    earned: dict[str, int] = {}
    components: dict[str, ComponentExpected] = {}


class Case(Shape):
    """`ratings` maps a rating to the codes that have it; all others have `otherwise`."""

    says: str
    otherwise: int = 0
    ratings: dict[int, list[str]] = {}
    not_applicable: list[str] = []
    outcome: OutcomeWord | None = None
    expect: Expected


PlacedCase = tuple[Sheet, int, Case]
Where = tuple[Any, ...]


def read_cases(pieces: Pieces) -> tuple[list[PlacedCase], list[Fault]]:
    """The cases beside an edition, and what is wrong with them."""
    cases: list[PlacedCase] = []
    faults: list[Fault] = []
    for file in sorted((pieces.folder / "cases").glob("*.yaml")):
        sheet, found = read_sheet(pieces.folder, f"cases/{file.name}")
        faults += found
        if sheet is None:
            continue
        listed, found = shaped(sheet, TypeAdapter(list[Case]))
        faults += found
        for index, case in enumerate(listed or []):
            wrong = [*_criteria(sheet, index, case, pieces), *_names(sheet, index, case, pieces)]
            faults += wrong
            if not wrong:
                cases.append((sheet, index, case))
    return cases, faults


def _criteria(sheet: Sheet, index: int, case: Case, pieces: Pieces) -> Iterator[Fault]:
    rated: list[tuple[Where, str]] = [
        *((("ratings", rating), code) for rating, codes in case.ratings.items() for code in codes),
        *((("not_applicable",), code) for code in case.not_applicable),
    ]
    expected: list[tuple[Where, str]] = [(("expect", "earned", code), code) for code in case.expect.earned]
    for path, code in rated + expected:
        most = pieces.most(code)
        if code not in pieces.codes:
            yield sheet.fault(Complaint.CRITERION_UNKNOWN, index, *path, code=code)
        elif path[0] == "ratings" and most is not None and not 0 <= path[1] <= most:
            yield sheet.fault(Complaint.RATING_OFF_SCALE, index, *path, rating=path[1], most=most)
    for number, code in doubled(code for _, code in rated):
        yield sheet.fault(Complaint.CODE_DOUBLED, index, *rated[number][0], code=code)
    tops = [most for code in pieces.criteria if (most := pieces.most(code)) is not None]
    if tops and not 0 <= case.otherwise <= min(tops):
        values = {"rating": case.otherwise, "most": min(tops)}
        yield sheet.fault(Complaint.RATING_OFF_SCALE, index, "otherwise", **values)


def _names(sheet: Sheet, index: int, case: Case, pieces: Pieces) -> Iterator[Fault]:
    for key, level in (("level", case.expect.level), ("binding_for", case.expect.binding_for)):
        if level is not None and level not in pieces.level_codes:
            yield sheet.fault(Complaint.LEVEL_UNKNOWN, index, "expect", key, level=level)
    for component in case.expect.components:
        if component not in pieces.component_codes:
            path = ("expect", "components", component)
            yield sheet.fault(Complaint.COMPONENT_UNKNOWN, index, *path, component=component)
