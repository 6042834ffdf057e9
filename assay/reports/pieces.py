"""The versions of one piece of evidence."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from assay.records.models import Application, EvidenceVersion
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


def _rows(application: Application, evidence_id: UUID) -> QuerySet[EvidenceVersion]:
    rows = EvidenceVersion.objects.filter(evidence=evidence_id, evidence__application=application)
    return rows.select_related("by").prefetch_related("parts__file")


def _line(row: EvidenceVersion) -> VersionLine:
    return VersionLine(source_line(row), row.number, row.by.name, row.at)
