"""What criteria must be to each other: what they need is there and goes in no circle, and can be met."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping

from assay.faults import Fault
from assay.standard.bones import placed
from assay.standard.checking import Pieces, doubled
from assay.standard.complaints import Complaint


def criterion_complaints(pieces: Pieces) -> Iterator[Fault]:
    """Every fault of prerequisites and checklists."""
    yield from _needs(pieces)
    yield from _circles(pieces)
    yield from _checklists(pieces)


def _needs(pieces: Pieces) -> Iterator[Fault]:
    for sheet, criterion in pieces.criteria.values():
        for index, code in doubled([need.criterion if need else None for need in criterion.needs]):
            yield sheet.fault(Complaint.CODE_DOUBLED, "needs", index, "criterion", code=code)
        for index, need in placed(criterion.needs):
            if need.criterion is None:
                continue
            if need.criterion not in pieces.codes:
                path = ("needs", index, "criterion")
                yield sheet.fault(Complaint.CRITERION_UNKNOWN, *path, code=need.criterion)
            most = pieces.most(need.criterion)
            if most is not None and need.enough is not None and need.enough > most:
                path = ("needs", index, "enough")
                yield sheet.fault(Complaint.RATING_OFF_SCALE, *path, rating=need.enough, most=most)


def _circles(pieces: Pieces) -> Iterator[Fault]:
    """The shortest circle through each need that closes one; each circle once, at its first criterion."""
    needs = {
        code: [need.criterion for _, need in placed(criterion.needs) if need.criterion in pieces.criteria]
        for code, (_, criterion) in pieces.criteria.items()
    }
    told: set[frozenset[str]] = set()
    for code in needs:
        for index, need in enumerate(needs[code]):
            way = _way(need, code, needs)
            if way is None or frozenset(way) in told:
                continue
            told.add(frozenset(way))
            sheet, _ = pieces.criteria[code]
            yield sheet.fault(Complaint.CIRCLE, "needs", index, circle=[code, *way])


def _way(start: str, end: str, needs: Mapping[str, list[str]]) -> list[str] | None:
    """The shortest way from one criterion to another along what each needs."""
    ways = deque([[start]])
    seen = {start}
    while ways:
        way = ways.popleft()
        if way[-1] == end:
            return way
        for following in needs.get(way[-1], []):
            if following not in seen:
                seen.add(following)
                ways.append([*way, following])
    return None


def _checklists(pieces: Pieces) -> Iterator[Fault]:
    for stem, (sheet, criterion) in pieces.criteria.items():
        checklist = criterion.checklist
        if checklist is None:
            continue
        for index, code in doubled([item.code if item else None for item in checklist.items]):
            yield sheet.fault(Complaint.CODE_DOUBLED, "checklist", "items", index, "code", code=code)
        items = len(checklist.items)
        compulsory = sum(bool(item.compulsory) for _, item in placed(checklist.items))
        enough = checklist.enough
        if items and enough is not None and not max(1, compulsory) <= enough <= items:
            yield sheet.fault(
                Complaint.CHECKLIST_ENOUGH,
                "checklist",
                "enough",
                enough=enough,
                items=items,
                compulsory=compulsory,
            )
        if pieces.most(stem) not in (1, None):
            yield sheet.fault(Complaint.CHECKLIST_SCALE, "scale", scale=criterion.scale)
