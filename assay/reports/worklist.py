"""One application on an expert's desk: its items by area, and how far she is with each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from uuid import UUID

from assay.journey.calendar import days_left, end_of
from assay.records.models import Answer, Application, Finding, Person, SettledFinding
from assay.records.pinning import pinned_edition
from assay.reports.queue import left
from assay.standard.editions import Edition
from assay.words.items import rating_words
from assay.words.texts import said


class State(StrEnum):
    """How far one expert is with one item. The other's progress is no part of it."""

    NOT_CLAIMED = "not claimed"
    TO_JUDGE = "to judge"
    DRAFT = "draft"
    HANDED_IN = "handed in"
    SETTLED = "settled"


@dataclass(frozen=True)
class ItemLine:
    """`claim` and `found` are words of the item's scale, blank where there are none."""

    code: str
    title: str
    core: bool
    claim: str
    state: State
    saved_at: datetime | None
    found: str
    not_applicable: bool


@dataclass(frozen=True)
class AreaLines:
    """An area's items; the outcome stands in one of its own, without a code."""

    code: str
    title: str
    items: tuple[ItemLine, ...]


@dataclass(frozen=True)
class Worklist:
    """`left` are the codes that she still has to hand in; `settled` counts all that is settled."""

    application_id: UUID
    city: str
    cohort: str
    due_on: date
    days_left: int
    areas: tuple[AreaLines, ...]
    left: tuple[str, ...]
    settled: int
    items: int

    @property
    def first_left(self) -> str:
        return self.left[0] if self.left else ""


def state_of(settled: SettledFinding | None, mine: Finding | None) -> State:
    """How far an expert is, by what is settled and what is hers."""
    if settled is not None:
        return State.NOT_CLAIMED if settled.how == "not claimed" else State.SETTLED
    if mine is None:
        return State.TO_JUDGE
    return State.HANDED_IN if mine.handed_in_at else State.DRAFT


def worklist(application: Application, expert: Person, at: datetime) -> Worklist:
    """The items of `application` as `expert` sees them, in a constant number of queries."""
    edition, cohort = pinned_edition(application), application.the_cohort
    settled = {row.item: row for row in SettledFinding.objects.filter(application=application)}
    mine = {row.item: row for row in Finding.objects.filter(application=application, expert=expert)}
    answers = Answer.objects.filter(application=application).select_related("current")
    claims = {answer.item: answer.current.rating for answer in answers if answer.current}
    handed_in = {item for item, row in mine.items() if row.handed_in_at}

    def line(code: str) -> ItemLine:
        return _line(code, edition, claims.get(code), settled.get(code), mine.get(code))

    return Worklist(
        application_id=application.pk,
        city=application.place.label,
        cohort=cohort.name,
        due_on=cohort.findings_due_on,
        days_left=days_left(end_of(cohort.findings_due_on, cohort.zone), at, cohort.zone),
        areas=tuple(
            AreaLines(code, title, tuple(line(item) for item in items))
            for code, title, items in _groups(edition)
        ),
        left=tuple(left(application, settled, handed_in)),
        settled=len(settled),
        items=len(edition.items),
    )


def next_left(application: Application, expert: Person, after: str) -> str:
    """The next item that waits for `expert` behind `after`, from the top again at the end; "" for none."""
    settled = SettledFinding.objects.filter(application=application).values_list("item", flat=True)
    mine = Finding.objects.filter(application=application, expert=expert).exclude(handed_in_at=None)
    waiting = set(left(application, set(settled), set(mine.values_list("item", flat=True)))) - {after}
    items = pinned_edition(application).items
    at = items.index(after) + 1
    return next((item for item in (*items[at:], *items[:at]) if item in waiting), "")


def _groups(edition: Edition) -> Iterable[tuple[str, str, Iterable[str]]]:
    for area in edition.areas:
        yield area.code, said(area.title), area.criteria
    if edition.outcome is not None:
        yield "", said(edition.outcome.title), (edition.outcome.code,)


def _line(
    code: str,
    edition: Edition,
    claim: int | None,
    settled: SettledFinding | None,
    mine: Finding | None,
) -> ItemLine:
    item = edition.asked(code)
    state = state_of(settled, mine)
    return ItemLine(
        code=code,
        title=said(item.title),
        core=code in edition.must_haves,
        claim=rating_words(claim or None, item, edition),
        state=state,
        saved_at=mine.saved_at if mine and state is State.DRAFT else None,
        found=rating_words(settled.rating, item, edition) if settled else "",
        not_applicable=settled is not None and settled.not_applicable,
    )
