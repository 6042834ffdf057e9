"""The committee's packet: the card with all it rests on, and what the committee may make of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from assay.journey.moves import Move
from assay.journey.roles import Role
from assay.journey.visibility import is_public, may_read_reason
from assay.records.gathering import findings_of, settled_of, standing_decision
from assay.records.models import Application, Decision, Person, StageChange, Visit, Waiver
from assay.records.pinning import pinned_edition
from assay.reports.ballot import Ballot, ballot
from assay.reports.disagreements import Disagreement, disagreements
from assay.reports.scorecard import LevelName, ScoreReport, level_line, scorecard
from assay.scoring import Card, card
from assay.scoring.freezing import thaw
from assay.scoring.obstacles import PointsMissing
from assay.scoring.thresholds import least_points
from assay.standard.editions import Edition
from assay.words.cards import level_name
from assay.words.moves import done
from assay.words.zones import zone


@dataclass(frozen=True)
class Margin:
    """How close the points are to another level.

    `lacking` points are missing for the share that `above` asks, 0 where its share is reached; `spare` points
    are more than the card's level asks, None where the card reaches no level.
    """

    above: str
    lacking: int
    level: str
    spare: int | None


@dataclass(frozen=True)
class VisitNotes:
    on: date
    people: str
    notes: str
    recorded_by: str


@dataclass(frozen=True)
class Step:
    """One move of the application's history; `by` is blank where a stranger or the clock made it."""

    done: str
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True)
class Leave:
    """A must-have set aside on record, by name and with the reason."""

    code: str
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True)
class Decided:
    """`seal` is the decided level's look once its announcement has come, and never before."""

    name: str
    card_name: str
    reason: str
    members: tuple[str, ...]
    recorded_by: str
    at: datetime
    instant: datetime | None
    announced: bool
    seal: LevelName | None


@dataclass(frozen=True)
class Packet:
    """`ballot` is what may be decided, `decided` what was: one of them is None."""

    application_id: UUID
    city: str
    cohort: str
    zone: str
    zone_name: str
    score: ScoreReport
    margin: Margin
    disagreements: tuple[Disagreement, ...]
    visit: VisitNotes | None
    history: tuple[Step, ...]
    leaves: tuple[Leave, ...]
    ballot: Ballot | None
    decided: Decided | None


def packet(application: Application, member: Person, at: datetime) -> Packet:
    """The packet as `member` reads it. Whether she may is the page's to ask."""
    edition, cohort = pinned_edition(application), application.the_cohort
    decision = standing_decision(application)
    found = thaw(decision.card) if decision else card(edition, findings_of(settled_of(application), edition))
    leaves = _leaves(application)
    return Packet(
        application_id=application.pk,
        city=application.place.label,
        cohort=cohort.name,
        zone=cohort.zone,
        zone_name=zone(cohort.zone),
        score=scorecard(application),
        margin=_margin(found, edition),
        disagreements=disagreements(application, edition),
        visit=_visit(application),
        history=_history(application),
        leaves=leaves,
        ballot=None if decision else ballot(application, member, found, {leave.code for leave in leaves}),
        decided=_decided(decision, application, edition, at) if decision else None,
    )


def _margin(found: Card, edition: Edition) -> Margin:
    short = next((one for one in found.in_the_way if isinstance(one, PointsMissing)), None)
    return Margin(
        above=level_name(found.next_level, edition) if found.next_level else "",
        lacking=short.lacking if short else 0,
        level=level_name(found.level, edition) if found.level else "",
        spare=_spare(found, edition),
    )


def _spare(found: Card, edition: Edition) -> int | None:
    """Points beyond the share that the card's own level asks."""
    least = least_points(edition.level_by_code[found.level], found.possible) if found.level else None
    return None if least is None else found.points - least


def _visit(application: Application) -> VisitNotes | None:
    visit = Visit.objects.filter(application=application).select_related("recorded_by").first()
    if visit is None or visit.on is None or visit.recorded_by is None:
        return None
    return VisitNotes(visit.on, visit.people, visit.notes, visit.recorded_by.name)


def _is_read(change: StageChange) -> bool:
    return may_read_reason(Role.COMMITTEE, Move(change.move), Role(change.role))


def _history(application: Application) -> tuple[Step, ...]:
    changes = StageChange.objects.filter(application=application).select_related("by")
    return tuple(
        Step(
            done=done(Move(change.move)),
            by=change.by.name if change.by else "",
            at=change.at,
            reason=change.reason if _is_read(change) else "",
        )
        for change in changes
    )


def _leaves(application: Application) -> tuple[Leave, ...]:
    waivers = Waiver.objects.filter(application=application, rule="must-have").select_related("granted_by")
    return tuple(
        Leave(waiver.about, waiver.granted_by.name, waiver.granted_at, waiver.reason)
        for waiver in waivers.order_by("granted_at")
    )


def _decided(decision: Decision, application: Application, edition: Edition, at: datetime) -> Decided:
    instant = application.the_cohort.instant
    announced = is_public(instant, at)
    return Decided(
        name=level_name(decision.level or None, edition),
        card_name=level_name(decision.card_level or None, edition),
        reason=decision.reason,
        members=tuple(decision.members.order_by("name").values_list("name", flat=True)),
        recorded_by=decision.recorded_by.name,
        at=decision.at,
        instant=instant,
        announced=announced,
        seal=level_line(decision.level, edition) if announced else None,
    )
