"""The letters: what was sent, what waits, and what nobody knows to be sent."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Page
from django.db.models import Case, Count, IntegerField, Value, When

from assay.notices.letters import OF_THE_CITY, ONE_TIME
from assay.records.models import Application, Message
from assay.reports.paging import page_of
from assay.words import office as words

PER_PAGE = 30
# A letter in one of these may be sent again by hand, and stands on top.
DOUBTFUL = (Message.UNKNOWN, Message.FAILED)
_DOUBTFUL_FIRST = Case(When(state__in=DOUBTFUL, then=Value(0)), default=Value(1), output_field=IntegerField())


@dataclass(frozen=True)
class LetterLine:
    """One letter. `body` is blank where the office may not read it, and `hidden` says why."""

    id: int
    to: str
    subject: str
    body: str
    hidden: str
    state: str
    state_name: str
    problem: str
    written_at: datetime
    sent_at: datetime | None
    application_id: UUID | None
    resent_by: str

    @property
    def doubtful(self) -> bool:
        return self.state in DOUBTFUL


@dataclass(frozen=True)
class StateCount:
    state: str
    name: str
    count: int


@dataclass(frozen=True)
class Outbox:
    first_line: str
    states: tuple[StateCount, ...]
    letters: Page[LetterLine]


def outbox(state: str = "", page: str | int = 1) -> Outbox:
    """The letters in `state`, all for a blank or unknown one: the doubtful first, then the newest."""
    counted = Message.objects.order_by().values_list("state").annotate(count=Count("pk"))
    counts = dict(counted)
    found = Message.objects.select_related("resent_by")
    if state in Message.STATES:
        found = found.filter(state=state)
    found = found.order_by(_DOUBTFUL_FIRST, "-written_at", "-pk")
    return Outbox(
        first_line=words.outbox_line(counts),
        states=tuple(
            StateCount(one, words.letter_state(one), counts[one])
            for one in words.LETTER_STATES
            if one in counts
        ),
        letters=page_of(found, page, PER_PAGE, _lines),
    )


def letters_of(application: Application) -> tuple[LetterLine, ...]:
    """All letters about one application, the newest first."""
    found = Message.objects.filter(application=application).select_related("resent_by")
    return tuple(_lines(found.order_by("-written_at", "-pk")))


def _lines(messages: Iterable[Message]) -> list[LetterLine]:
    return [
        LetterLine(
            id=message.pk,
            to=message.to,
            subject=message.subject,
            body="" if message.kind in ONE_TIME | OF_THE_CITY else message.body,
            hidden=words.hidden_letter(opens_a_door=message.kind in ONE_TIME),
            state=message.state,
            state_name=words.letter_state(message.state),
            problem=message.problem,
            written_at=message.written_at,
            sent_at=message.sent_at,
            application_id=message.application_id,
            resent_by=message.resent_by.name if message.resent_by else "",
        )
        for message in messages
    ]
