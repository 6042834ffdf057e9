"""What the committee may decide on one card, and who of it may take part."""

from __future__ import annotations

from collections.abc import Set
from dataclasses import dataclass
from uuid import UUID

from assay.journey.access import may_decide
from assay.journey.departures import may_depart
from assay.journey.roles import Role
from assay.journey.verdicts import Verdict
from assay.records.gathering import bonds
from assay.records.models import Application, Assignment, Person, SettledFinding
from assay.records.pinning import pinned_edition
from assay.scoring import Card
from assay.standard.editions import Edition
from assay.words.cards import level_name

# Whether a departure could be made at all is asked as if its reason were given: that is the form's matter.
_GIVEN = "given"


@dataclass(frozen=True)
class Option:
    """A level that could be decided; `code` is "" for none."""

    code: str
    name: str
    by_card: bool
    may: Verdict


@dataclass(frozen=True)
class Voter:
    """A member of the committee, and whether she may decide on this city."""

    id: UUID
    name: str
    own: bool
    may: Verdict


@dataclass(frozen=True)
class Ballot:
    """`options` go from the highest level down to none."""

    options: tuple[Option, ...]
    voters: tuple[Voter, ...]


def ballot(application: Application, member: Person, found: Card, waived: Set[str]) -> Ballot:
    return Ballot(_options(found, pinned_edition(application), waived), _voters(application, member))


def _options(found: Card, edition: Edition, waived: Set[str]) -> tuple[Option, ...]:
    order = [level.code for level in edition.levels]
    return tuple(
        Option(
            code=level or "",
            name=level_name(level, edition),
            by_card=level == found.level,
            may=may_depart(
                order, found.level, level, _GIVEN, found.must_haves_missing(edition, level), waived
            ),
        )
        for level in [*reversed(order), None]
    )


def _voters(application: Application, member: Person) -> tuple[Voter, ...]:
    """All of the committee. Who assessed the city or is tied to it is shown with the reason."""
    people = list(Person.objects.filter(appointments__role=Role.COMMITTEE, is_active=True).order_by("name"))
    assessed = {
        *Assignment.objects.filter(application=application).values_list("expert", flat=True),
        *SettledFinding.objects.filter(application=application).values_list("by", flat=True),
    }
    ties = bonds(people, [application])
    return tuple(
        Voter(
            id=one.pk,
            name=one.name,
            own=one.pk == member.pk,
            may=may_decide(one.pk in assessed, ties.get((one.pk, application.pk), ())),
        )
        for one in people
    )
