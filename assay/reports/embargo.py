"""A cohort as the programme office holds it: its key dates, and who hears what at the instant."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count

from assay.journey.roles import CITY
from assay.journey.stages import AFTER_DECISION, Stage
from assay.journey.visibility import is_public
from assay.records.clock import now
from assay.records.models import Announcement, Application, Cohort, Decision, Membership
from assay.reports.board import StageCount
from assay.reports.cohort_dates import dates_of
from assay.standard.library import UnknownEdition, edition
from assay.words import office as words
from assay.words import stages as stage_words
from assay.words.cards import level_name
from assay.words.texts import said
from assay.words.zones import zone


@dataclass(frozen=True)
class CohortLine:
    """`instant` is None until the office has set one; `public` says that it has come."""

    slug: str
    name: str
    edition_title: str
    opens_on: date
    answers_due_on: date
    announcement_on: date
    applications: int
    instant: datetime | None
    public: bool
    zone: str
    zone_name: str


@dataclass(frozen=True)
class DateLine:
    what: str
    on: date


@dataclass(frozen=True)
class Told:
    """A city on which the committee has decided. `level` is blank where it gets none: told privately."""

    place: str
    level: str


@dataclass(frozen=True)
class CohortPage:
    """`left` is how long the embargo still lasts, in words; blank without an instant, or once it has come."""

    line: CohortLine
    edition_id: str
    dates: tuple[DateLine, ...]
    grace_hours: int
    visit_from: str
    stages: tuple[StageCount, ...]
    certified: tuple[Told, ...]
    told: tuple[Told, ...]
    letters: int
    left: str
    set_by: str
    set_at: datetime | None


def cohort_lines(at: datetime | None = None) -> list[CohortLine]:
    """All cohorts, the latest first."""
    at = at or now()
    cohorts = Cohort.objects.annotate(count=Count("applications")).select_related("announcement")
    return [_line(cohort, cohort.count, at) for cohort in cohorts.order_by("-opens_on", "slug")]


def cohort_page(cohort: Cohort, at: datetime | None = None) -> CohortPage:
    at = at or now()
    counted = Application.objects.filter(cohort=cohort).order_by().values_list("stage")
    counts = dict(counted.annotate(count=Count("pk")))
    announcement = Announcement.objects.filter(cohort=cohort).select_related("set_by").first()
    decided = _decided(cohort)
    ahead = announcement is not None and not is_public(announcement.at, at)
    return CohortPage(
        line=_line(cohort, sum(counts.values()), at),
        edition_id=cohort.edition_id,
        dates=tuple(DateLine(words.key_date(which), on) for which, on in dates_of(cohort).all().items()),
        grace_hours=cohort.grace_hours,
        visit_from=_level(cohort, cohort.visit_from_level) if cohort.visit_from_level else "",
        stages=tuple(
            StageCount(stage, stage_words.for_office(stage), counts[stage])
            for stage in Stage
            if stage in counts
        ),
        certified=tuple(one for one in decided if one.level),
        told=tuple(one for one in decided if not one.level),
        letters=_readers(cohort),
        left=words.time_left((announcement.at - at).total_seconds()) if announcement and ahead else "",
        set_by=announcement.set_by.name if announcement else "",
        set_at=announcement.set_at if announcement else None,
    )


def _line(cohort: Cohort, applications: int, at: datetime) -> CohortLine:
    announcement = getattr(cohort, "announcement", None)
    instant = announcement.at if announcement else None
    return CohortLine(
        slug=cohort.pk,
        name=cohort.name,
        edition_title=_edition_title(cohort),
        opens_on=cohort.opens_on,
        answers_due_on=cohort.answers_due_on,
        announcement_on=cohort.announcement_on,
        applications=applications,
        instant=instant,
        public=is_public(instant, at),
        zone=cohort.zone,
        zone_name=zone(cohort.zone),
    )


def _edition_title(cohort: Cohort) -> str:
    try:
        return said(edition(cohort.edition_id).title)
    except UnknownEdition:
        return cohort.edition_id


def _level(cohort: Cohort, level: str) -> str:
    return level_name(level or None, edition(cohort.edition_id))


def _decided(cohort: Cohort) -> list[Told]:
    """The decisions that stand, by name of the place."""
    decisions = Decision.objects.filter(
        application__cohort=cohort, application__stage__in=AFTER_DECISION, replaced_by=None
    )
    return [
        Told(
            str(decision.application.place),
            _level(cohort, decision.level) if decision.level else "",
        )
        for decision in decisions.select_related("application__place").order_by("application__place__name")
    ]


def _readers(cohort: Cohort) -> int:
    """How many people of decided cities get a letter when the instant comes."""
    rows = Membership.objects.standing().filter(
        application__cohort=cohort,
        application__stage=Stage.DECIDED,
        role__in=sorted(CITY),
        person__is_active=True,
    )
    return rows.order_by().values("application", "person").distinct().count()
