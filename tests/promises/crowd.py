"""A site full of applicants, in every stage, for tests that look for traces of them."""

from __future__ import annotations

from dataclasses import dataclass

from assay.journey.roles import Role
from assay.records.models import Application, Cohort, Membership, Person, Place
from assay.standard.library import default_edition
from assay.workflows.places import save_names
from tests import examples

# Words that stand in nothing but the applicants' own data: to find one in public is to find a trace.
MARK = "zxqv"


@dataclass(frozen=True)
class Crowd:
    """`applications` by stage, `words` that must appear nowhere, and one neighbour who never applied."""

    applications: dict[str, Application]
    words: tuple[str, ...]
    quiet_place: Place
    applied_place: Place


def a_crowd() -> Crowd:
    """Real-site applicants of marked places in every stage; none of them announced."""
    examples.a_site(demonstration=False)
    cohort = a_hidden_cohort()
    makers = {
        "interest": examples.an_interest,
        "open": examples.an_open_application,
        "submitted": examples.a_submitted_application,
        "validation": examples.an_application_in_validation,
        "settled": examples.a_settled_application,
        "committee": examples.an_application_before_the_committee,
        "decided": examples.a_decided_application,
    }
    few = (*default_edition().must_haves, default_edition().outcome.code)
    applications = {}
    words: list[str] = []
    for number, (stage, make) in enumerate(makers.items()):
        place = a_marked_place(number)
        lead = examples.a_person(f"{MARK}lead{number} Person")
        more: dict[str, object] = {} if stage == "interest" else {"cohort": cohort}
        if stage not in ("interest", "open"):
            more |= {"claims": few, "sponsor": examples.a_person(f"{MARK}sponsor{number} Person")}
        applications[stage] = make(place, lead=lead, **more)
        words += [str(applications[stage].pk), lead.email, lead.name]
    told = a_told_application(makers, few)
    applications["told"] = told
    words += [str(told.pk)]
    return Crowd(applications, (MARK, *words), a_marked_place(90), applications["validation"].place)


def a_hidden_cohort() -> Cohort:
    return examples.a_cohort("spring", visit_from="gold")


def a_marked_place(number: int) -> Place:
    """A real-site place with a neutral name: its name may be found like every place's, its traces not."""
    place, made = Place.objects.get_or_create(
        id=f"test:{number}",
        defaults={
            "name": f"Neutral Town {number}",
            "region": "",
            "country": "US",
            "population": 60_000,
            "population_year": 2023,
            "source": "a test",
        },
    )
    if made:
        save_names([place])
    return place


def a_told_application(makers: object, few: tuple[str, ...]) -> Application:
    """An application of an announced cohort that reached no level: told privately, and never public."""
    cohort = examples.a_cohort("autumn", visit_from="gold")
    return examples.an_announced_application(
        a_marked_place(80),
        lead=examples.a_person(f"{MARK}lead80 Person"),
        sponsor=examples.a_person(f"{MARK}sponsor80 Person"),
        cohort=cohort,
        claims=few[:1],
    )


def members(application: Application) -> dict[Role, Person]:
    return {
        Role(member.role): member.person
        for member in Membership.objects.filter(application=application).select_related("person")
    }
