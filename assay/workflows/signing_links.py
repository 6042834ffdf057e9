"""Links by which a sponsor, or the deputy she names, reads one page and signs it. They need no account.

A link serves one asking for sign-off. It ends with it: when somebody signs, sends back, recalls or withdraws,
and at the latest when the cohort's answers close.
"""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet

from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.records.clock import now
from assay.records.models import Application, Invitation, Membership, Person, SigningLink
from assay.workflows.members import members
from assay.workflows.sites import address


@dataclass(frozen=True)
class Named:
    """Somebody who is to sign, by the name and address that were given for her. She may have no account."""

    name: str
    email: str


def known_sponsors(application: Application) -> list[Named]:
    """Who can be asked to sign without naming her anew: whoever was asked before, takes part or is invited.

    Nobody who works on the answers is among them, and nobody whose part was ended.
    """
    invited = Invitation.objects.filter(
        application=application, role=Role.SPONSOR, used_at=None, withdrawn_at=None, expires_at__gt=now()
    )
    found = [
        *asked_last(application),
        *(Named(one.name, one.email) for one in members(application, Role.SPONSOR)),
        *(Named(one.name, one.email) for one in invited.order_by("pk")),
    ]
    never = who_answers(application) | _who_left(application)
    by_address = {one.email: one for one in reversed(found) if one.email not in never}
    return list(reversed(by_address.values()))


def asked_last(application: Application) -> list[Named]:
    """The sponsors of the latest asking for sign-off; nobody where it was never asked for."""
    asked = SigningLink.objects.filter(application=application, deputy_of=None).order_by("-created_at")
    rows = list(asked.values_list("name", "email", "created_at"))
    return [Named(name, email) for name, email, at in rows if at == rows[0][2]]


def who_answers(application: Application) -> frozenset[str]:
    """The addresses of those who work on the answers: none of them signs."""
    return frozenset(one.email for one in members(application, Role.LEAD, Role.CONTRIBUTOR))


def _who_left(application: Application) -> frozenset[str]:
    """The addresses of those who took part once and do no more."""
    parts = Membership.objects.filter(application=application).values_list("person__email", "ended_at")
    standing_now = {email for email, ended_at in parts if ended_at is None}
    return frozenset(email for email, _ in parts) - standing_now


def open_link(
    application: Application,
    to: Named,
    *,
    by: Person,
    at: datetime,
    deputy_of: SigningLink | None = None,
) -> tuple[SigningLink, str]:
    """A new link, and the address that opens it: nothing but the letter ever holds that."""
    token = secrets.token_urlsafe(32)
    link = SigningLink.objects.create(
        application=application,
        token_hash=_hash(token),
        name=to.name,
        email=to.email,
        deputy_of=deputy_of,
        created_by=by,
        created_at=at,
        expires_at=application.the_cohort.answers_close_at,
    )
    return link, address(f"/sign/{token}")


def standing(application: Application) -> QuerySet[SigningLink]:
    """The links of an application that still open its page."""
    return SigningLink.objects.filter(
        application=application,
        application__stage=Stage.SIGN_OFF,
        used_at=None,
        withdrawn_at=None,
        expires_at__gt=now(),
    )


def standing_link(token: str) -> SigningLink | None:
    """The link of this token; None where it was used or withdrawn, has expired or was never made."""
    found = link_of(token)
    return found if found is not None and standing(found.application).filter(pk=found.pk).exists() else None


def link_of(token: str) -> SigningLink | None:
    """The link of this token, whether it still opens anything or not."""
    return (
        SigningLink.objects.filter(token_hash=_hash(token))
        .select_related("application__place", "application__cohort", "deputy_of", "created_by")
        .first()
    )


def end_links(application: Application) -> None:
    """Close every link that was not used. Called where its asking ends, in the same transaction."""
    unused = SigningLink.objects.filter(application=application, used_at=None, withdrawn_at=None)
    unused.update(withdrawn_at=now())


def cleaned(named: Iterable[Named]) -> list[Named]:
    """Each of them once, by an address that is compared in small letters."""
    found = {one.email.strip().lower(): one.name.strip() for one in named}
    return [Named(name, email) for email, name in found.items()]


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
