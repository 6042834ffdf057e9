"""What the people of a city said to each other, and how much of it is new to one of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, Q, QuerySet, Subquery

from assay.records.models import Application, Comment, Person, Seen
from assay.standard.editions import Edition
from assay.words.items import item_name
from assay.words.texts import listed


@dataclass(frozen=True)
class CommentLine:
    """`about` is the item's name, blank for the whole. `told` are those it mentions."""

    id: UUID
    item: str
    about: str
    by: str
    mine: bool
    at: datetime
    text: str
    told: str
    withdrawn: bool


@dataclass(frozen=True)
class Said:
    """How much was said of one item, and how much of that came after she last looked."""

    all: int
    new: int


def comments_of(application: Application, item: str | None = None) -> QuerySet[Comment]:
    """The latest first; beside one item where it is given. Blank: about the whole."""
    rows = Comment.objects.filter(application=application)
    if item is not None:
        rows = rows.filter(item=item)
    return rows.select_related("by").prefetch_related("mentions").order_by("-at", "-pk")


def comment_lines(rows: Iterable[Comment], reader: Person, edition: Edition) -> tuple[CommentLine, ...]:
    return tuple(_line(row, reader, edition) for row in rows)


def said_of(application: Application, reader: Person) -> dict[str, Said]:
    """By item. New is what others said after she last marked the changes as seen. One query."""
    seen = Seen.objects.filter(application=application, person=reader).values("at")
    new = Q(at__gt=Subquery(seen)) & ~Q(by=reader)
    rows = Comment.objects.filter(application=application, withdrawn_at=None).values("item")
    counted = rows.annotate(every=Count("pk"), new=Count("pk", filter=new)).order_by("item")
    return {row["item"]: Said(row["every"], row["new"]) for row in counted}


def said_in_all(application: Application, reader: Person) -> Said:
    """The same, of all items together."""
    every = said_of(application, reader).values()
    return Said(sum(one.all for one in every), sum(one.new for one in every))


def _line(row: Comment, reader: Person, edition: Edition) -> CommentLine:
    gone = row.withdrawn_at is not None
    return CommentLine(
        id=row.pk,
        item=row.item,
        about=item_name(edition.asked(row.item)) if row.item else "",
        by=row.by.name,
        mine=row.by_id == reader.pk,
        at=row.at,
        text="" if gone else row.text,
        told="" if gone else listed(sorted(one.name for one in row.mentions.all())),
        withdrawn=gone,
    )
