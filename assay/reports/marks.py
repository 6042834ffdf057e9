"""Marks of "where does your city stand" held against a city's own answers: what would get which claim."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from assay.records.gathering import answers_of
from assay.records.models import Application
from assay.records.pinning import pinned_edition
from assay.reports.stand import read_marks
from assay.words.items import item_name, rating_words


@dataclass(frozen=True)
class MarkLine:
    """One mark. `stands` is what the answer claims, blank for nothing; `chosen` where nobody answered yet."""

    code: str
    name: str
    rating: int
    marked: str
    stands: str
    version: int
    chosen: bool


@dataclass(frozen=True)
class MarksPage:
    """`same` are names of answers that say so already; `apart` those whose claim follows from a checklist."""

    lines: tuple[MarkLine, ...]
    same: tuple[str, ...]
    apart: tuple[str, ...]


def marks_page(application: Application, marks: Mapping[str, str]) -> MarksPage:
    """Marks of another edition, and what is on no scale, are passed over."""
    edition, answers = pinned_edition(application), answers_of(application)
    claims, _ = read_marks(marks, edition)
    ratings = dict(claims.ratings)
    if edition.outcome is not None and claims.outcome_claimed:
        ratings[edition.outcome.code] = 1
    lines, same, apart = [], [], []
    for code in edition.items:
        if code not in ratings:
            continue
        item, answer = edition.asked(code), answers.get(code)
        current = answer.current if answer else None
        stands = current.rating if current else None
        if item.checklist is not None:
            apart.append(item_name(item))
        elif stands == ratings[code]:
            same.append(item_name(item))
        else:
            lines.append(
                MarkLine(
                    code=code,
                    name=item_name(item),
                    rating=ratings[code],
                    marked=rating_words(ratings[code], item, edition),
                    stands=rating_words(stands, item, edition),
                    version=answer.version if answer else 0,
                    chosen=stands is None,
                )
            )
    return MarksPage(tuple(lines), tuple(same), tuple(apart))
