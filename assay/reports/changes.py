"""What was done to the public record, for anyone to read."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from assay.records.models import RecordedChange
from assay.words.recording import change_words, taken_words


@dataclass(frozen=True)
class Import:
    """One file that was taken in, and what came of it."""

    at: datetime
    file: str
    words: str


@dataclass(frozen=True)
class Change:
    day: date
    words: str


def imports(most: int = 20) -> list[Import]:
    """The newest imports that changed something."""
    rows = (
        RecordedChange.objects.values_list("at", "file", "kind")
        .annotate(count=Count("id"))
        .order_by("-at", "file")[: most * len(RecordedChange.KINDS)]
    )
    found: dict[tuple[datetime, str], dict[str, int]] = {}
    for at, file, kind, count in rows:
        found.setdefault((at, file), dict.fromkeys(RecordedChange.KINDS, 0))[kind] = count
    return [Import(at, file, taken_words(counts)) for (at, file), counts in found.items()][:most]


def changes_of(place_id: str) -> list[Change]:
    """What changed in the rows of a place after they were added, the newest first."""
    rows: Iterable[RecordedChange] = (
        RecordedChange.objects.filter(place=place_id).exclude(kind="added").order_by("-at", "id")
    )
    return [Change(row.at.date(), change_words(row.kind, row.key, row.before, row.after)) for row in rows]
