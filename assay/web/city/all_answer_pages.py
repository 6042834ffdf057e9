"""What the page with all answers shows.

Light on purpose: no form object for each criterion, and what never changes is rendered once an edition.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import QueryDict
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from assay.journey.access import may_answer
from assay.journey.calendar import days_left
from assay.journey.verdicts import Verdict
from assay.records.clock import now
from assay.records.gathering import claims_held
from assay.records.models import Answer, Task
from assay.reports.criteria import item_page
from assay.reports.progress import ItemProgress, Progress, progress
from assay.standard.editions import Edition
from assay.web.city.answer_pages import Lead, lead_of
from assay.web.city.membership import Part
from assay.words.moments import in_zone
from assay.words.refusals import sentence
from assay.words.texts import said

AREA, SHOW, AT = "area", "show", "at"
UNANSWERED, UNFINISHED, MINE = "unanswered", "unfinished", "mine"
SHOWN = (UNANSWERED, UNFINISHED, MINE)


@dataclass(frozen=True)
class Choice:
    value: str
    title: str
    chosen: bool


@dataclass(frozen=True)
class Row:
    """One item with its form. `choices` are the ratings, or the marks of its checklist where it `ticks`.

    `asked` is what never changes. `is_open` where the reader was just at it.
    """

    code: str
    name: str
    core: bool
    asked: str
    lead: Lead
    lacks: tuple[str, ...]
    evidence: int
    version: int
    ticks: bool
    choices: tuple[Choice, ...]
    explanation: str
    is_open: bool


@dataclass(frozen=True)
class Group:
    """`code` names it in addresses."""

    code: str
    title: str
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class AllAnswersPage:
    """`back` holds the filters, so that a save without script returns to the same list."""

    part: Part
    first_line: str
    due_days: int
    verdict: Verdict
    why_not: str
    areas: tuple[Choice, ...]
    shows: tuple[Choice, ...]
    groups: tuple[Group, ...]
    count: int
    of: int
    back: str


def all_answers(part: Part, asked: QueryDict) -> AllAnswersPage:
    """In the same number of queries however many criteria there are."""
    answers, at = claims_held(part.application), now()
    found = progress(part.application, answers)
    area, show, here = (asked.get(name, "") for name in (AREA, SHOW, AT))
    wanted = _wanted(part, found, show)
    groups = tuple(_groups(part, found, answers, wanted, area, here))
    verdict = may_answer(part.roles, part.stage, part.cohort.answers_close_at, at)
    return AllAnswersPage(
        part=part,
        first_line=found.first_line,
        due_days=days_left(part.cohort.answers_due_at, at, part.zone),
        verdict=verdict,
        why_not=sentence(in_zone(verdict, part.zone)),
        areas=_options(area, [("", _("All areas")), *((one.code, one.title) for one in found.areas)]),
        shows=_options(
            show,
            [
                ("", _("All")),
                (UNANSWERED, _("Not answered yet")),
                (UNFINISHED, _("Not finished")),
                (MINE, _("Given to me")),
            ],
        ),
        groups=groups,
        count=sum(len(group.rows) for group in groups),
        of=len(found.items),
        back=urlencode({name: value for name, value in ((AREA, area), (SHOW, show)) if value}),
    )


def _wanted(part: Part, found: Progress, show: str) -> frozenset[str]:
    """The items that the filter lets through; whether something waits for her is asked of her tasks."""
    mine: frozenset[str] = frozenset()
    if show == MINE:
        tasks = Task.objects.filter(
            application=part.application, person=part.person, ended_at=None, done_at=None
        )
        mine = frozenset(tasks.values_list("item", flat=True))
    passes = {
        UNANSWERED: lambda item: not item.claim,
        UNFINISHED: lambda item: bool(item.lacks),
        MINE: lambda item: item.code in mine,
    }.get(show, lambda item: True)
    return frozenset(item.code for item in found.items if passes(item))


def _groups(
    part: Part, found: Progress, answers: dict[str, Answer], wanted: frozenset[str], area: str, here: str
) -> Iterator[Group]:
    def rows(items: tuple[ItemProgress, ...]) -> tuple[Row, ...]:
        shown = (item for item in items if item.code in wanted)
        return tuple(_row(part, item, answers.get(item.code), is_open=item.code == here) for item in shown)

    for one in found.areas:
        if area in ("", one.code) and (made := rows(one.items)):
            yield Group(one.code, one.title, made)
    if found.outcome and not area and (made := rows((found.outcome,))):
        yield Group(found.outcome.code, _("The outcome"), made)


def _row(part: Part, item: ItemProgress, answer: Answer | None, *, is_open: bool) -> Row:
    edition, current = part.edition, answer.current if answer else None
    asked = edition.asked(item.code)
    return Row(
        code=item.code,
        name=item.name,
        core=item.core,
        asked=_asked(edition, item.code),
        lead=lead_of(current, asked, part),
        lacks=item.lacks,
        evidence=item.evidence,
        version=answer.version if answer else 0,
        ticks=asked.checklist is not None,
        choices=_ratings(edition, item.code, current.rating if current else None)
        if asked.checklist is None
        else _marks(edition, item.code, current.marks if current else {}),
        explanation=current.explanation if current else "",
        is_open=is_open,
    )


def _ratings(edition: Edition, code: str, chosen: int | None) -> tuple[Choice, ...]:
    scale = edition.scales[edition.asked(code).scale].ratings
    steps = [(str(rating), said(words)) for rating, words in sorted(scale.items(), reverse=True)]
    return _options("" if chosen is None else str(chosen), [*steps, ("", _("Not answered yet"))])


def _marks(edition: Edition, code: str, marks: dict[str, bool]) -> tuple[Choice, ...]:
    checklist = edition.asked(code).checklist
    items = checklist.items if checklist else ()
    return tuple(Choice(one.code, said(one.text), bool(marks.get(one.code))) for one in items)


def _options(chosen: str, offered: list[tuple[str, str]]) -> tuple[Choice, ...]:
    return tuple(Choice(value, title, value == chosen) for value, title in offered)


# By the edition's digest, the item and the language: as many as there are criteria, and they never change.
_ASKED: dict[tuple[str, str, str], str] = {}


def _asked(edition: Edition, code: str) -> str:
    """What the item asks, rendered once."""
    key = (edition.digest, code, get_language() or "en")
    if key not in _ASKED:
        _ASKED[key] = render_to_string("city/asked_brief.html", {"item": item_page(edition, code)})
    return _ASKED[key]
