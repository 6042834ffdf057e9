"""Addresses that cities give: opened once, as a stranger would."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import pytest
from django.utils import timezone
from pytest_django import Settings

from assay.fetching.visits import Visit, visit
from assay.records.models import AddressCheck, Application, Job
from assay.workflows import addresses
from assay.workflows.job_kinds import KINDS, Kind
from assay.workflows.working import Outcome, work_one
from tests import examples
from tests.fetching.making import Answer, Server, here, page, serving
from tests.promises.crowd import a_hidden_cohort, a_marked_place

pytestmark = pytest.mark.django_db

PLACE = "https://harbor.example/budget"


@pytest.fixture
def application() -> Application:
    """Of a real site: a demonstration opens nothing."""
    examples.a_site(demonstration=False)
    return examples.an_open_application(a_marked_place(1), cohort=a_hidden_cohort())


def waiting() -> list[dict[str, object]]:
    return [job.payload for job in Job.objects.filter(kind=addresses.CHECK, state=Job.READY)]


def work(look: Callable[[str], Visit] = visit) -> list[Outcome]:
    """Do what is due of it."""
    Job.objects.exclude(kind=addresses.CHECK).delete()
    done = []
    while outcome := work_one(
        {addresses.CHECK: Kind(partial(addresses.check, look=look), addresses.give_up)}
    ):
        done.append(outcome)
    return done


def looked_at(application: Application, answer: Answer) -> AddressCheck:
    with serving({"/budget": answer}) as server:
        addresses.check_later(application, server.at("/budget"))
        work(stranger(server))
    return AddressCheck.objects.get()


def stranger(server: Server) -> Callable[[str], Visit]:
    """One who may reach the server of this test."""
    return partial(visit, may_reach=server.may_reach, resolve=here)


def test_an_address_that_is_added_to_an_answer_is_looked_at(application: Application) -> None:
    examples.a_claim(application, "DM1")

    check = AddressCheck.objects.get()
    assert (check.application, check.address, check.state) == (
        application,
        "https://harbor.example/DM1",
        AddressCheck.WAITING,
    )
    assert waiting() == [{"check": check.pk}]


def test_what_is_open_is_open(application: Application) -> None:
    check = looked_at(application, page("<h1>Budget</h1>"))

    assert (check.state, check.status) == (AddressCheck.OPEN, 200)
    assert check.checked_at is not None
    assert waiting() == []


def test_what_asks_for_a_password_is_closed(application: Application) -> None:
    assert looked_at(application, page("<input type=password>")).state == AddressCheck.CLOSED


def test_an_address_of_a_network_of_our_own_is_refused(application: Application) -> None:
    addresses.check_later(application, "http://127.0.0.1/")

    work()

    check = AddressCheck.objects.get()
    assert (check.state, check.status) == (AddressCheck.REFUSED, None)


def test_who_does_not_answer_is_asked_once_more_later(application: Application) -> None:
    check = looked_at(application, page("", "503 Service Unavailable"))

    assert (check.state, check.status) == (AddressCheck.WAITING, None)
    assert waiting() == [{"check": check.pk, "again": True}]

    Job.objects.update(run_at=timezone.now())
    with serving({"/budget": page("Hello")}) as server:
        AddressCheck.objects.update(address=server.at("/budget"))
        work(stranger(server))
    check.refresh_from_db()
    assert (check.state, waiting()) == (AddressCheck.OPEN, [])


def test_what_is_gone_is_told_at_once(application: Application) -> None:
    assert looked_at(application, page("", "404 Not Found")).state == AddressCheck.GONE
    assert waiting() == []


def test_who_does_not_answer_twice_is_left(application: Application) -> None:
    looked_at(application, page("", "503 Service Unavailable"))
    Job.objects.update(run_at=timezone.now())

    work(lambda address: visit(address, resolve=lambda *_: []))

    assert (AddressCheck.objects.get().state, waiting()) == (AddressCheck.UNREACHABLE, [])


def test_the_same_address_twice_is_looked_at_once(application: Application) -> None:
    addresses.check_later(application, PLACE)
    addresses.check_later(application, PLACE)

    assert len(waiting()) == 1


def test_two_cities_that_give_one_address_each_have_their_own(application: Application) -> None:
    other = examples.an_open_application(a_marked_place(2), lead=examples.bruno(), cohort=a_hidden_cohort())

    addresses.check_later(application, PLACE)
    addresses.check_later(other, PLACE)

    assert AddressCheck.objects.count() == 2


def test_a_demonstration_opens_nothing() -> None:
    application = examples.an_open_application()
    examples.a_claim(application, "DM1")

    assert (AddressCheck.objects.count(), waiting()) == (0, [])


def test_a_site_that_is_told_not_to_opens_nothing(application: Application, settings: Settings) -> None:
    addresses.check_later(application, PLACE)
    settings.FETCH = False

    work(lambda address: pytest.fail("it was opened"))
    addresses.check_later(application, f"{PLACE}/2")

    assert (AddressCheck.objects.count(), waiting()) == (0, [])


def test_a_job_that_is_given_up_says_that_nobody_answers(application: Application) -> None:
    addresses.check_later(application, PLACE)
    Job.objects.update(attempts=99)

    assert [outcome.result for outcome in work()] == ["dead"]
    assert AddressCheck.objects.get().state == AddressCheck.UNREACHABLE


def test_what_is_logged_of_it_names_no_address(
    application: Application, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    addresses.check_later(application, PLACE)

    (outcome,) = work(lambda address: visit(address, resolve=lambda *_: []))

    assert "harbor" not in f"{outcome} {caplog.text} {Job.objects.values_list('payload', 'key', 'problem')}"


def test_the_job_is_one_that_workers_know() -> None:
    assert addresses.CHECK in KINDS
