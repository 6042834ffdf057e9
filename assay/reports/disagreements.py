"""Where two experts did not agree, and how the office settled it."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime

from assay.records.models import Application, Assignment, Finding, SettledFinding
from assay.standard.editions import Edition
from assay.words.items import rating_words
from assay.words.texts import said


@dataclass(frozen=True)
class Side:
    """One expert's finding. She is not named: what she found is judged, not who she is."""

    words: str
    not_applicable: bool
    reason: str


@dataclass(frozen=True)
class Disagreement:
    """`words` are the settled rating's, `text` the settled finding's own."""

    code: str
    title: str
    sides: tuple[Side, ...]
    words: str
    not_applicable: bool
    text: str
    by: str
    at: datetime


def disagreements(application: Application, edition: Edition) -> tuple[Disagreement, ...]:
    """The items that the office settled, in the edition's order."""
    settled = {
        row.item: row
        for row in SettledFinding.objects.filter(application=application, how="settled").select_related("by")
    }
    sides = _sides(application, edition, set(settled))
    return tuple(_one(settled[code], sides[code], edition) for code in edition.items if code in settled)


def _sides(application: Application, edition: Edition, codes: set[str]) -> dict[str, list[Side]]:
    """What the standing experts handed in; drafts are nobody else's."""
    experts = Assignment.objects.filter(application=application, ended_at=None).values("expert")
    rows = Finding.objects.filter(
        application=application, item__in=codes, expert__in=experts, handed_in_at__isnull=False
    )
    found: dict[str, list[Side]] = defaultdict(list)
    for row in rows.order_by("handed_in_at"):
        words = rating_words(row.rating, edition.asked(row.item), edition)
        found[row.item].append(Side(words, row.not_applicable, row.reason))
    return found


def _one(row: SettledFinding, sides: list[Side], edition: Edition) -> Disagreement:
    item = edition.asked(row.item)
    return Disagreement(
        code=row.item if row.item in edition.by_code else "",
        title=said(item.title),
        sides=tuple(sides),
        words=rating_words(row.rating, item, edition),
        not_applicable=row.not_applicable,
        text=row.text,
        by=row.by.name if row.by else "",
        at=row.at,
    )
