"""What a city claims of one item, as those who judge it read it: the answer and its evidence."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from assay.records.gathering import answer_of
from assay.records.models import (
    Answer,
    AnswerVersion,
    Application,
    Citation,
    Evidence,
    EvidencePart,
    EvidenceVersion,
    StoredFile,
)
from assay.records.models.answers import Cited
from assay.reports.hosts import host
from assay.standard.criteria import Criterion
from assay.standard.editions import Edition, Outcome
from assay.words.folding import fold
from assay.words.items import rating_words
from assay.words.periods import period
from assay.words.texts import said

# "page 12", "pp. 3-4", "slide 7", or the number alone.
_PAGE = re.compile(r"^\s*(\d{1,5})\s*$|\b(?:slides?|p(?:ages?|p?\.?))\s*(\d{1,5})\b", re.IGNORECASE)


@dataclass(frozen=True)
class Mark:
    """An item of a checklist, and whether it was marked as in place."""

    code: str
    text: str
    compulsory: bool
    marked: bool


@dataclass(frozen=True)
class PartLine:
    """An address with its host, or a file: then `file_id`, its name, its size in bytes and its hash."""

    address: str = ""
    host: str = ""
    file_id: UUID | None = None
    file_name: str = ""
    size: int = 0
    sha256: str = ""


@dataclass(frozen=True)
class EvidenceLine:
    """A piece of evidence behind an answer, in the version that is cited. The period may be open.

    `where` is the page or passage that shows it, `note` says something of the piece itself.
    """

    id: UUID
    version: int
    title: str
    parts: tuple[PartLine, ...]
    period_from: date | None
    period_to: date | None
    note: str
    where: str

    @property
    def files(self) -> tuple[PartLine, ...]:
        return tuple(part for part in self.parts if part.file_id)

    @property
    def period(self) -> str:
        """In words; blank where none is stated."""
        return period(self.period_from, self.period_to)

    @property
    def page(self) -> str:
        """The number of the page that shows it, where the city names one."""
        named = _PAGE.search(self.where)
        return (named[1] or named[2]) if named else ""


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
        evidence=tuple(evidence_line(one) for one in current.citations.all()),
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


def claimed_file(application: Application, file_id: UUID) -> StoredFile | None:
    """The file of that id, where it is evidence behind an answer that stands now."""
    cited = StoredFile.objects.filter(
        application=application,
        pk=file_id,
        parts__version__in=Citation.objects.filter(
            answer_version__in=Answer.objects.filter(application=application).values("current")
        ).values("source"),
    )
    return cited.first()


def library_lines(application: Application, ids: Collection[UUID]) -> list[EvidenceLine]:
    """Pieces of the library as they are now, cited or not; ids from elsewhere are passed over."""
    return _lines(Evidence.objects.filter(application=application, pk__in=ids)) if ids else []


def offered_lines(application: Application, but: Collection[UUID]) -> list[EvidenceLine]:
    """All that an answer may cite of the library, but for what it cites already, by title. Two queries."""
    rows = Evidence.objects.filter(application=application, put_away_at=None).exclude(pk__in=but)
    return sorted(_lines(rows), key=lambda line: fold(line.title))


def _lines(pieces: QuerySet[Evidence]) -> list[EvidenceLine]:
    found = pieces.filter(current__isnull=False)
    rows = found.select_related("current").prefetch_related("current__parts__file").order_by("added_at", "pk")
    return [source_line(row.current) for row in rows if row.current is not None]


def evidence_line(cited: Cited) -> EvidenceLine:
    """Fetch it by `with_evidence` before."""
    return source_line(cited.source, cited.where)


def source_line(source: EvidenceVersion, where: str = "") -> EvidenceLine:
    return EvidenceLine(
        id=source.evidence_id,
        version=source.number,
        title=source.title,
        parts=tuple(part_line(part) for part in source.parts.all()),
        period_from=source.period_from,
        period_to=source.period_to,
        note=source.note,
        where=where,
    )


def part_line(part: EvidencePart) -> PartLine:
    if part.file is None:
        return PartLine(address=part.address, host=host(part.address))
    file = part.file
    return PartLine(file_id=file.pk, file_name=file.name, size=file.size, sha256=file.sha256)


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
