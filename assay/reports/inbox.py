"""Statements of interest, as the programme office reads them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.core.paginator import Page

from assay.journey.stages import Stage
from assay.records.clock import now
from assay.records.models import Application, Cohort, Interest, Place
from assay.reports.paging import page_of
from assay.reports.places import PlaceFacts, facts_of
from assay.words import office as words
from assay.words import stages as stage_words

PER_PAGE = 50


@dataclass(frozen=True)
class InterestLine:
    id: UUID
    place: str
    name: str
    job_title: str
    stated_at: datetime
    stage_name: str


@dataclass(frozen=True)
class Inbox:
    first_line: str
    answered: bool
    lines: Page[InterestLine]


@dataclass(frozen=True)
class PastTry:
    """Another application of the same place. Only the office ever learns of it."""

    id: UUID
    cohort: str
    stage_name: str
    since: datetime


@dataclass(frozen=True)
class Statement:
    """What was written, and what became of it. `waits` until the office has answered."""

    id: UUID
    place: PlaceFacts
    name: str
    email: str
    job_title: str
    sponsor_name: str
    sponsor_email: str
    words: str
    stated_at: datetime
    waits: bool
    stage_name: str
    verified_how: str
    verified_by: str
    verified_at: datetime | None
    answer: str
    others: tuple[PastTry, ...]


def inbox(*, answered: bool = False, page: str | int = 1) -> Inbox:
    """What waits, the oldest first; or what was answered, the newest first."""
    waiting = Interest.objects.filter(application__stage=Stage.INTEREST)
    found = Interest.objects.exclude(application__stage=Stage.INTEREST) if answered else waiting
    order = "-application__created_at" if answered else "application__created_at"
    interests = found.select_related("application__place").order_by(order, "pk")
    return Inbox(words.inbox_line(waiting.count()), answered, page_of(interests, page, PER_PAGE, _lines))


def statement(application: Application) -> Statement:
    interest = application.interest
    others = Application.objects.filter(place=application.place).exclude(pk=application.pk)
    return Statement(
        id=application.pk,
        place=facts_of(application.place),
        name=interest.name,
        email=interest.email,
        job_title=interest.job_title,
        sponsor_name=interest.sponsor_name,
        sponsor_email=interest.sponsor_email,
        words=interest.words,
        stated_at=application.created_at,
        waits=application.stage == Stage.INTEREST,
        stage_name=stage_words.for_office(Stage(application.stage)),
        verified_how=interest.verified_how,
        verified_by=interest.verified_by.name if interest.verified_by else "",
        verified_at=interest.verified_at,
        answer=interest.answer,
        others=tuple(_past_try(other) for other in others.select_related("cohort").order_by("-created_at")),
    )


def cohorts_to_join(application: Application, at: datetime | None = None) -> list[Cohort]:
    """Cohorts that can still take this place in, the one whose answers are due first on top."""
    at = at or now()
    cohorts = Cohort.objects.filter(demonstration=application.place.invented)
    return [one for one in cohorts.order_by("answers_due_on", "slug") if one.answers_due_at >= at]


def invented_names(most: int = 5) -> list[str]:
    """Some invented places by name: what can be chosen in a demonstration."""
    found = Place.objects.filter(pk__startswith=Place.INVENTED).order_by("name")
    return list(found.values_list("name", flat=True)[:most])


def _lines(interests: Iterable[Interest]) -> list[InterestLine]:
    return [
        InterestLine(
            id=interest.application.pk,
            place=str(interest.application.place),
            name=interest.name,
            job_title=interest.job_title,
            stated_at=interest.application.created_at,
            stage_name=stage_words.for_office(Stage(interest.application.stage)),
        )
        for interest in interests
    ]


def _past_try(application: Application) -> PastTry:
    return PastTry(
        id=application.pk,
        cohort=application.cohort.name if application.cohort else "",
        stage_name=stage_words.for_office(Stage(application.stage)),
        since=application.stage_since,
    )
