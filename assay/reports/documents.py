"""One page of a file, as far as it is readable: its picture, its text, its place among the others."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.db.models import Count

from assay.documents.faults import DocumentFault
from assay.records.models import Document, DocumentPage, StoredFile
from assay.records.pages import is_being_made, page_pictures, picture_key
from assay.words.documents import why

# What may end otherwise when it is tried again.
_BY_CHANCE = {DocumentFault.TOOK_TOO_LONG, DocumentFault.TOOK_TOO_MUCH, DocumentFault.BROKE_OFF}


class Standing(StrEnum):
    """MISSING: nobody makes its pages, or its picture is gone, and somebody has to ask."""

    SHOWN = "shown"
    WAITING = "waiting"
    MISSING = "missing"
    FAILED = "failed"


@dataclass(frozen=True)
class PageShown:
    """`width` 0: there is no picture of it. `pages` can be read here, `pages_in_all` are the file's.

    `why` says why nothing is shown, or only the beginning. `may_try` that it may be asked for again.
    """

    file: StoredFile
    standing: Standing
    number: int = 1
    pages: int = 0
    pages_in_all: int = 0
    text: str = ""
    width: int = 0
    height: int = 0
    why: str = ""
    may_try: bool = False

    @property
    def previous(self) -> int | None:
        return self.number - 1 if self.number > 1 else None

    @property
    def next(self) -> int | None:
        return self.number + 1 if self.number < self.pages else None


def page_shown(file: StoredFile, asked: str | None) -> PageShown:
    """The page that was asked for, or the nearest there is. Four queries, however long the file is."""
    document = Document.objects.filter(file=file).annotate(count=Count("pages")).first()
    being_made = is_being_made(file)
    if document is None or document.state == Document.WAITING:
        return PageShown(file, Standing.WAITING if being_made else Standing.MISSING, may_try=not being_made)
    reason = why(document.problem) if document.problem else ""
    if document.state == Document.FAILED:
        again = document.problem in _BY_CHANCE and not being_made
        return PageShown(file, Standing.FAILED, why=reason, may_try=again)
    number = _nearest(asked, document.count)
    page = DocumentPage.objects.get(document=document, number=number)
    drawn = page.width > 0 and page_pictures().exists(picture_key(file, number))
    gone = page.width > 0 and not drawn
    return PageShown(
        file,
        (Standing.WAITING if being_made else Standing.MISSING) if gone else Standing.SHOWN,
        number=number,
        pages=document.count,
        pages_in_all=document.pages_in_all,
        text=page.text,
        width=page.width if drawn else 0,
        height=page.height if drawn else 0,
        why=reason,
        may_try=gone and not being_made,
    )


def picture_shown(file: StoredFile, number: int) -> bool:
    """Whether there is a picture of this page to send. One without its row is still being made."""
    page = DocumentPage.objects.filter(
        document__file=file, document__state=Document.READY, number=number, width__gt=0
    )
    return page.exists() and page_pictures().exists(picture_key(file, number))


def _nearest(asked: str | None, count: int) -> int:
    text = asked or ""
    return min(max(int(text), 1), count) if text.isdecimal() and len(text) < 10 else 1
