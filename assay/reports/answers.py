"""One version of an answer as the people of its city read it, with who wrote it and when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from assay.records.models import AnswerVersion, LateDraft
from assay.reports.claims import EvidenceLine, Mark, evidence_line, marks_of
from assay.standard.criteria import Criterion
from assay.standard.editions import Edition, Outcome
from assay.words import outcomes
from assay.words.helpers import in_words_of
from assay.words.items import rating_words
from assay.words.texts import said


@dataclass(frozen=True)
class Figure:
    label: str
    value: str


@dataclass(frozen=True)
class Written:
    """What stands in an answer. `claim` is in the scale's words, blank where nothing is marked.

    `number` is the version's, and None for a late draft. `notes` and `told`, whose words it holds, are the
    city's own, for nobody else.
    """

    number: int | None
    claim: str
    claimed: bool
    marks: tuple[Mark, ...]
    figures: tuple[Figure, ...]
    explanation: str
    notes: str
    evidence: tuple[EvidenceLine, ...]
    by: str
    at: datetime
    told: str = ""


def written(version: AnswerVersion | LateDraft, item: Criterion | Outcome, edition: Edition) -> Written:
    """A version, or a late draft, in words. Fetch `by` and the evidence before, by `with_evidence`."""
    return Written(
        number=version.number if isinstance(version, AnswerVersion) else None,
        claim=rating_words(version.rating, item, edition),
        claimed=bool(version.rating),
        marks=marks_of(item, version.marks),
        figures=figures_of(item, version.outcome),
        explanation=version.explanation,
        notes=version.notes,
        evidence=tuple(evidence_line(one) for one in version.citations.all()),
        by=version.by.name,
        at=version.at,
        told=_told(version),
    )


def _told(version: AnswerVersion | LateDraft) -> str:
    if isinstance(version, LateDraft):
        return ""
    return in_words_of(version.told_by, version.told_how, version.told_on)


def changed(before: Written | None, after: Written) -> tuple[str, ...]:
    """Which parts of an answer differ between two versions, by the names of their fields."""
    if before is None:
        return ()
    parts = ("claim", "marks", "figures", "explanation", "notes", "evidence")
    return tuple(part for part in parts if getattr(before, part) != getattr(after, part))


def figures_of(item: Criterion | Outcome, figures: Mapping[str, str]) -> tuple[Figure, ...]:
    """How an outcome is shown in numbers; nothing where `item` is none."""
    if not isinstance(item, Outcome):
        return ()
    titles = {option.code: said(option.title) for option in item.options}
    chosen = titles.get(figures.get("option", ""), "")
    found = [Figure(outcomes.label("option"), chosen)] if chosen else []
    return (
        *found,
        *(Figure(outcomes.label(name), figures[name]) for name in outcomes.TYPED if figures.get(name)),
    )
