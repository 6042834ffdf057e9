"""What a city wrote last time, and what experts found then."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from assay.journey.recency import Recency
from assay.records.gathering import answer_of, answers_of
from assay.records.models import Answer, Application, Evidence, SettledFinding
from assay.records.pinning import pinned_edition
from assay.records.recency import age_of, months_asked
from assay.reports.answers import Written, written
from assay.standard.criteria import Criterion
from assay.standard.editions import Outcome
from assay.words.items import item_name, rating_words
from assay.words.recency import age_sentence


@dataclass(frozen=True)
class FoundBefore:
    """A settled finding, in the scale's words and in its own."""

    words: str
    text: str


@dataclass(frozen=True)
class ItemBefore:
    """`found` is None where nothing was found, or it may not be seen."""

    cohort: str
    written: Written
    found: FoundBefore | None


@dataclass(frozen=True)
class TooOld:
    """A piece of evidence that is not recent enough any more behind the answer to one item."""

    name: str
    title: str
    sentence: str


@dataclass(frozen=True)
class Carryable:
    """What would be taken over. `kept` are names of what is answered here already, and stays."""

    cohort: str
    answers: tuple[str, ...]
    kept: tuple[str, ...]
    evidence: int
    too_old: tuple[TooOld, ...]


def item_before(last: Application, item: Criterion | Outcome, *, told: bool) -> ItemBefore | None:
    """What the answer to `item` said last time; None where it said nothing. `told` where the decision on it
    may be seen.
    """
    answer = answer_of(last, item.code)
    if answer is None or answer.current is None:
        return None
    edition = pinned_edition(last)
    finding = SettledFinding.objects.filter(application=last, item=item.code).first() if told else None
    found = FoundBefore(rating_words(finding.rating, item, edition), finding.text) if finding else None
    return ItemBefore(last.the_cohort.name, written(answer.current, item, edition), found)


def carryable(last: Application, application: Application, today: date) -> Carryable:
    """In a constant number of queries."""
    edition, before, here = pinned_edition(application), answers_of(last), answers_of(application)
    names = {code: item_name(edition.asked(code)) for code in edition.items}
    answered = [code for code in edition.items if code in before and before[code].current]
    kept = [code for code in answered if code in here and here[code].current]
    return Carryable(
        cohort=last.the_cohort.name,
        answers=tuple(names[code] for code in answered if code not in kept),
        kept=tuple(names[code] for code in kept),
        evidence=Evidence.objects.filter(application=last, put_away_at=None, current__isnull=False).count(),
        too_old=tuple(
            one
            for code in answered
            if code not in kept
            for one in _too_old(before[code], names, application, today)
        ),
    )


def _too_old(answer: Answer, names: Mapping[str, str], application: Application, today: date) -> list[TooOld]:
    """Seen from the day on which answers are due now."""
    assert answer.current is not None
    months = months_asked(answer.item, pinned_edition(application)) or 0
    found = []
    for one in answer.current.citations.all():
        age = age_of(one.source, answer.item, application, today)
        if age is not None and age.recency in (Recency.EXPIRED, Recency.EXPIRING):
            found.append(TooOld(names[answer.item], one.source.title, age_sentence(age, months)))
    return found
