"""The versions of one piece of evidence, and the piece that a file belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F, QuerySet

from assay.records.models import Application, EvidenceVersion, StoredFile
from assay.reports.claims import EvidenceLine, source_line


@dataclass(frozen=True)
class VersionLine:
    line: EvidenceLine
    number: int
    by: str
    at: datetime


def version_of(application: Application, evidence_id: UUID, number: int) -> VersionLine:
    """Raises DoesNotExist."""
    return _line(_rows(application, evidence_id).get(number=number))


def versions_of(application: Application, evidence_id: UUID) -> tuple[VersionLine, ...]:
    """The newest first, in two queries."""
    return tuple(_line(row) for row in _rows(application, evidence_id).order_by("-number"))


def version_holding(file: StoredFile) -> EvidenceVersion | None:
    """Where a file belongs: a version that stands now, or else the last that held it. None before a form
    took it up."""
    rows = EvidenceVersion.objects.filter(parts__file=file)
    standing = rows.filter(evidence__current=F("pk"))
    return standing.order_by("-at").first() or rows.order_by("-at").first()


def _rows(application: Application, evidence_id: UUID) -> QuerySet[EvidenceVersion]:
    rows = EvidenceVersion.objects.filter(evidence=evidence_id, evidence__application=application)
    return rows.select_related("by").prefetch_related("parts__file")


def _line(row: EvidenceVersion) -> VersionLine:
    return VersionLine(source_line(row), row.number, row.by.name, row.at)
