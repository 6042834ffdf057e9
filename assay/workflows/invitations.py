"""Invitations: one-time links that open an account, or a further part in an application."""

from __future__ import annotations

import hashlib
import secrets
from datetime import timedelta

from django.db import transaction
from django.db.models import QuerySet

from assay.journey.moves import Move
from assay.journey.roles import CITY, Role
from assay.journey.stages import CLOSED, Stage
from assay.journey.verdicts import No, no
from assay.notices import letters
from assay.records.clock import now
from assay.records.models import Application, Invitation, Membership, Person
from assay.workflows import acts, messages
from assay.workflows.members import demand_appointed, demand_member, roles_in
from assay.workflows.moves import lock, make_move
from assay.workflows.refusals import Refused
from assay.workflows.signing_links import end_links
from assay.workflows.sites import address, this_site

LASTS = timedelta(days=30)


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()


def invite(application: Application, *, role: Role, email: str, name: str, by: Person) -> Invitation:
    """Send a one-time link for `role`. The office invites the first lead, a lead everyone else of her city.

    One invitation stands for one address: a second withdraws the first. Raises Refused.
    """
    if role not in CITY:
        raise ValueError(f"nobody is invited to be {role}")
    if role is Role.LEAD and Role.LEAD not in roles_in(by, application):
        acting = demand_appointed(by, Role.OFFICE)
    else:
        acting = demand_member(by, application, Role.LEAD)
    token, at = secrets.token_urlsafe(32), now()
    with transaction.atomic():
        application = lock(application)
        if application.stage in CLOSED:
            raise Refused(no(No.WRONG_STAGE, stage=application.stage))
        plays = Membership.objects.standing().filter(application=application, role=role)
        already = plays.filter(person__email=email.lower()).select_related("person").first()
        if already is not None:
            raise Refused(no(No.TAKES_PART, name=already.person.name, role=role))
        invited(application, email).update(withdrawn_at=at)
        invitation = Invitation.objects.create(
            token_hash=_hash(token),
            application=application,
            role=role,
            email=email.lower(),
            name=name,
            created_at=at,
            created_by=by,
            expires_at=at + LASTS,
        )
        messages.queue(
            letters.invitation(
                name=name,
                inviter=by.name,
                role=role,
                link=address(f"/invitation/{token}"),
                expires_at=invitation.expires_at,
            ),
            to=invitation.email,
            application=application,
            key=f"invitation:{invitation.pk}",
        )
        acts.record(
            "invite",
            by=by,
            role=acting,
            application=application,
            about=role,
            after={"invitation": str(invitation.pk)},
        )
    return invitation


def invited(application: Application, email: str) -> QuerySet[Invitation]:
    """The invitations of that address that were neither used nor withdrawn."""
    return Invitation.objects.filter(
        application=application, email=email.lower(), used_at=None, withdrawn_at=None
    )


def standing_invitation(token: str) -> Invitation | None:
    """The invitation a link opens, or None where it was used, withdrawn, expired or never made.

    None too where its application has ended.
    """
    return (
        Invitation.objects.filter(
            token_hash=_hash(token), used_at=None, withdrawn_at=None, expires_at__gt=now()
        )
        .exclude(application__stage__in=CLOSED)
        .select_related("application__place", "application__cohort", "created_by")
        .first()
    )


def take_up(token: str, *, person: Person | None, name: str = "", password: str = "") -> Person:
    """Use an invitation. A new person gives a name and a password; a known one must be signed in as herself.

    Raises Refused where the link is spent, or is another person's.
    """
    with transaction.atomic():
        # Read again under the locks: of two presses at once, the second finds it spent. The application
        # is locked before the invitation, as whoever ends it does.
        invitation = standing_invitation(token)
        if invitation is not None:
            lock(invitation.application)
            Invitation.objects.select_for_update().filter(token_hash=_hash(token)).first()
            invitation = standing_invitation(token)
        if invitation is None:
            raise Refused(no(No.INVITATION_SPENT))
        known = Person.objects.filter(email=invitation.email).first()
        if known is not None and (person is None or person.pk != known.pk):
            raise Refused(no(No.INVITATION_SPENT))
        person = known or Person.objects.create_user(
            invitation.email, password, name=name, demonstration=this_site().demonstration
        )
        used = Invitation.objects.filter(pk=invitation.pk, used_at=None, withdrawn_at=None).update(
            used_at=now(), used_by=person
        )
        if not used:
            raise Refused(no(No.INVITATION_SPENT))
        open_part(invitation.application, person=person, role=Role(invitation.role))
    return person


def open_part(application: Application, *, person: Person, role: Role) -> None:
    """Give a person her part in an application. The first lead's part opens it for answers."""
    with transaction.atomic():
        application = lock(application)
        Membership.objects.get_or_create(person=person, application=application, role=role, ended_at=None)
        acts.record("take-part", by=person, role=role, application=application, about=role)
        if role is Role.LEAD and application.stage == Stage.ELIGIBLE:
            make_move(application, Move.OPEN_ACCOUNT, by=person, role=role)


def withdraw_all(application: Application) -> None:
    """Close every link of an application that ends. Called where it ends, in the same transaction."""
    standing = Invitation.objects.filter(application=application, used_at=None, withdrawn_at=None)
    standing.update(withdrawn_at=now())
    end_links(application)


def withdraw_invitation(invitation: Invitation, *, by: Person) -> None:
    """Close a link that was not used yet."""
    acting = demand_member(by, invitation.application, Role.LEAD)
    if Invitation.objects.filter(pk=invitation.pk, used_at=None).update(withdrawn_at=now()):
        acts.record("withdraw-invitation", by=by, role=acting, application=invitation.application)
