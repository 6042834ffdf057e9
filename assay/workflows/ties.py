"""Ties and waivers: declared once, asked by every rule."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from assay.journey.access import TieGrade
from assay.journey.roles import Role
from assay.journey.stages import BEFORE_DECISION
from assay.journey.verdicts import No, no
from assay.notices import letters
from assay.records.clock import now
from assay.records.models import Application, Appointment, Assignment, Person, Place, Tie, Waiver
from assay.workflows import acts, messages
from assay.workflows.members import appointed, demand_appointed
from assay.workflows.refusals import Refused, demand
from assay.workflows.sites import address


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
        Tie.objects.filter(person=person, place=place, ended_at=None).update(ended_at=at)
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
    """Take the place's applications from her, and tell the office that each needs somebody else."""
    ended = Assignment.objects.filter(expert=person, application__place=place, ended_at=None)
    for assignment in ended.select_related("application"):
        for officer in appointed(Role.OFFICE):
            letter = letters.expert_released_for_office(
                name=officer.name, link=address(f"/office/applications/{assignment.application_id}")
            )
            messages.tell(
                officer, letter, application=assignment.application, key=f"expert-released:{assignment.pk}"
            )
    ended.update(ended_at=at)


def end(tie: Tie, *, by: Person) -> None:
    """Say that a tie no longer stands."""
    role = Role.OFFICE if by != tie.person else Role.EXPERT
    if by != tie.person:
        demand_appointed(by, Role.OFFICE)
    with transaction.atomic():
        Tie.objects.filter(pk=tie.pk, ended_at=None).update(ended_at=now())
        acts.record("end-tie", by=by, role=role, about=tie.place_id, before={"person": str(tie.person_id)})


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
