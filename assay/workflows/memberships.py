"""Parts in an application that end or change, without the office. What a person did keeps her name."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import Q

from assay.journey.access import may_stop_leading
from assay.journey.notices import NoticeKind
from assay.journey.roles import CITY, Role
from assay.journey.verdicts import No, no
from assay.records.clock import now
from assay.records.models import Application, Invitation, Membership, Person, SigningLink, Task
from assay.workflows import acts
from assay.workflows.members import demand_member, roles_in
from assay.workflows.moves import lock
from assay.workflows.notices import tell_notice
from assay.workflows.refusals import demand


def remove(person: Person, application: Application, *, by: Person) -> int:
    """End all of a person's parts; how many tasks are nobody's now. She is told. Raises Refused."""
    with transaction.atomic():
        application = lock(application)
        role = demand_member(by, application, Role.LEAD)
        freed = _end(person, application, now(), sent_too=person != by)
        acts.record("remove-member", by=by, role=role, application=application, about=str(person.pk))
        _tell(person, application, NoticeKind.REMOVED, by, path="/account/start")
    return freed


def leave(application: Application, *, by: Person) -> None:
    """End all of one's own parts. Raises Refused."""
    with transaction.atomic():
        application = lock(application)
        role = demand_member(by, application, *sorted(CITY))
        _end(by, application, now(), sent_too=False)
        acts.record("leave", by=by, role=role, application=application)


def change_part(person: Person, application: Application, *, role: Role, by: Person) -> None:
    """Give a person another part instead of the ones she has. Raises Refused."""
    with transaction.atomic():
        application = lock(application)
        acting = demand_member(by, application, Role.LEAD)
        held = _demand_part(person, application)
        if held == {role}:
            return
        if role is Role.LEAD and not person.is_active:
            demand(no(No.ACCOUNT_CLOSED, name=person.name))
        at = now()
        if Role.LEAD in held and role is not Role.LEAD:
            demand(may_stop_leading(_other_leads(person, application)))
        _change(person, application, role, at)
        if Role.SPONSOR in held:
            _end_signing(person, application, at, sent_too=False)
        if role is Role.SPONSOR:
            # Who signs answers nothing herself.
            _free(person, application, at)
        acts.record(
            "change-part",
            by=by,
            role=acting,
            application=application,
            about=str(person.pk),
            before={"roles": sorted(held)},
            after={"role": role},
        )


def hand_over(application: Application, *, to: Person, by: Person) -> None:
    """Make `to` a lead, and oneself a contributor. Raises Refused."""
    with transaction.atomic():
        application = lock(application)
        acting = demand_member(by, application, Role.LEAD)
        of_the_team = roles_in(to, application) & {Role.LEAD, Role.CONTRIBUTOR}
        if to == by or not of_the_team:
            demand(no(No.NOT_OF_THE_TEAM))
        if not to.is_active:
            demand(no(No.ACCOUNT_CLOSED, name=to.name))
        at = now()
        _change(to, application, Role.LEAD, at)
        _change(by, application, Role.CONTRIBUTOR, at)
        acts.record("hand-over", by=by, role=acting, application=application, about=str(to.pk))
        _tell(to, application, NoticeKind.LEAD_HANDED_OVER, by, path=f"/city/{application.pk}")


def _tell(person: Person, application: Application, kind: NoticeKind, by: Person, *, path: str) -> None:
    tell_notice(
        person,
        kind=kind,
        values={"by": by.name},
        path=path,
        application=application,
        key=f"{kind}:{application.pk}:{now().isoformat()}",
    )


def _demand_part(person: Person, application: Application) -> frozenset[Role]:
    held = roles_in(person, application)
    if not held:
        demand(no(No.NOT_OF_THE_TEAM))
    return held


def _other_leads(person: Person, application: Application) -> int:
    leads = Membership.objects.standing().filter(application=application, role=Role.LEAD)
    return leads.filter(person__is_active=True).exclude(person=person).count()


def _change(person: Person, application: Application, role: Role, at: datetime) -> None:
    """One part instead of those she has. Called with the application held."""
    hers = Membership.objects.standing().filter(application=application, person=person)
    hers.exclude(role=role).update(ended_at=at)
    Membership.objects.get_or_create(application=application, person=person, role=role, ended_at=None)


def _end(person: Person, application: Application, at: datetime, *, sent_too: bool) -> int:
    """End her parts and every door that stands open for her. Returns freed tasks.

    Invitations that she sent end too, or she could have asked herself back in. `sent_too`: so do the links
    to sign that she sent. Who leaves, or hands over, leaves them: the asking is the application's.
    """
    if Role.LEAD in _demand_part(person, application):
        demand(may_stop_leading(_other_leads(person, application)))
    Membership.objects.standing().filter(application=application, person=person).update(ended_at=at)
    invited = Invitation.objects.filter(application=application, used_at=None, withdrawn_at=None)
    (invited.filter(email__iexact=person.email) | invited.filter(created_by=person)).update(withdrawn_at=at)
    _end_signing(person, application, at, sent_too=sent_too)
    return _free(person, application, at)


def _end_signing(person: Person, application: Application, at: datetime, *, sent_too: bool) -> None:
    """Her links to sign end, and whatever hangs on one of them; `sent_too`: and those that she had sent."""
    links = SigningLink.objects.filter(application=application)
    ending: set[UUID] = set()
    hers = Q(email__iexact=person.email)
    found = links.filter(hers | Q(created_by=person) if sent_too else hers)
    while more := set(found.values_list("pk", flat=True)) - ending:
        ending |= more
        found = links.filter(deputy_of__in=more)
    links.filter(pk__in=ending, used_at=None, withdrawn_at=None).update(withdrawn_at=at)


def _free(person: Person, application: Application, at: datetime) -> int:
    """What she had is nobody's now; what she has done stays done."""
    hers = Task.objects.filter(application=application, person=person, ended_at=None)
    open_ones = hers.filter(done_at=None).count()
    hers.update(ended_at=at)
    return open_ones
