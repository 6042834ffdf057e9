"""Ties and waivers: declared once, asked by every rule."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from assay.journey.access import TieGrade
from assay.journey.roles import Role
from assay.journey.stages import BEFORE_DECISION, Stage
from assay.journey.verdicts import No, no
from assay.notices import letters
from assay.records.clock import now
from assay.records.models import (
    Application,
    Appointment,
    Assignment,
    Finding,
    Person,
    Place,
    SettledFinding,
    Tie,
    Waiver,
)
from assay.workflows import acts, messages
from assay.workflows.members import demand_appointed
from assay.workflows.refusals import Refused, demand


def declare(person: Person, place: Place, *, grade: TieGrade, kind: str, by: Person) -> Tie:
    """Declare a tie: the person herself, or the office for her. A hard tie ends her assignments there."""
    role = Role.OFFICE
    if by != person:
        demand_appointed(by, Role.OFFICE)
    else:
        own = Appointment.objects.filter(person=by).values_list("role", flat=True).first()
        if own is None:
            raise Refused(no(No.WRONG_ROLE, by=(Role.EXPERT, Role.COMMITTEE)))
        role = Role(own)
    if not kind.strip():
        demand(no(No.REASON_MISSING))
    at = now()
    with transaction.atomic():
        standing = Tie.objects.filter(person=person, place=place, ended_at=None)
        if by == person and grade is TieGrade.SOFT and standing.filter(grade=TieGrade.HARD).exists():
            demand(no(No.OWN_TIE))
        standing.update(ended_at=at)
        tie = Tie.objects.create(
            person=person, place=place, grade=grade, kind=kind, declared_by=by, declared_at=at
        )
        if grade is TieGrade.HARD:
            _end_assignments(person, place, at)
        acts.record(
            "declare-tie", by=by, role=role, about=place.pk, after={"person": str(person.pk), "grade": grade}
        )
    return tie


def _end_assignments(person: Person, place: Place, at: datetime) -> None:
    """Take the place's applications from her, while they are judged, and tell the office.

    What was settled there because she agreed is open again: it stood on her finding.
    """
    judged = Application.objects.filter(place=place, stage__in=(Stage.SUBMITTED, Stage.VALIDATION))
    for application in judged.select_for_update().order_by("pk"):
        ended = Assignment.objects.filter(application=application, expert=person, ended_at=None)
        if not ended.update(ended_at=at):
            continue
        hers = Finding.objects.filter(application=application, expert=person).values("item")
        reopened = SettledFinding.objects.filter(application=application, how="agreed", item__in=hers)
        items = list(reopened.values_list("item", flat=True))
        reopened.delete()
        acts.record(
            "release-by-tie",
            by=None,
            role=Role.CLOCK,
            application=application,
            about=str(person.pk),
            before={"settled": items},
            at=at,
        )
        messages.tell_office(
            letters.expert_released_for_office,
            f"/office/applications/{application.pk}",
            application=application,
            key=f"expert-released:{application.pk}:{person.pk}:{at.isoformat()}",
        )


def end(tie: Tie, *, by: Person) -> None:
    """Say that a tie no longer stands. Whom it binds cannot: the office does, and not for itself."""
    demand_appointed(by, Role.OFFICE)
    if by == tie.person:
        raise Refused(no(No.OWN_TIE))
    with transaction.atomic():
        Tie.objects.filter(pk=tie.pk, ended_at=None).update(ended_at=now())
        acts.record(
            "end-tie", by=by, role=Role.OFFICE, about=tie.place_id, before={"person": str(tie.person_id)}
        )


def waive_tie(application: Application, person: Person, *, reason: str, by: Person) -> None:
    """Weigh a person's ties to this city and set them aside, each by itself: a later tie is not covered."""
    if by == person:
        raise Refused(no(No.OWN_TIE))
    for tie in Tie.objects.filter(person=person, place=application.place_id, ended_at=None):
        waive(application, rule="tie", about=str(tie.pk), reason=reason, by=by)


def waive(application: Application, *, rule: str, about: str, reason: str, by: Person) -> Waiver:
    """Set a hard rule aside for one application, by name and with the reason."""
    demand_appointed(by, Role.OFFICE)
    if rule not in Waiver.RULES:
        raise ValueError(f"{rule} is no rule that can be set aside")
    if application.stage not in BEFORE_DECISION:
        demand(no(No.WRONG_STAGE, stage=application.stage))
    if not reason.strip():
        demand(no(No.REASON_MISSING))
    with transaction.atomic():
        waiver, _ = Waiver.objects.get_or_create(
            application=application,
            rule=rule,
            about=about,
            defaults={"granted_by": by, "granted_at": now(), "reason": reason},
        )
        acts.record("waive", by=by, role=Role.OFFICE, application=application, about=f"{rule}:{about}")
    return waiver
