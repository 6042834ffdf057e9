"""What waits for the programme office, what is late, and what comes next."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, Exists, F, OuterRef, Window
from django.db.models.functions import RowNumber

from assay.journey.announcing import ready_to_announce
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.journey.work import AT_STAGE, Work
from assay.records.clock import now
from assay.records.models import Announcement, Application, Cohort, Invitation, Message
from assay.reports import validating
from assay.reports.board import late_count
from assay.reports.cohort_dates import NextDate, next_dates
from assay.words import office as words

# As many as a reader takes in at a glance; the board has them all.
SHOWN = 5


@dataclass(frozen=True)
class Line:
    """One thing that waits: an application by its place, or a cohort by its name. `key` is its id."""

    key: str
    name: str
    since: datetime | None = None


@dataclass(frozen=True)
class Heap:
    """Things of one kind, the oldest first; `lines` are the first of `count`."""

    work: Work
    words: str
    count: int
    lines: tuple[Line, ...]

    @property
    def more(self) -> int:
        return self.count - len(self.lines) if self.lines else 0


@dataclass(frozen=True)
class Today:
    first_line: str
    heaps: tuple[Heap, ...]
    late: int
    next_dates: tuple[NextDate, ...]


def today(at: datetime | None = None) -> Today:
    at = at or now()
    cohorts = tuple(Cohort.objects.order_by("slug"))
    found = {
        **_by_stage(),
        Work.INVITE_AGAIN: _applications(_invited_in_vain(at)),
        Work.SETTLE: _applications(_to_settle()),
        Work.CLOSE: _applications(_to_close()),
        Work.SET_INSTANT: _without_instant(cohorts, at),
        Work.RESEND: (_letters(), ()),
    }
    heaps = tuple(
        Heap(work, words.work(work, count), count, lines)
        for work in Work
        for count, lines in (found[work],)
        if count
    )
    late = late_count(cohorts, at)
    return Today(
        first_line=words.today_line(sum(heap.count for heap in heaps), late),
        heaps=heaps,
        late=late,
        next_dates=next_dates(cohorts, at),
    )


_Found = tuple[int, tuple[Line, ...]]


def _by_stage() -> dict[Work, _Found]:
    """What the stage alone tells: the number of each kind, and the first few of it."""
    waiting = Application.objects.filter(stage__in=AT_STAGE)
    counted = waiting.order_by().values_list("stage").annotate(count=Count("pk"))
    counts = {Stage(stage): count for stage, count in counted}
    first = waiting.annotate(
        place_in_line=Window(RowNumber(), partition_by=F("stage"), order_by=[F("stage_since"), F("pk")])
    ).filter(place_in_line__lte=SHOWN)
    lines: dict[str, list[Line]] = {}
    for application in first.select_related("place").order_by("stage_since", "pk"):
        lines.setdefault(application.stage, []).append(_line(application))
    return {work: (counts.get(stage, 0), tuple(lines.get(stage, ()))) for stage, work in AT_STAGE.items()}


def _invited_in_vain(at: datetime) -> Iterable[Application]:
    """Accepted, and no invitation of a lead opens the account any more."""
    standing = Invitation.objects.filter(
        application=OuterRef("pk"), role=Role.LEAD, used_at=None, withdrawn_at=None, expires_at__gt=at
    )
    waiting = Application.objects.filter(~Exists(standing), stage=Stage.ELIGIBLE)
    return waiting.select_related("place").order_by("stage_since", "pk")


def _to_settle() -> Iterable[Application]:
    pairs = validating.unsettled_pairs().values("application_id")
    return Application.objects.filter(pk__in=pairs).select_related("place").order_by("stage_since", "pk")


def _to_close() -> Iterable[Application]:
    counted = validating.with_settled_count(Application.objects.filter(stage=Stage.VALIDATION))
    return counted.filter(validating.complete()).select_related("place").order_by("stage_since", "pk")


def _without_instant(cohorts: tuple[Cohort, ...], at: datetime) -> _Found:
    """Cohorts that may be announced, and for which nobody set the instant yet."""
    stages: dict[str, set[Stage]] = {}
    pairs = Application.objects.filter(cohort__isnull=False).order_by().values_list("cohort_id", "stage")
    for cohort, stage in pairs.distinct():
        stages.setdefault(cohort, set()).add(Stage(stage))
    announced = set(Announcement.objects.values_list("cohort_id", flat=True))
    ready = tuple(
        Line(cohort.pk, cohort.name)
        for cohort in cohorts
        if cohort.pk not in announced
        and ready_to_announce(stages.get(cohort.pk, ()), cohort.answers_close_at, at)
    )
    return len(ready), ready[:SHOWN]


def _letters() -> int:
    return Message.objects.filter(state__in=(Message.UNKNOWN, Message.FAILED)).count()


def _applications(found: Iterable[Application]) -> _Found:
    lines = [_line(application) for application in found]
    return len(lines), tuple(lines[:SHOWN])


def _line(application: Application) -> Line:
    return Line(str(application.pk), str(application.place), application.stage_since)
