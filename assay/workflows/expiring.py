"""Evidence that becomes too old for an answer that stands on it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from assay.records.gathering import standing_citations
from assay.records.models import Application, EvidenceVersion
from assay.records.recency import age_of


def expiring(application: Application, today: date) -> Iterator[tuple[EvidenceVersion, date]]:
    """The pieces that become too old soon, each with the first day on which it is."""
    for citations in standing_citations(application).values():
        for one in citations:
            found = age_of(one.source, one.answer_version.answer.item, application, today)
            if found is not None and found.is_told(today) and found.too_old_on:
                yield one.source, found.too_old_on
                break
