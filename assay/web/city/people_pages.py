"""The people of a city, who was invited and has not come yet, and who helps without an account."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from assay.journey.roles import Role
from assay.records.models import Helper, Invitation, Membership, Task
from assay.web.city.membership import Part
from assay.words.helpers import called
from assay.words.roles import role as role_words
from assay.words.texts import listed


@dataclass(frozen=True)
class Member:
    id: UUID
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
    """`has_second_lead` also where she is invited only."""

    members: tuple[Member, ...]
    invited: tuple[Invited, ...]
    has_second_lead: bool


@dataclass(frozen=True)
class HelperLine:
    """`until` is when her link runs out, None where none stands. `tasks` are those still open."""

    id: UUID
    name: str
    email: str
    until: datetime | None
    tasks: int


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
    asked = Counter(Role(one.role) for one in waiting if one.expires_at > at)
    held = Counter(role for those in roles.values() for role in those)
    return People(
        members=tuple(
            Member(pk, names[pk], listed(role_words(role) for role in those), pk == part.person.pk)
            for pk, those in roles.items()
        ),
        invited=tuple(
            Invited(
                one.pk, one.name, one.email, role_words(Role(one.role)), one.expires_at, one.expires_at <= at
            )
            for one in waiting
        ),
        has_second_lead=asked[Role.LEAD] + held[Role.LEAD] > 1,
    )


def helper_lines(part: Part, at: datetime) -> tuple[HelperLine, ...]:
    rows = Helper.objects.filter(application=part.application, withdrawn_at=None).order_by("added_at", "pk")
    open_ones = Task.objects.filter(application=part.application, ended_at=None, done_at=None)
    counts = Counter(open_ones.exclude(helper=None).values_list("helper", flat=True))
    return tuple(
        HelperLine(row.pk, called(row.name, row.department), row.email, _until(row, at), counts[row.pk])
        for row in rows
    )


def _until(helper: Helper, at: datetime) -> datetime | None:
    stands = helper.token_hash and helper.expires_at and helper.expires_at > at
    return helper.expires_at if stands else None
