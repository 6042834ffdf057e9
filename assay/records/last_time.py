"""The earlier applications of a place: what a new one may begin with."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Exists, OuterRef, QuerySet

from assay.journey.stages import NOT_RUNNING
from assay.records.models import Answer, Application


@dataclass(frozen=True)
class Earlier:
    """What a place has behind it: `last` is what a new application began with, or may begin with, and
    `other` the one before of another edition, where there is no such.
    """

    last: Application | None = None
    other: Application | None = None


def earlier(application: Application) -> Earlier:
    """Of all that have any answer, the latest under the same edition, to the letter. One query."""
    if application.carried_from_id is not None:
        return Earlier(_with_cohort(Application.objects.filter(pk=application.carried_from_id)).first())
    pinned = _pinned(application)
    rows = list(_earlier(application))
    last = next((row for row in rows if _pinned(row) == pinned), None)
    return Earlier(last, rows[0] if rows and last is None else None)


def last_time(application: Application) -> Application | None:
    return earlier(application).last


def _pinned(application: Application) -> tuple[str, str]:
    cohort = application.the_cohort
    return cohort.edition_id, cohort.edition_digest


def _earlier(application: Application) -> QuerySet[Application]:
    answered = Answer.objects.filter(application=OuterRef("pk"), current__isnull=False)
    found = Application.objects.filter(
        Exists(answered),
        place=application.place_id,
        created_at__lt=application.created_at,
        cohort__isnull=False,
        stage__in=NOT_RUNNING,
    )
    return _with_cohort(found.exclude(pk=application.pk)).order_by("-created_at", "-pk")


def _with_cohort(applications: QuerySet[Application]) -> QuerySet[Application]:
    return applications.select_related("cohort__announcement")
