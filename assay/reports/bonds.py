"""The ties of several people to the places of several applications, in two queries however many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from uuid import UUID

from assay.journey.access import TieGrade, TieHeld
from assay.records.models import Application, Person, Tie, Waiver

# By the ids of a person and an application; nothing where there is no tie.
Bonds = Mapping[tuple[UUID, UUID], list[TieHeld]]


def bonds(people: Iterable[Person], applications: Iterable[Application]) -> Bonds:
    """The standing ties of `people`, and whether each was waived for the application."""
    applications = list(applications)
    persons = [person.pk for person in people]
    places = {application.place_id for application in applications}
    ties = list(Tie.objects.filter(person__in=persons, place__in=places, ended_at=None))
    waived = set(
        Waiver.objects.filter(application__in=applications, rule="tie").values_list("application", "about")
    )
    found: dict[tuple[UUID, UUID], list[TieHeld]] = defaultdict(list)
    for tie in ties:
        for application in applications:
            if application.place_id == tie.place_id:
                held = TieHeld(TieGrade(tie.grade), (application.pk, str(tie.person_id)) in waived)
                found[tie.person_id, application.pk].append(held)
    return found
