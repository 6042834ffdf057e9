"""The evidence library of a city, as its own people see it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Page
from django.db.models import F, QuerySet

from assay.records.gathering import standing_citations
from assay.records.models import Application, Citation, Evidence
from assay.records.pinning import pinned_edition
from assay.reports.claims import EvidenceLine, source_line
from assay.reports.paging import page_of
from assay.reports.recency import age_words, becomes_too_old, today_in
from assay.words.folding import fold
from assay.words.items import item_name

PER_PAGE = 50
NOT_CITED, EXPIRING, PUT_AWAY = "not-cited", "expiring", "put-away"
SHOWS = ("", NOT_CITED, EXPIRING, PUT_AWAY)
SORTS = ("added", "title", "period")


@dataclass(frozen=True)
class Filters:
    """What an address asks for; a blank one asks for all that is not put away. See `read`."""

    show: str = ""
    area: str = ""
    q: str = ""
    sort: str = SORTS[0]

    @property
    def anything(self) -> bool:
        return any((self.show, self.area, self.q))


@dataclass(frozen=True)
class CitedBy:
    """An answer that stands on a piece. `age` is blank where the piece is recent enough for it."""

    code: str
    name: str
    where: str
    age: str


@dataclass(frozen=True)
class Piece:
    line: EvidenceLine
    cited_by: tuple[CitedBy, ...]
    added_by: str
    added_at: datetime
    changed_by: str
    changed_at: datetime
    publishable: bool
    put_away_at: datetime | None

    @property
    def ages(self) -> tuple[CitedBy, ...]:
        return tuple(one for one in self.cited_by if one.age)


@dataclass(frozen=True)
class Library:
    """`count` counts all that is not put away; the other counts say how many of those are so."""

    count: int
    not_cited: int
    expiring: int
    put_away: int
    pieces: Page[Piece]


def read(asked: Mapping[str, str], areas: Collection[str]) -> Filters:
    """The filters of an address. What is unknown is left out, as if it were not asked for."""
    show, area, sort = asked.get("show", ""), asked.get("area", ""), asked.get("sort", "")
    return Filters(
        show=show if show in SHOWS else "",
        area=area if area in areas else "",
        q=asked.get("q", "").strip()[:200],
        sort=sort if sort in SORTS else SORTS[0],
    )


def library(application: Application, filters: Filters, page: str | int = 1) -> Library:
    """The same number of queries, whatever the number of pieces."""
    cited = standing_citations(application)
    titles = _titles(application)
    old, standing = _old(application, cited), {pk for pk, (_, away) in titles.items() if not away}
    found = Evidence.objects.filter(application=application, current__isnull=False)
    wanted = _wanted(application, filters, titles, cited, old)
    sort = {
        "added": F("added_at").desc(),
        "title": F("current__title").asc(),
        "period": F("current__period_to").asc(nulls_last=True),
    }[filters.sort]

    def pieces(rows: Sequence[Evidence]) -> list[Piece]:
        return [piece_of(row, cited.get(row.pk, ()), application) for row in rows]

    return Library(
        count=len(standing),
        not_cited=len(standing - cited.keys()),
        expiring=len(standing & old),
        put_away=len(titles) - len(standing),
        pieces=page_of(_with_all(found.filter(pk__in=wanted)).order_by(sort, "pk"), page, PER_PAGE, pieces),
    )


def piece_of(row: Evidence, citations: Sequence[Citation], application: Application) -> Piece:
    """Fetch it as `one_piece` does before."""
    assert row.current is not None
    edition, today = pinned_edition(application), today_in(application)
    items = {one.answer_version.answer.item: one for one in citations}
    return Piece(
        line=source_line(row.current),
        cited_by=tuple(
            CitedBy(
                item,
                item_name(edition.asked(item)),
                items[item].where,
                age_words(row.current, item, application, today),
            )
            for item in edition.items
            if item in items
        ),
        added_by=row.added_by.name,
        added_at=row.added_at,
        changed_by=row.current.by.name,
        changed_at=row.current.at,
        publishable=row.publishable,
        put_away_at=row.put_away_at,
    )


def one_piece(application: Application, evidence_id: UUID) -> Piece | None:
    """One piece; None where the application has none of that id."""
    row = _with_all(Evidence.objects.filter(application=application, pk=evidence_id)).first()
    if row is None:
        return None
    citations = standing_citations(application).get(row.pk, ())
    return piece_of(row, citations, application)


def _with_all(pieces: QuerySet[Evidence]) -> QuerySet[Evidence]:
    return pieces.select_related("current__by", "added_by").prefetch_related("current__parts__file")


def _titles(application: Application) -> dict[UUID, tuple[str, bool]]:
    """The title of each piece, as it is searched, and whether it is put away."""
    rows = Evidence.objects.filter(application=application, current__isnull=False)
    values = rows.values_list("pk", "current__title", "put_away_at")
    return {pk: (fold(title), away is not None) for pk, title, away in values}


def _old(application: Application, cited: Mapping[UUID, Sequence[Citation]]) -> set[UUID]:
    today = today_in(application)
    return {
        pk
        for pk, citations in cited.items()
        if any(
            becomes_too_old(one.source, one.answer_version.answer.item, application, today)
            for one in citations
        )
    }


def _wanted(
    application: Application,
    filters: Filters,
    titles: Mapping[UUID, tuple[str, bool]],
    cited: Mapping[UUID, Sequence[Citation]],
    old: Collection[UUID],
) -> set[UUID]:
    found = {pk for pk, (_, away) in titles.items() if away == (filters.show == PUT_AWAY)}
    if filters.show == NOT_CITED:
        found -= cited.keys()
    if filters.show == EXPIRING:
        found &= set(old)
    if filters.area:
        areas = {area.code: set(area.criteria) for area in pinned_edition(application).areas}
        found &= {
            pk
            for pk, citations in cited.items()
            if any(one.answer_version.answer.item in areas[filters.area] for one in citations)
        }
    if filters.q:
        asked = fold(filters.q)
        found = {pk for pk in found if asked in titles[pk][0]}
    return found
