"""Everything about one application that the programme office may know."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from assay.journey.calendar import local_day
from assay.journey.deadlines import ends_by
from assay.journey.moves import Move
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.journey.verdicts import Verdict
from assay.journey.visibility import may_read_answers, may_read_reason
from assay.records.clock import now
from assay.records.gathering import settled_of, unsettled
from assay.records.models import (
    Application,
    Cohort,
    Invitation,
    Membership,
    SignOff,
    StageChange,
    Visit,
    Waiver,
)
from assay.records.pinning import pinned_edition
from assay.reports import validating
from assay.reports.board import waits_for
from assay.reports.cohort_dates import dates_of
from assay.reports.dossier_items import AreaLines, area_lines
from assay.reports.outbox import LetterLine, letters_of
from assay.reports.places import PlaceFacts, facts_of
from assay.reports.scorecard import ScoreReport, scorecard
from assay.standard.editions import Edition
from assay.words import moves as move_words
from assay.words import roles as role_words
from assay.words import stages as stage_words
from assay.words.office import waiver_rule
from assay.words.refusals import sentence
from assay.words.texts import said
from assay.words.zones import zone


@dataclass(frozen=True)
class Member:
    name: str
    email: str
    role: str


@dataclass(frozen=True)
class InvitationLine:
    """`until` is its last instant; it opens nothing where it was `used`, `withdrawn` or has run out."""

    name: str
    email: str
    role: str
    until: datetime
    state: str


@dataclass(frozen=True)
class Step:
    """One move that was made. `by` is blank where a stranger or the clock made it."""

    what: str
    role: str
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True)
class WaiverLine:
    rule: str
    about: str
    by: str
    at: datetime
    reason: str


@dataclass(frozen=True)
class CohortLine:
    slug: str
    name: str
    zone: str
    zone_name: str


@dataclass(frozen=True)
class Dossier:
    """`answers` says whether the answers may be read; `areas` is empty where not.

    `report` is None until everything is settled, `missing` names what is not. `must_haves_missing` are the
    code and title of each must-have that is not met and not set aside by a waiver.
    """

    id: UUID
    place: PlaceFacts
    cohort: CohortLine | None
    edition_id: str
    edition_title: str
    stage: Stage
    stage_name: str
    since: datetime
    waits_for: tuple[str, ...]
    ends_by: date | None
    days_left: int | None
    answers: Verdict
    areas: tuple[AreaLines, ...]
    missing: tuple[str, ...]
    report: ScoreReport | None
    must_haves_missing: tuple[tuple[str, str], ...]
    signed_by: str
    signed_at: datetime | None
    visit: Visit | None
    members: tuple[Member, ...]
    invitations: tuple[InvitationLine, ...]
    waivers: tuple[WaiverLine, ...]
    steps: tuple[Step, ...]
    letters: tuple[LetterLine, ...]

    @property
    def to_settle(self) -> list[str]:
        """The items that wait for the office, in the edition's order."""
        return [item.code for area in self.areas for item in area.items if item.to_settle]

    @property
    def why_no_answers(self) -> str:
        return sentence(self.answers)


def dossier(application: Application, at: datetime | None = None) -> Dossier:
    """Needs the place and the cohort with the application."""
    at = at or now()
    stage, cohort = Stage(application.stage), application.cohort
    edition = pinned_edition(application) if cohort else None
    due = ends_by(stage, dates_of(cohort)) if cohort else None
    signed = SignOff.objects.filter(application=application, withdrawn_at=None).select_related("by").first()
    readable = may_read_answers(signed is not None)
    missing = unsettled(settled_of(application), edition) if edition and readable else []
    report = scorecard(application) if edition and readable and not missing else None
    waivers = _waivers(application)
    turn = validating.turns([application]).get(application.pk)
    return Dossier(
        id=application.pk,
        place=facts_of(application.place),
        cohort=_cohort(cohort) if cohort else None,
        edition_id=edition.id if edition else "",
        edition_title=said(edition.title) if edition else "",
        stage=stage,
        stage_name=stage_words.for_office(stage),
        since=application.stage_since,
        waits_for=waits_for(application, turn),
        ends_by=due,
        days_left=(due - local_day(at, cohort.zone)).days if due and cohort else None,
        answers=readable,
        areas=area_lines(application, edition) if edition and readable else (),
        missing=tuple(missing),
        report=report,
        must_haves_missing=_must_haves_missing(report, edition, waivers) if report and edition else (),
        signed_by=signed.by.name if signed else "",
        signed_at=signed.at if signed else None,
        visit=Visit.objects.filter(application=application).select_related("recorded_by").first(),
        members=_members(application),
        invitations=_invitations(application, at),
        waivers=waivers,
        steps=_steps(application),
        letters=letters_of(application),
    )


def _must_haves_missing(
    report: ScoreReport, edition: Edition, waivers: Iterable[WaiverLine]
) -> tuple[tuple[str, str], ...]:
    waived = {waiver.about for waiver in waivers}
    earned = {item.code: item.points for area in report.areas for item in area.items}
    return tuple(
        (code, said(edition.by_code[code].title))
        for code, enough in edition.must_haves.items()
        if earned[code] < enough and code not in waived
    )


def _cohort(cohort: Cohort) -> CohortLine:
    return CohortLine(cohort.pk, cohort.name, cohort.zone, zone(cohort.zone))


def _members(application: Application) -> tuple[Member, ...]:
    rows = Membership.objects.standing().filter(application=application).select_related("person")
    return tuple(
        Member(row.person.name, row.person.email, role_words.role(Role(row.role)))
        for row in rows.order_by("role", "person__name")
    )


def _invitations(application: Application, at: datetime) -> tuple[InvitationLine, ...]:
    rows = Invitation.objects.filter(application=application).order_by("-created_at", "-pk")
    return tuple(
        InvitationLine(row.name, row.email, role_words.role(Role(row.role)), row.expires_at, _state(row, at))
        for row in rows
    )


def _state(invitation: Invitation, at: datetime) -> str:
    if invitation.used_at:
        return "used"
    if invitation.withdrawn_at:
        return "withdrawn"
    return "standing" if invitation.expires_at > at else "over"


def _waivers(application: Application) -> tuple[WaiverLine, ...]:
    rows = Waiver.objects.filter(application=application).select_related("granted_by").order_by("granted_at")
    return tuple(
        WaiverLine(
            waiver_rule(row.rule),
            # The id of a person says nothing to a reader: her name stands in the reason's own line.
            row.about if row.rule == "must-have" else "",
            row.granted_by.name,
            row.granted_at,
            row.reason,
        )
        for row in rows
    )


def _is_read(change: StageChange) -> bool:
    return may_read_reason(Role.OFFICE, Move(change.move), Role(change.role))


def _steps(application: Application) -> tuple[Step, ...]:
    rows = StageChange.objects.filter(application=application).select_related("by").order_by("-at", "-pk")
    return tuple(
        Step(
            move_words.done(Move(row.move)),
            role_words.role(Role(row.role)),
            row.by.name if row.by else "",
            row.at,
            row.reason if _is_read(row) else "",
        )
        for row in rows
    )
