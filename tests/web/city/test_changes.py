"""What the others did since she looked last: on the home, on a page of its own, and marked as seen."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assay.journey.histories import How
from assay.journey.roles import Role
from assay.records.clock import now
from assay.records.models import Application, Comment, Helper, Person, Proposal, Seen, Task
from assay.workflows.answers import ClaimDraft, record_answer
from tests import examples
from tests.web.city.making import a_contributor, as_person, at, joined
from tests.web.public.reading import words

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


def carla_works(application: Application, carla: Person) -> None:
    """An answer with its evidence, a comment, a task for Rosa, who finishes it, and her proposal."""
    examples.a_claim(application, "DM1", by=carla)
    Comment.objects.create(application=application, item="DM2", text="Secret words.", by=carla, at=now())
    Comment.objects.create(application=application, text="To all.", by=carla, at=now())
    rosa = Helper.objects.create(
        application=application, department="Procurement", added_by=carla, added_at=now()
    )
    task = Task.objects.create(
        application=application, item="DM3", helper=rosa, set_by=carla, set_at=now(), done_at=now()
    )
    Proposal.objects.create(task=task, text="We buy openly.", at=now())


SAID = (
    "DM1 Implementing Data Strategy and Governance Carla Contributor changed the answer,",
    "Proof of DM1 Carla Contributor added evidence,",
    "DM2 Maintaining a Comprehensive Data Inventory Carla Contributor commented,",
    "The application as a whole Carla Contributor commented,",
    "Carla Contributor gave it to Procurement,",
    "Procurement is done with it,",
    "Procurement sent an answer by link,",
)


def test_the_home_tells_what_others_did_and_not_what_she_did_herself(
    ana: Client, application: Application, carla: Person
) -> None:
    carla_works(application, carla)
    examples.a_claim(application, "LC1")

    page = words(ana.get(at(application)))

    assert "What the others changed last" in page
    for said in SAID:
        assert said in page
    assert "Ana Castro changed the answer" not in page
    assert "Secret words." not in page


def test_what_she_has_seen_is_told_no_more(ana: Client, application: Application, carla: Person) -> None:
    carla_works(application, carla)
    response = ana.get(at(application))
    until = response.content.decode().split('name="until" value="')[1].split('"')[0]
    record_answer(application, "DM4", ClaimDraft(explanation="Later."), version=0, by=carla)

    told = ana.post(at(application, "/seen"), {"until": until}, follow=True)

    page = words(told)
    assert "Marked as seen." in page
    assert "What changed since your last visit" in page
    assert "Carla Contributor commented" not in page
    assert "Carla Contributor changed the answer" in page
    assert Seen.objects.get().person == examples.ana()


def test_the_script_gets_no_page_for_it(ana: Client, application: Application) -> None:
    response = ana.post(at(application, "/seen"), {"until": ""}, headers={"X-Seen": "1"})

    assert (response.status_code, response.content) == (204, b"")


@pytest.mark.parametrize(
    "until", ["", "soon", "2026-13-01T00:00:00Z", "2026-01-01T00:00", "2999-01-01T00:00:00Z"]
)
def test_seen_is_never_ahead_of_the_clock(ana: Client, application: Application, until: str) -> None:
    ana.post(at(application, "/seen"), {"until": until})

    assert Seen.objects.get().at <= now()


def test_seen_never_goes_back(ana: Client, application: Application) -> None:
    ana.post(at(application, "/seen"), {"until": ""})
    before = Seen.objects.get().at

    ana.post(at(application, "/seen"), {"until": (before - timedelta(days=1)).isoformat()})

    assert Seen.objects.get().at == before


def test_looking_marks_nothing_and_a_stranger_neither(
    client: Client, application: Application, carla: Person
) -> None:
    carla_works(application, carla)
    as_person(client, examples.ana())
    for path in ("", "/changes"):
        client.get(at(application, path))
    assert client.get(at(application, "/seen")).status_code == 405
    bruno = as_person(client, examples.bruno())
    assert bruno.post(at(application, "/seen"), {"until": ""}).status_code == 404
    assert bruno.get(at(application, "/changes")).status_code == 404
    assert not Seen.objects.exists()


def test_at_most_eight_stand_on_the_home_and_the_same_of_one_person_is_one(
    ana: Client, application: Application, carla: Person
) -> None:
    for item in examples.edition_of(application).items[:9]:
        record_answer(application, item, ClaimDraft(explanation="x"), version=0, by=carla, how=How.SHEET)
    record_answer(application, "DM1", ClaimDraft(explanation="y"), version=1, by=carla, how=How.SHEET)

    page = words(ana.get(at(application)))

    assert page.count("Carla Contributor changed the answer (loaded from a spreadsheet)") == 8
    assert "changed the answer (loaded from a spreadsheet), 2 times," in page
    assert "There is more." in page


def test_the_page_with_all_holds_her_own_too_and_marks_what_is_new(
    ana: Client, application: Application, carla: Person
) -> None:
    examples.a_claim(application, "LC1")
    ana.post(at(application, "/seen"), {"until": ""})
    carla_works(application, carla)

    page = words(ana.get(at(application, "/changes")))

    assert "9 changes by the people of your city" in page
    assert "Ana Castro changed the answer," in page
    assert page.count(" new ") == 7


def test_nothing_yet_says_what_will_be_here(client: Client, application: Application) -> None:
    as_person(client, joined(application, examples.sol(), Role.SPONSOR))

    assert "Nothing yet" in words(client.get(at(application, "/changes")))
    assert "Nothing that you have not seen." in words(client.get(at(application)))


@pytest.mark.parametrize("path", ["", "/changes", "/changes?page=2"])
def test_few_changes_and_many_take_the_same_number_of_queries(
    ana: Client, application: Application, carla: Person, path: str
) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as made:
            assert ana.get(at(application, path)).status_code == 200
        return len(made)

    carla_works(application, carla)
    few = queries()
    Comment.objects.bulk_create(
        Comment(application=application, item="DM2", text="x", by=carla, at=now()) for _ in range(120)
    )

    assert queries() == few <= 15
