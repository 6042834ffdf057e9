"""What the people of a city did: answers, comments, evidence, tasks, and who took all of it out.

For the people of that city alone. Moves of the application are left out: what the programme does is told
where it may be told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.paginator import Page
from django.db.models import CharField, Exists, Expression, F, OuterRef, QuerySet, Value
from django.db.models.functions import Cast, Coalesce, NullIf

from assay.journey.news import NewsKind
from assay.records.models import (
    Act,
    AnswerVersion,
    Application,
    Comment,
    EvidenceVersion,
    Person,
    Proposal,
    Seen,
    Task,
)
from assay.reports.paging import page_of
from assay.standard.editions import Edition
from assay.words.items import item_name
from assay.words.news import about_the_whole, news

# More than anybody reads at once; what came before stands on the page with all.
MOST_GATHERED = 200


@dataclass(frozen=True)
class NewsLine:
    """`item` is blank where it is about no single one. `new` where the reader has not seen it yet."""

    item: str
    title: str
    said: str
    at: datetime
    new: bool


@dataclass(frozen=True)
class News:
    """What the others did: the latest, and whether there is `more`; `since` her last visit, or ever."""

    lines: tuple[NewsLine, ...]
    more: bool
    since: bool


def news_since(application: Application, reader: Person, edition: Edition, *, most: int) -> News:
    """What others did that she has not seen, the same of one person as one line. One query."""
    found = list(_rows(application, unseen_by=reader).order_by("-when_")[:MOST_GATHERED])
    lines = _grouped((row[:-1] for row in found), edition)
    return News(lines[:most], len(lines) > most, all(row[-1] for row in found))


def all_news(
    application: Application, reader: Person, edition: Edition, *, page: str | int, per_page: int
) -> Page[NewsLine]:
    """Everything that anybody of the city did, the latest first. Three queries."""
    seen = Seen.objects.filter(application=application, person=reader).values_list("at", flat=True).first()

    def lines(rows: Sequence[Any]) -> list[NewsLine]:
        return [
            _line(row, 1, edition, new=row[3] != reader.name and (seen is None or row[1] > seen))
            for row in rows
        ]

    return page_of(_rows(application).order_by("-when_"), page, per_page, lines)


def _grouped(rows: Iterable[Any], edition: Edition) -> tuple[NewsLine, ...]:
    times: dict[tuple[str, ...], int] = {}
    latest: dict[tuple[str, ...], Any] = {}
    for row in rows:
        kind, _when, item, who, what = row
        key = (kind, item, who, what)
        times[key] = times.get(key, 0) + 1
        latest.setdefault(key, row)
    return tuple(_line(row, times[key], edition, new=True) for key, row in latest.items())


def _line(row: Any, times: int, edition: Edition, *, new: bool) -> NewsLine:
    kind, when, item, who, what = row
    asked = edition.item(item) if item else None
    is_evidence = kind in (NewsKind.EVIDENCE_ADDED, NewsKind.EVIDENCE_CHANGED)
    title = what if is_evidence else (item_name(asked) if asked else about_the_whole())
    return NewsLine(item, title, news(NewsKind(kind), who, what, times), when, new)


def _rows(application: Application, *, unseen_by: Person | None = None) -> QuerySet[Any]:
    """Kind, when, item, who and what, of all that is news, in one query.

    Of what `unseen_by` has not seen, and did not do herself; then also whether she ever marked any as seen.
    """
    seen = Seen.objects.filter(application=application, person=unseen_by) if unseen_by else None
    helper = Coalesce(NullIf(F("helper__name"), Value("")), F("helper__department"))
    holder = Coalesce(F("person__name"), helper)
    sent = Coalesce(NullIf(F("task__helper__name"), Value("")), F("task__helper__department"))
    versions = EvidenceVersion.objects.filter(evidence__application=application)
    tasks = Task.objects.filter(application=application, ended_at=None)
    sources = (
        _News(
            NewsKind.ANSWER,
            AnswerVersion.objects.filter(answer__application=application, passing=False),
            item=F("answer__item"),
            what=F("how"),
        ),
        _News(
            NewsKind.COMMENT,
            Comment.objects.filter(application=application, withdrawn_at=None),
            item=F("item"),
        ),
        _News(NewsKind.EVIDENCE_ADDED, versions.filter(number=1), what=F("title")),
        _News(NewsKind.EVIDENCE_CHANGED, versions.exclude(number=1), what=F("title")),
        _News(
            NewsKind.TASK_GIVEN,
            tasks,
            when="set_at",
            by="set_by",
            item=F("item"),
            who=F("set_by__name"),
            what=holder,
        ),
        _News(
            NewsKind.TASK_DONE,
            tasks.exclude(done_at=None),
            when="done_at",
            by="person",
            item=F("item"),
            who=holder,
        ),
        _News(
            NewsKind.PROPOSAL,
            Proposal.objects.filter(task__application=application),
            by="",
            item=F("task__item"),
            who=sent,
        ),
        _News(
            NewsKind.ARCHIVE_TAKEN,
            Act.objects.filter(application=application, verb=Act.TAKE_ARCHIVE).order_by(),
        ),
    )
    first, *others = (source.rows(unseen_by, seen) for source in sources)
    return first.union(*others, all=True)


_BLANK = Value("")
_BY = F("by__name")


@dataclass(frozen=True)
class _News:
    """Rows of one kind. `when` and `by` name their fields of the instant and the person; blank: nobody's."""

    kind: NewsKind
    found: QuerySet[Any]
    when: str = "at"
    by: str = "by"
    item: Expression | F = _BLANK
    who: Expression | F = _BY
    what: Expression | F = _BLANK

    def rows(self, reader: Person | None, seen: QuerySet[Any] | None) -> QuerySet[Any]:
        # A column of several tables must be of one type.
        columns: dict[str, Any] = {
            "kind_": Cast(Value(self.kind.value), CharField()),
            "when_": F(self.when),
            "item_": Cast(self.item, CharField()),
            "who_": Cast(self.who, CharField()),
            "what_": Cast(self.what, CharField()),
        }
        found = self.found
        if reader is not None and self.by:
            found = found.exclude(**{self.by: reader})
        if seen is not None:
            found = found.exclude(Exists(seen.filter(at__gte=OuterRef(self.when))))
            columns["since_"] = Exists(seen)
        return found.annotate(**columns).values_list(*columns)
