"""Who has what: one list with filters, and the tasks on the other pages."""

from __future__ import annotations

import pytest
from django.test import Client

from assay.journey.roles import Role
from assay.records.models import Application, Person, Proposal, Task
from assay.workflows import proposals, signatures, tasks
from tests import examples
from tests.web.city.making import a_contributor, a_helper, as_person, at, given, joined, let_pass, queries
from tests.web.public.reading import words
from tests.workflows.asking import SOL

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


def test_first_line_says_how_many_are_given_nobodys_and_late(
    ana: Client, application: Application, carla: Person
) -> None:
    given(application, carla, "DM1", "DM2", days=-2)
    given(application, a_helper(application), "DM3", days=4)

    page = words(ana.get(at(application, "/tasks")))

    assert "3 questions are in somebody's hands, 41 are nobody's. 2 are late." in page
    assert "DM3 Sharing Data Rosa Lima, Procurement" in page


@pytest.mark.parametrize(
    ("query", "shown", "hidden"),
    [
        ("?show=mine", "DM4 ", "DM1 "),
        ("?show=late", "DM1 ", "DM3 "),
        ("?show=nobody", "DM5 ", "DM1 "),
        ("?show=done", "DM2 ", "DM1 "),
        ("?show=sent", "DM3 ", "DM1 "),
        ("?show=nonsense", "DM1 ", "ZZ9"),
    ],
)
def test_filters_stand_in_the_address(
    ana: Client, application: Application, carla: Person, query: str, shown: str, hidden: str
) -> None:
    given(application, carla, "DM1", days=-2)
    tasks.finish(given(application, carla, "DM2")[0], by=carla)
    proposals.send(given(application, a_helper(application), "DM3")[0], "Yes.", version=0)
    given(application, examples.ana(), "DM4")

    page = words(ana.get(at(application, f"/tasks{query}")))

    assert shown in page
    assert hidden not in page


def test_by_person_shows_all_of_hers(ana: Client, application: Application, carla: Person) -> None:
    given(application, carla, "DM1", "DM2")
    given(application, a_helper(application), "DM3")

    page = words(ana.get(at(application, f"/tasks?who=p-{carla.pk}")))

    assert "DM1 " in page and "DM2 " in page
    assert "DM3 " not in page


def test_an_empty_filter_says_so(ana: Client, application: Application) -> None:
    assert "No question is in this state now." in words(ana.get(at(application, "/tasks?show=done")))


def test_a_contributor_takes_what_is_nobodys_and_gives_it_back(
    client: Client, application: Application, carla: Person
) -> None:
    as_person(client, carla)

    taken = client.post(at(application, "/tasks/take/DM1"), follow=True)
    task = Task.objects.get()
    done = client.post(at(application, f"/tasks/{task.pk}/done"), follow=True)
    reopened = client.post(at(application, f"/tasks/{task.pk}/reopen"), follow=True)
    back = client.post(at(application, f"/tasks/{task.pk}/end"), follow=True)

    assert "You have DM1 Implementing Data Strategy and Governance now." in words(taken)
    assert "With Carla Contributor (you): open" in words(taken)
    assert "marked as done." in words(done)
    assert "not done yet." in words(reopened)
    assert "is nobody's now." in words(back)
    assert "Nobody has this question yet." in words(back)


def test_what_is_not_hers_she_reads_why(client: Client, application: Application, carla: Person) -> None:
    task = given(application, examples.ana(), "DM1")[0]
    as_person(client, carla)

    taken = client.post(at(application, "/tasks/take/DM1"), follow=True)
    ended = client.post(at(application, f"/tasks/{task.pk}/end"), follow=True)

    assert "Somebody has this already." in words(taken)
    assert "It can be done by: city lead." in words(ended)
    assert Task.objects.get().ended_at is None


def test_a_task_of_another_city_is_missing(ana: Client, application: Application) -> None:
    other = examples.an_open_application(examples.a_place("Example Ridge"), lead=examples.bruno())
    theirs = tasks.take(other, "DM1", by=examples.bruno())

    for path in ("end", "done", "reopen"):
        assert ana.post(at(application, f"/tasks/{theirs.pk}/{path}")).status_code == 404
    assert ana.post(at(application, "/tasks/take/ZZ9")).status_code == 404


def test_mine_wait_on_the_home_the_late_first_and_once(
    client: Client, application: Application, carla: Person
) -> None:
    given(application, carla, "DM2", days=4)
    given(application, carla, "DM1", days=-2)

    page = words(as_person(client, carla).get(at(application)))

    first, second = page.index("Answer DM1"), page.index("Answer DM2")
    assert first < second
    assert "Late: it was due on" in page


def test_a_proposal_waits_for_the_lead_on_the_home(ana: Client, application: Application) -> None:
    task = given(application, a_helper(application), "DM1")[0]
    proposals.send(task, "We buy openly.", version=0)

    response = ana.get(at(application))

    assert "Read the answer of Rosa Lima, Procurement" in words(response)
    assert at(application, f"/proposals/{Proposal.objects.get().pk}") in response.content.decode()


def test_the_area_says_who_has_what_and_until_when(
    ana: Client, application: Application, carla: Person
) -> None:
    given(application, carla, "DM1", days=-2)

    page = words(ana.get(at(application, "/areas/DM")))

    assert "Carla Contributor," in page
    assert "late" in page
    assert "Give the whole area to somebody" in page


@pytest.mark.parametrize("over", ["asked", "late"])
def test_closed_reads_as_closed(ana: Client, application: Application, carla: Person, over: str) -> None:
    given(application, carla, "DM1", days=-2)
    if over == "late":
        let_pass(application, days=3)
    else:
        examples.a_claim(application, "DM2")
        signatures.ask_for_sign_off(application, by=examples.ana(), sponsors=[SOL])

    page = words(ana.get(at(application, "/tasks")))
    beside = words(ana.get(at(application, "/answers/DM1")))
    area = words(ana.get(at(application, "/areas/DM")))

    assert "Nothing is asked of anybody any more." in page
    assert ("late" in page.replace("Late (0)", ""), "Nudge" in page, "Give the" in page) == (False,) * 3
    assert ("closed" in beside, "Mark as done" in beside, "Take it back" in beside) == (True, False, False)
    assert "closed" in area and "Give the" not in area
    assert "Answer DM1" not in words(as_person(ana, carla).get(at(application)))
    assert "Nobody is late" in words(as_person(ana, examples.ana()).get(at(application, "/tasks/nudge")))


def test_the_sponsor_reads_and_takes_nothing(client: Client, application: Application) -> None:
    as_person(client, joined(application, examples.sol(), Role.SPONSOR))

    page = words(client.get(at(application, "/tasks")))

    assert "Take it" not in page
    assert "Give the marked ones" not in page
    client.post(at(application, "/tasks/take/DM1"))
    assert not Task.objects.exists()


@pytest.mark.parametrize("path", ["/tasks", "/areas/DM", "/answers/DM1", "", "/tasks/nudge"])
def test_one_task_and_many_take_the_same_number_of_queries(
    ana: Client, application: Application, carla: Person, path: str
) -> None:
    given(application, carla, "DM1", days=-2)
    proposals.send(given(application, a_helper(application), "DM9", days=-1)[0], "Yes.", version=0)
    few = queries(ana, at(application, path))
    given(application, carla, "DM2", "DM3", "DM4", days=-2)
    for number, item in enumerate(("DM5", "DM6", "DM7")):
        helper = a_helper(application, f"Helper {number}")
        proposals.send(given(application, helper, item, days=-3)[0], "Yes.", version=0)

    assert queries(ana, at(application, path)) == few
    assert few <= 15
