"""The people of a city, and who was invited and has not come yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from assay.journey.roles import Role
from assay.records.models import Invitation, Membership
from assay.web.city.membership import Part
from assay.words.roles import role as role_words
from assay.words.texts import listed


@dataclass(frozen=True)
class Member:
    name: str
    roles: str
    is_me: bool


@dataclass(frozen=True)
class Invited:
    """An invitation that nobody has used yet. `over` where its time ran out."""

    id: UUID
    name: str
    email: str
    role: str
    until: datetime
    over: bool


@dataclass(frozen=True)
class People:
    """`has_sponsor` also where she is invited only."""

    members: tuple[Member, ...]
    invited: tuple[Invited, ...]
    has_sponsor: bool


def people(part: Part, at: datetime) -> People:
    rows = Membership.objects.standing().filter(application=part.application).select_related("person")
    roles: dict[UUID, list[Role]] = {}
    names: dict[UUID, str] = {}
    for row in rows.order_by("pk"):
        roles.setdefault(row.person_id, []).append(Role(row.role))
        names[row.person_id] = row.person.name
    waiting = list(
        Invitation.objects.filter(application=part.application, used_at=None, withdrawn_at=None).order_by(
            "pk"
        )
    )
    asked = any(one.role == Role.SPONSOR and one.expires_at > at for one in waiting)
    return People(
        members=tuple(
            Member(names[pk], listed(role_words(role) for role in held), pk == part.person.pk)
            for pk, held in roles.items()
        ),
        invited=tuple(
            Invited(
                one.pk, one.name, one.email, role_words(Role(one.role)), one.expires_at, one.expires_at <= at
            )
            for one in waiting
        ),
        has_sponsor=asked or any(Role.SPONSOR in held for held in roles.values()),
    )
