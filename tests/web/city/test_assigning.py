"""Handing work out: marked items, or a whole area, to one hand."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from assay.journey.roles import Role
from assay.records.clock import now
from assay.records.models import Application, Helper, Message, Person, Task
from assay.workflows import helpers
from tests import examples
from tests.web.city.making import a_contributor, a_helper, as_person, at, given, joined
from tests.web.public.reading import words

DUE = now().date() + timedelta(days=9)

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


@pytest.fixture
def carla(application: Application) -> Person:
    return a_contributor(application)


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    return as_person(client, examples.ana())


def test_a_whole_area_is_given_in_one_press(ana: Client, application: Application, carla: Person) -> None:
    page = ana.get(at(application, "/tasks/give?area=DM"))
    items = [f"DM{number}" for number in range(1, 10)]
    data = {"item": items, "who": f"p-{carla.pk}", "due_on": DUE.isoformat(), "note": "Please.", "tell": "on"}

    response = ana.post(at(application, "/tasks/give"), data, follow=True)

    assert "Give 9 questions to somebody" in words(page)
    assert "Carla Contributor has 9 questions." in words(response)
    assert Task.objects.filter(person=carla, due_on=DUE, note="Please.").count() == 9
    assert Message.objects.filter(kind="notice", to=carla.email).count() == 1


def test_somebody_new_becomes_a_helper_and_gets_her_link(ana: Client, application: Application) -> None:
    new = {"who": "new", "name": "Rosa Lima", "department": "Procurement", "email": "rosa@example.org"}

    response = ana.post(at(application, "/tasks/give"), {"item": ["DM1"], "tell": "on", **new}, follow=True)

    assert "Rosa Lima, Procurement has 1 question. The link is on its way to rosa@example.org." in words(
        response
    )
    assert Message.objects.filter(kind="questions", to="rosa@example.org").count() == 1


def test_one_address_is_one_helper_and_no_member(
    ana: Client, application: Application, carla: Person
) -> None:
    a_helper(application)
    known = {"who": "new", "name": "R. Lima", "email": "Rosa.Lima@example.org"}
    member = {"who": "new", "name": "Carla", "email": carla.email}

    again = ana.post(at(application, "/tasks/give"), {"item": ["DM1"], **known}, follow=True)
    refused = ana.post(at(application, "/tasks/give"), {"item": ["DM1"], **member})

    told = "Rosa Lima, Procurement has 1 question. The address was known already, under this name."
    assert told in words(again)
    assert "Carla Contributor takes part with an account, under this address." in words(refused)
    assert Helper.objects.count() == 1


def test_a_department_without_address_is_asked_by_oneself(ana: Client, application: Application) -> None:
    new = {"who": "new", "department": "Archive", "tell": "on"}

    response = ana.post(at(application, "/tasks/give"), {"item": ["DM1"], **new}, follow=True)

    assert "Archive has 1 question. There is no address to write to: ask them yourself." in words(response)


def test_who_has_it_now_stands_there_and_keeps_it_only_where_that_is_ticked(
    ana: Client, application: Application, carla: Person
) -> None:
    given(application, carla, "DM1", "DM2")
    rosa = a_helper(application)

    page = words(ana.get(at(application, "/tasks/give?item=DM1&item=DM2")))
    ana.post(at(application, "/tasks/give"), {"item": ["DM1"], "who": f"h-{rosa.pk}", "beside": "on"})
    ana.post(at(application, "/tasks/give"), {"item": ["DM2"], "who": f"h-{rosa.pk}"})

    assert "now with Carla Contributor" in page
    rows = Task.objects.filter(ended_at=None).values_list("item", "person__name", "helper__name")
    assert set(rows) == {
        ("DM1", "Carla Contributor", None),
        ("DM1", None, "Rosa Lima"),
        ("DM2", None, "Rosa Lima"),
    }


@pytest.mark.parametrize(
    ("sent", "field"),
    [
        ({}, "who"),
        ({"who": "new"}, "name"),
        ({"who": "new", "name": "Rosa", "email": "rosa at example"}, "email"),
        ({"who": "p-00000000-0000-0000-0000-000000000000"}, "who"),
        ({"who": "new", "name": "Rosa", "due_on": "soon"}, "due_on"),
        ({"who": "new", "name": "Rosa", "due_on": "2020-05-03"}, "due_on"),
        ({"who": "new", "name": "Rosa", "due_on": "2090-05-03"}, "due_on"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nobody_is_made(
    ana: Client, application: Application, sent: dict[str, str], field: str
) -> None:
    response = ana.post(at(application, "/tasks/give"), {"item": ["DM1"], "note": "Keep this.", **sent})

    assert response.status_code == 422
    assert f'href="#id_{field}' in response.content.decode()
    assert "Keep this." in response.content.decode()
    assert not Helper.objects.exists()
    assert not Task.objects.exists()


def test_with_nothing_marked_it_says_so(ana: Client, application: Application) -> None:
    response = ana.get(at(application, "/tasks/give?item=ZZ9"), follow=True)

    assert "Mark at least one criterion first." in words(response)


def test_sponsors_strangers_and_helpers_of_other_cities_are_not_offered(
    ana: Client, application: Application
) -> None:
    joined(application, examples.sol(), Role.SPONSOR)
    other = examples.an_open_application(examples.a_place("Example Ridge"), lead=examples.bruno())
    theirs = helpers.add_helper(other, helpers.HelperDraft("Theirs"), by=examples.bruno())

    page = ana.get(at(application, "/tasks/give?item=DM1")).content.decode()
    answer = ana.post(at(application, "/tasks/give"), {"item": ["DM1"], "who": f"h-{theirs.pk}"})

    assert not [name for name in ("Sol Mayor", "Bruno", "Theirs") if name in page]
    assert answer.status_code == 422


def test_a_contributor_hands_nothing_out(client: Client, application: Application, carla: Person) -> None:
    as_person(client, carla)

    data = {"item": ["DM1"], "who": f"p-{carla.pk}"}
    assert client.get(at(application, "/tasks/give?item=DM1")).status_code == 404
    assert client.post(at(application, "/tasks/give"), data).status_code == 404
