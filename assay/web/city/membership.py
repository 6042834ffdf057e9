"""A person's part in one application: the opening line of every page of this corner."""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from django.http import Http404, HttpRequest

from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.records.models import Application, Cohort, Membership, Person
from assay.records.pinning import pinned_edition
from assay.standard.editions import Edition
from assay.web.components.context import Acting, stand_in
from assay.web.persons import desk_key, person
from assay.words.roles import role as role_words
from assay.words.texts import listed
from assay.words.zones import zone as zone_words

# In the order in which they are named.
PARTS = (Role.LEAD, Role.CONTRIBUTOR, Role.SPONSOR)


@dataclass(frozen=True)
class Part:
    """Who is asking, as what, and for which application."""

    person: Person
    application: Application
    cohort: Cohort
    roles: frozenset[Role]

    @property
    def edition(self) -> Edition:
        return pinned_edition(self.application)

    @property
    def stage(self) -> Stage:
        return Stage(self.application.stage)

    @property
    def city(self) -> str:
        return self.application.place.label

    @property
    def zone(self) -> str:
        return self.cohort.zone

    @property
    def zone_name(self) -> str:
        return zone_words(self.cohort.zone)

    @property
    def desk_key(self) -> str:
        return desk_key(self.person)

    @property
    def acting(self) -> Acting:
        """For the header of the page."""
        parts = listed(role_words(role) for role in PARTS if role in self.roles)
        return Acting(parts, self.person.name, self.cohort.name)


def my_part(request: HttpRequest, application_id: UUID, *roles: Role) -> Part:
    """Her part, in one of `roles` where any are named. Raises Http404 for everybody else."""
    asking = person(request)
    rows = list(
        Membership.objects.standing()
        .filter(person=asking, application=application_id)
        .select_related("application__place", "application__cohort")
    )
    held = frozenset(Role(row.role) for row in rows)
    if not rows or (roles and not held & set(roles)):
        raise Http404
    application = rows[0].application
    if application.cohort is None:
        raise Http404
    stand_in(request, application.pk)
    return Part(asking, application, application.cohort, held)
