"""What a decision made here rests on, as far as the city agreed to make it public."""

from __future__ import annotations

from dataclasses import dataclass

from assay.records.models import Decision, SignOff
from assay.reports.entries import Entry
from assay.scoring.freezing import thaw
from assay.standard.library import edition
from assay.words.texts import said

CRITERIA_MET = "criteria met"


@dataclass(frozen=True)
class Met:
    code: str
    title: str


@dataclass(frozen=True)
class AreaMet:
    """The criteria of an area that were met; the others are not told."""

    title: str
    criteria: tuple[Met, ...]


def rests_on(entry: Entry) -> tuple[AreaMet, ...]:
    """The criteria met, by area. Nothing for what was recorded, or where the sponsor signed for less."""
    if entry.decision is None:
        return ()
    decision = Decision.objects.select_related("application").get(pk=entry.decision)
    signed = SignOff.objects.filter(application=decision.application, withdrawn_at=None).first()
    if signed is None or CRITERIA_MET not in signed.becomes_public:
        return ()
    met = {credit.code for credit in thaw(decision.card).credits if 0 < credit.possible == credit.points}
    pinned = edition(decision.edition_id)
    areas = (
        AreaMet(
            said(area.title),
            tuple(Met(code, said(pinned.by_code[code].title)) for code in area.criteria if code in met),
        )
        for area in pinned.areas
    )
    return tuple(area for area in areas if area.criteria)
