"""Every application by stage, with whose turn it is and what is late: for the programme office alone."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.core.paginator import Page
from django.db.models import Case, Count, IntegerField, Q, QuerySet, Value, When

from assay.journey.calendar import local_day
from assay.journey.deadlines import ends_by
from assay.journey.stages import BEFORE_DECISION, CLOSED, OWNER, Owner, Stage
from assay.records.clock import now
from assay.records.models import Application, Cohort
from assay.reports import validating
from assay.reports.cohort_dates import dates_of, late_pairs
from assay.reports.paging import page_of
from assay.reports.validating import Turn
from assay.words import office as words
from assay.words import stages as stage_words

PER_PAGE = 50
SORTS = ("stage", "place", "since")
_ORDER = Case(
    *(When(stage=stage, then=Value(number)) for number, stage in enumerate(Stage)),
    output_field=IntegerField(),
)
# Over for everybody who waits, so that a board without filters is of running applications.
OVER = frozenset({*CLOSED, Stage.ANNOUNCED, Stage.SUPPORT})


@dataclass(frozen=True)
class Filters:
    """What an address asks for; a blank one asks for every running application. See `read`."""

    cohort: str = ""
    stage: str = ""
    waits_for: str = ""
    late: bool = False
    sort: str = SORTS[0]


@dataclass(frozen=True)
class StageCount:
    stage: Stage
    name: str
    count: int


@dataclass(frozen=True)
class Row:
    """One application. `ends_by` is a local day of its cohort; `waits_for` says on whom and for what."""

    id: UUID
    place: str
    cohort: str
    stage: Stage
    stage_name: str
    since: datetime
    waits_for: tuple[str, ...]
    ends_by: date | None
    days_left: int | None

    @property
    def late(self) -> bool:
        return self.days_left is not None and self.days_left < 0

    @property
    def days_late(self) -> int:
        return max(-(self.days_left or 0), 0)


@dataclass(frozen=True)
class Board:
    first_line: str
    stages: tuple[StageCount, ...]
    cohorts: tuple[Cohort, ...]
    rows: Page[Row]


def read(asked: Mapping[str, str]) -> Filters:
    """The filters of an address. What is unknown is left out, as if it were not asked for."""
    stage, owner, sort = asked.get("stage", ""), asked.get("waits_for", ""), asked.get("sort", "")
    return Filters(
        cohort=asked.get("cohort", ""),
        stage=stage if stage in list(Stage) else "",
        waits_for=owner if owner in list(Owner) else "",
        late=asked.get("late") == "1",
        sort=sort if sort in SORTS else SORTS[0],
    )


def board(filters: Filters, page: str | int = 1, at: datetime | None = None) -> Board:
    """The same number of queries, whatever the number of applications."""
    at = at or now()
    cohorts = tuple(Cohort.objects.order_by("-opens_on", "slug"))
    late = late_pairs(cohorts, at)
    counts = _counts(filters.cohort)
    found = _sorted(_filtered(filters, late), filters.sort)

    def rows(applications: Sequence[Application]) -> list[Row]:
        turns = validating.turns(applications)
        return [_row(one, turns.get(one.pk), at) for one in applications]

    return Board(
        _first_line(counts, late), _stage_counts(counts), cohorts, page_of(found, page, PER_PAGE, rows)
    )


def late_count(cohorts: tuple[Cohort, ...], at: datetime) -> int:
    """How many applications are late."""
    late = late_pairs(cohorts, at)
    return sum(count for pair, count in _counts("").items() if pair in late)


def _counts(cohort: str) -> dict[tuple[str | None, Stage], int]:
    applications = Application.objects.filter(cohort=cohort) if cohort else Application.objects
    counted = applications.order_by().values_list("cohort_id", "stage").annotate(count=Count("pk"))
    return {(cohort_id, Stage(stage)): count for cohort_id, stage, count in counted}


def _filtered(filters: Filters, late: set[tuple[str, Stage]]) -> QuerySet[Application]:
    found = Application.objects.select_related("place", "cohort__announcement")
    if filters.cohort:
        found = found.filter(cohort=filters.cohort)
    if filters.stage:
        found = found.filter(stage=filters.stage)
    elif not filters.waits_for and not filters.late:
        found = found.exclude(stage__in=OVER)
    if filters.late:
        found = found.filter(_any_of(late))
    if filters.waits_for:
        found = _waiting_for(Owner(filters.waits_for), found)
    return found


def _any_of(pairs: set[tuple[str, Stage]]) -> Q:
    by_cohort: dict[str, list[Stage]] = {}
    for cohort, stage in pairs:
        by_cohort.setdefault(cohort, []).append(stage)
    found = Q(pk__in=[])
    for cohort, stages in by_cohort.items():
        found |= Q(cohort=cohort, stage__in=stages)
    return found


def _waiting_for(owner: Owner, found: QuerySet[Application]) -> QuerySet[Application]:
    """Whose turn it is by the stage; in validation it can be the experts', the office's, or both."""
    stages = [stage for stage in Stage if OWNER[stage] is owner and stage is not Stage.VALIDATION]
    to_settle = validating.unsettled_pairs().values("application_id")
    if owner is Owner.OFFICE:
        counted = validating.with_settled_count(found)
        counted = counted.exclude(stage=Stage.DECIDED, cohort__announcement__isnull=False)
        return counted.filter(Q(stage__in=stages) | Q(pk__in=to_settle) | validating.complete())
    if owner is Owner.EXPERTS:
        counted = validating.with_settled_count(found)
        return counted.filter(stage=Stage.VALIDATION).exclude(validating.complete())
    return found.filter(stage__in=stages)


def _sorted(found: QuerySet[Application], sort: str) -> QuerySet[Application]:
    if sort == "place":
        return found.order_by("place__name", "created_at")
    if sort == "since":
        return found.order_by("stage_since", "pk")
    return found.order_by(_ORDER, "stage_since", "pk")


def _row(application: Application, turn: Turn | None, at: datetime) -> Row:
    stage, cohort = Stage(application.stage), application.cohort
    due = ends_by(stage, dates_of(cohort)) if cohort else None
    return Row(
        id=application.pk,
        place=str(application.place),
        cohort=cohort.name if cohort else "",
        stage=stage,
        stage_name=stage_words.for_office(stage),
        since=application.stage_since,
        waits_for=waits_for(application, turn),
        ends_by=due,
        days_left=(due - local_day(at, cohort.zone)).days if due and cohort else None,
    )


def waits_for(application: Application, turn: Turn | None) -> tuple[str, ...]:
    """On whom an application waits, and for what; nothing where it waits for nobody.

    A decided one whose instant is set waits for that, and the office has nothing left to do.
    """
    stage = Stage(application.stage)
    if stage is Stage.DECIDED and getattr(application.cohort, "announcement", None):
        return (words.the_instant(),)
    if turn is None:
        return () if OWNER[stage] is Owner.NOBODY else (stage_words.owner(OWNER[stage]),)
    office, experts = stage_words.owner(Owner.OFFICE), stage_words.owner(Owner.EXPERTS)
    waits = []
    if turn.with_experts:
        waits.append(f"{experts}: {words.findings_open(turn.with_experts)}")
    if turn.to_settle:
        waits.append(f"{office}: {words.findings_to_settle(turn.to_settle)}")
    if turn.complete:
        waits.append(f"{office}: {words.validation_to_close()}")
    return tuple(waits)


def _first_line(counts: dict[tuple[str | None, Stage], int], late: set[tuple[str, Stage]]) -> str:
    return words.board_line(
        late=sum(count for pair, count in counts.items() if pair in late),
        validating=sum(count for (_, stage), count in counts.items() if stage is Stage.VALIDATION),
        undecided=sum(
            count
            for (cohort, stage), count in counts.items()
            if stage in BEFORE_DECISION and (cohort, Stage.COMMITTEE) in late
        ),
    )


def _stage_counts(counts: dict[tuple[str | None, Stage], int]) -> tuple[StageCount, ...]:
    by_stage = dict.fromkeys(Stage, 0)
    for (_, stage), count in counts.items():
        by_stage[stage] += count
    return tuple(
        StageCount(stage, stage_words.for_office(stage), count) for stage, count in by_stage.items() if count
    )
