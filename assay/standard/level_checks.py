"""What levels must be: of known parts, reachable, and each asking for more than the one below it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from fractions import Fraction
from itertools import pairwise

from assay.faults import Fault
from assay.standard.bones import LevelBones, RequirementBones, placed
from assay.standard.checking import Pieces, doubled
from assay.standard.complaints import Complaint
from assay.standard.levels import BINDING_ORDER
from assay.standard.sheets import Sheet


def level_complaints(pieces: Pieces) -> Iterator[Fault]:
    """Every fault of the levels and of the recognitions beside them."""
    sheet = pieces.levels_sheet
    if sheet is None:
        return
    yield from _codes(pieces, sheet)
    for index, level in placed(pieces.levels.levels):
        yield from _requirements(index, level, pieces, sheet)
    yield from _order(pieces, sheet)


def _codes(pieces: Pieces, sheet: Sheet) -> Iterator[Fault]:
    levels, recognitions = pieces.level_codes, pieces.levels.recognitions
    for index, code in doubled([*levels, *(one.code if one else None for one in recognitions)]):
        key, number = ("levels", index) if index < len(levels) else ("recognitions", index - len(levels))
        yield sheet.fault(Complaint.CODE_DOUBLED, key, number, "code", code=code)
    for index, recognition in placed(recognitions):
        if recognition.below is not None and recognition.below not in levels:
            path = ("recognitions", index, "below")
            yield sheet.fault(Complaint.LEVEL_UNKNOWN, *path, level=recognition.below)


def _requirements(index: int, level: LevelBones, pieces: Pieces, sheet: Sheet) -> Iterator[Fault]:
    for number, kind in doubled([one.kind if one else None for one in level.requires]):
        path = ("levels", index, "requires", number)
        yield sheet.fault(Complaint.REQUIREMENT_DOUBLED, *path, kind=kind, level=level.code)
    for number, requirement in placed(level.requires):
        path = ("levels", index, "requires", number)
        if requirement.kind == "criteria":
            yield from _must_haves(path, requirement, pieces, sheet)
        if pieces.head_sheet is None:
            continue
        if requirement.kind == "outcome" and pieces.head.outcome is None:
            yield sheet.fault(Complaint.OUTCOME_MISSING, *path, level=level.code)
        if _is_unreachable(requirement, len(pieces.head.components)):
            yield sheet.fault(Complaint.LEVEL_UNREACHABLE, *path, level=level.code, kind=requirement.kind)


def _must_haves(
    path: tuple[str | int, ...], requirement: RequirementBones, pieces: Pieces, sheet: Sheet
) -> Iterator[Fault]:
    for place, code in doubled(requirement.criteria):
        yield sheet.fault(Complaint.CODE_DOUBLED, *path, "criteria", place, code=code)
    for place, code in placed(requirement.criteria):
        if code not in pieces.codes:
            yield sheet.fault(Complaint.CRITERION_UNKNOWN, *path, "criteria", place, code=code)
        most, enough = pieces.most(code), requirement.enough
        if most is not None and enough is not None and enough > most:
            yield sheet.fault(Complaint.RATING_OFF_SCALE, *path, "enough", rating=enough, most=most)


def _is_unreachable(requirement: RequirementBones, components: int) -> bool:
    """A share above the whole, or more components than there are."""
    at_least, across = requirement.at_least, requirement.worked_across
    if requirement.kind == "share":
        return isinstance(at_least, tuple) and at_least[0] > at_least[1]
    if requirement.kind == "components":
        too_many = isinstance(at_least, int) and at_least > components
        return too_many or not components or (across is not None and across[0] > across[1])
    return False


def _order(pieces: Pieces, sheet: Sheet) -> Iterator[Fault]:
    components = len(pieces.head.components)
    for index, (lower, higher) in enumerate(pairwise(pieces.levels.levels), start=1):
        below, above = _demands(lower, components), _demands(higher, components)
        if lower is None or higher is None or below is None or above is None:
            continue
        kinds = [kind for kind in BINDING_ORDER if not above.as_much_as(below, kind)]
        if above == below:
            kinds = [one.kind for _, one in placed(higher.requires) if one.kind]
        if kinds:
            values = {"lower": lower.code, "higher": higher.code, "kinds": kinds}
            yield sheet.fault(Complaint.LEVELS_OUT_OF_ORDER, "levels", index, **values)


@dataclass
class Demands:
    """What a level asks for, so that two can be compared. What it does not ask for is nought."""

    must_haves: dict[str, int] = field(default_factory=dict)
    outcome: bool = False
    components: int = 0
    across: Fraction = Fraction(0)
    share: Fraction = Fraction(0)

    def as_much_as(self, other: Demands, kind: str) -> bool:
        match kind:
            case "criteria":
                return all(self.must_haves.get(code, 0) >= n for code, n in other.must_haves.items())
            case "outcome":
                return self.outcome >= other.outcome
            case "components":
                return self.components >= other.components and self.across >= other.across
            case _:
                return self.share >= other.share


def _demands(level: LevelBones | None, components: int) -> Demands | None:
    """None where a requirement could not be read: then nothing can be said of the order."""
    demands = Demands()
    for one in level.requires if level else ():
        match one:
            case RequirementBones(kind="criteria", enough=int(enough)):
                demands.must_haves.update((code, enough) for _, code in placed(one.criteria))
            case RequirementBones(kind="outcome"):
                demands.outcome = True
            case RequirementBones(kind="components", at_least=int(count), worked_across=(part, whole)):
                demands.components, demands.across = count, Fraction(part, whole)
            case RequirementBones(kind="components", at_least="all", worked_across=(part, whole)):
                demands.components, demands.across = components, Fraction(part, whole)
            case RequirementBones(kind="share", at_least=(part, whole)):
                demands.share = Fraction(part, whole)
            case _:
                return None
    return demands
