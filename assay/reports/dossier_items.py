"""What was claimed and found, criterion by criterion, as far as the programme office may see it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from assay.journey.access import EXPERTS_NEEDED
from assay.journey.roles import Role
from assay.journey.verdicts import Verdict
from assay.journey.visibility import may_see_finding
from assay.records.gathering import answers_of, settled_of
from assay.records.models import (
    Answer,
    AnswerVersion,
    Application,
    Assignment,
    Finding,
    SettledFinding,
)
from assay.reports.claims import EvidenceLine, evidence_line
from assay.standard.criteria import Criterion
from assay.standard.editions import Edition, Outcome
from assay.words.outcomes import label
from assay.words.texts import said

_OFFICE = frozenset({Role.OFFICE})


@dataclass(frozen=True)
class FindingLine:
    """One expert's finding, seen only once both are in. Her private notes are nobody's but hers.

    `stale`: it judged another version of the answer than the one that stands now.
    """

    expert: str
    rating: str
    reason: str
    handed_in_at: datetime
    stale: bool


@dataclass(frozen=True)
class ItemLine:
    """One criterion or the outcome. Ratings are words of its scale; a blank claim: nothing is claimed.

    `opened` says whether the findings may be seen; `found` holds them, or nothing.
    """

    code: str
    title: str
    core: bool
    claim: str
    handed_in: int
    opened: Verdict
    found: tuple[FindingLine, ...]
    settled: str
    settled_how: str

    @property
    def needed(self) -> int:
        return EXPERTS_NEEDED

    @property
    def differ(self) -> bool:
        return len({one.rating for one in self.found}) > 1

    @property
    def to_settle(self) -> bool:
        return bool(self.opened) and not self.settled_how


@dataclass(frozen=True)
class AreaLines:
    code: str
    title: str
    items: tuple[ItemLine, ...]


@dataclass(frozen=True)
class Mark:
    """A checklist's item, as the city marked it."""

    text: str
    claimed: bool


@dataclass(frozen=True)
class ItemFile:
    """One item in full: what is asked, what the city says with its evidence, what was found and settled."""

    line: ItemLine
    requirement: str
    explanation: str
    figures: tuple[tuple[str, str], ...]
    marks: tuple[Mark, ...]
    evidence: tuple[EvidenceLine, ...]
    answered_by: str
    answered_at: datetime | None
    version: int
    settled_text: str
    settled_by: str
    settled_at: datetime | None


def area_lines(application: Application, edition: Edition) -> tuple[AreaLines, ...]:
    """All items by area, the outcome on its own at the end."""
    lines = _lines(application, edition, answers_of(application))
    areas = [
        AreaLines(area.code, said(area.title), tuple(lines[code] for code in area.criteria))
        for area in edition.areas
    ]
    if edition.outcome is not None:
        title = said(edition.outcome.title)
        areas.append(AreaLines(edition.outcome.code, title, (lines[edition.outcome.code],)))
    return tuple(areas)


def item_file(application: Application, item: str, edition: Edition) -> ItemFile | None:
    """None where the edition has no such item."""
    asked = edition.item(item)
    if asked is None:
        return None
    answers = answers_of(application)
    answer = answers.get(item)
    current = answer.current if answer else None
    settled = settled_of(application).get(item)
    return ItemFile(
        line=_lines(application, edition, answers)[item],
        requirement=said(asked.requirement),
        explanation=current.explanation if current else "",
        figures=_figures(current, asked),
        marks=_marks(current, asked),
        evidence=tuple(evidence_line(one) for one in current.citations.all()) if current else (),
        answered_by=current.by.name if current else "",
        answered_at=current.at if current else None,
        version=answer.version if answer else 0,
        settled_text=settled.text if settled else "",
        settled_by=settled.by.name if settled and settled.by else "",
        settled_at=settled.at if settled else None,
    )


def rating_words(
    rating: int | None, not_applicable: bool, asked: Criterion | Outcome, edition: Edition
) -> str:
    """ "not applicable" is a word of ours, in templates; here it is blank like no rating at all."""
    if not_applicable or rating is None:
        return ""
    return said(edition.scales[asked.scale].ratings[rating])


def _lines(application: Application, edition: Edition, answers: Mapping[str, Answer]) -> dict[str, ItemLine]:
    standing = set(
        Assignment.objects.filter(application=application, ended_at=None).values_list("expert_id", flat=True)
    )
    handed_in: dict[str, list[Finding]] = {}
    rows = Finding.objects.filter(
        application=application, expert__in=standing, handed_in_at__isnull=False
    ).select_related("expert")
    for row in rows.order_by("handed_in_at", "pk"):
        handed_in.setdefault(row.item, []).append(row)
    settled = settled_of(application)
    return {
        code: _line(code, edition, answers.get(code), handed_in.get(code, []), settled.get(code))
        for code in edition.items
    }


def _line(
    code: str, edition: Edition, answer: Answer | None, found: list[Finding], settled: SettledFinding | None
) -> ItemLine:
    asked = edition.item(code)
    assert asked is not None
    current = answer.current if answer else None
    claim = current.rating if current and current.rating else None
    # An expert who is not there yet has handed nothing in.
    missing = max(EXPERTS_NEEDED - len(found), 0)
    opened = may_see_finding(False, [True] * len(found) + [False] * missing, _OFFICE)
    return ItemLine(
        code=code,
        title=said(asked.title),
        core=code in edition.must_haves,
        claim=rating_words(claim, False, asked, edition),
        handed_in=len(found),
        opened=opened,
        found=tuple(_found(one, asked, edition, current) for one in found) if opened else (),
        settled=rating_words(settled.rating, settled.not_applicable, asked, edition) if settled else "",
        settled_how=settled.how if settled else "",
    )


def _found(
    finding: Finding, asked: Criterion | Outcome, edition: Edition, current: AnswerVersion | None
) -> FindingLine:
    assert finding.handed_in_at is not None
    return FindingLine(
        expert=finding.expert.name,
        rating=rating_words(finding.rating, finding.not_applicable, asked, edition),
        reason=finding.reason,
        handed_in_at=finding.handed_in_at,
        stale=finding.answer_version_id != (current.pk if current else None),
    )


def _figures(current: AnswerVersion | None, asked: Criterion | Outcome) -> tuple[tuple[str, str], ...]:
    """What the city says of its outcome: each figure's name and value."""
    if current is None or not isinstance(asked, Outcome):
        return ()
    options = {option.code: said(option.title) for option in asked.options}
    return tuple(
        (label(name), options.get(value, value) if name == "option" else value)
        for name, value in current.outcome.items()
        if value
    )


def _marks(current: AnswerVersion | None, asked: Criterion | Outcome) -> tuple[Mark, ...]:
    if not isinstance(asked, Criterion) or asked.checklist is None:
        return ()
    marks = current.marks if current else {}
    return tuple(Mark(said(one.text), bool(marks.get(one.code))) for one in asked.checklist.items)
