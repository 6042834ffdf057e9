"""What a city claims of one item, as those who judge it read it: the answer and its evidence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from assay.records.gathering import answer_of
from assay.records.models import Answer, AnswerVersion, Application, Evidence, StoredFile
from assay.reports.hosts import host
from assay.standard.criteria import Criterion
from assay.standard.editions import Edition, Outcome
from assay.words.items import rating_words
from assay.words.periods import period
from assay.words.texts import said


@dataclass(frozen=True)
class Mark:
    """An item of a checklist, and whether it was marked as in place."""

    code: str
    text: str
    compulsory: bool
    marked: bool


@dataclass(frozen=True)
class EvidenceLine:
    """An address, or a file: then `file_name` and `size` in bytes. The period may be open on either side."""

    id: UUID
    title: str
    address: str
    host: str
    file_name: str
    size: int
    period_from: date | None
    period_to: date | None
    note: str

    @property
    def period(self) -> str:
        """In words; blank where none is stated."""
        return period(self.period_from, self.period_to)


@dataclass(frozen=True)
class Figures:
    """How an outcome is shown in numbers, in the city's own words."""

    option: str
    goal: str
    measure: str
    unit: str
    baseline: str
    current: str
    period: str
    source: str


@dataclass(frozen=True)
class Claim:
    """`words` are the rating's on the item's scale, blank where nothing is claimed."""

    words: str
    marks: tuple[Mark, ...]
    figures: Figures | None
    explanation: str
    evidence: tuple[EvidenceLine, ...]
    version: int
    version_id: int
    at: datetime


def claim_of(application: Application, item: Criterion | Outcome, edition: Edition) -> Claim | None:
    """The claim that stands now; None where the city never answered. What came too late is no part of it."""
    answer = answer_of(application, item.code)
    if answer is None or answer.current is None:
        return None
    current = answer.current
    return Claim(
        words=rating_words(current.rating or None, item, edition),
        marks=marks_of(item, current.marks),
        figures=_figures(item, current),
        explanation=current.explanation,
        evidence=tuple(evidence_line(one) for one in current.evidence.all()),
        version=current.number,
        version_id=current.pk,
        at=current.at,
    )


def marks_of(item: Criterion | Outcome, marks: Mapping[str, Any]) -> tuple[Mark, ...]:
    """The checklist of `item` with what is marked; nothing where it has none."""
    if item.checklist is None:
        return ()
    return tuple(
        Mark(one.code, said(one.text), one.compulsory, bool(marks.get(one.code)))
        for one in item.checklist.items
    )


def claimed_file(application: Application, evidence_id: UUID) -> StoredFile | None:
    """The file of a piece of evidence, where it belongs to an answer that stands now."""
    evidence = (
        Evidence.objects.filter(application=application, pk=evidence_id, file__isnull=False)
        .select_related("file")
        .first()
    )
    stands = Answer.objects.filter(application=application, current__evidence=evidence_id)
    return evidence.file if evidence and stands.exists() else None


def evidence_line(one: Evidence) -> EvidenceLine:
    return EvidenceLine(
        id=one.pk,
        title=one.title,
        address=one.address,
        host=host(one.address),
        file_name=one.file.name if one.file else "",
        size=one.file.size if one.file else 0,
        period_from=one.period_from,
        period_to=one.period_to,
        note=one.note,
    )


def _figures(item: Criterion | Outcome, version: AnswerVersion) -> Figures | None:
    if not isinstance(item, Outcome) or not version.outcome:
        return None
    titles = {option.code: said(option.title) for option in item.options}
    written = {name: str(value) for name, value in version.outcome.items()}
    return Figures(
        option=titles.get(written.get("option", ""), ""),
        **{
            name: written.get(name, "")
            for name in ("goal", "measure", "unit", "baseline", "current", "period", "source")
        },
    )
