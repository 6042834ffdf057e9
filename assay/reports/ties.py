"""The ties that a person declared."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from assay.journey.access import TieGrade
from assay.records.models import Person, Tie


@dataclass(frozen=True)
class TieLine:
    id: UUID
    city: str
    hard: bool
    kind: str
    declared_at: datetime


def my_ties(person: Person) -> tuple[TieLine, ...]:
    """Those that stand, the latest first."""
    standing = Tie.objects.filter(person=person, ended_at=None).select_related("place")
    return tuple(
        TieLine(
            id=tie.pk,
            city=tie.place.label,
            hard=tie.grade == TieGrade.HARD,
            kind=tie.kind,
            declared_at=tie.declared_at,
        )
        for tie in standing.order_by("-declared_at")
    )
