"""The city's own page: its first line answers, and says what waits for whom."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

import tests
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.records.clock import now
from assay.records.models import Application, Decision
from assay.standard import library
from assay.workflows import announcements, answers, signatures
from assay.workflows.answers import ClaimDraft
from tests import examples
from tests.web.city.making import a_contributor, as_person, at, given, joined, let_pass
from tests.web.city.weighing import MOST_BYTES, transferred
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    return as_person(client, examples.ana())


def home(client: Client, application: Application) -> str:
    return words(client.get(at(application)))


def test_first_line_says_how_much_is_claimed_and_what_stands_in_the_way(
    ana: Client, application: Application
) -> None:
    examples.a_claim(application, "DM1")
    examples.a_claim(application, "LC1")
    joined(application, examples.sol(), Role.SPONSOR)

    page = home(ana, application)

    assert (
        "2 of 43 claimed; no level yet: Silver needs PA1, a core criterion that is not claimed."
        " Due in 30 days. 2 things wait for you." in page
    )


def test_the_projection_is_marked_as_claimed_and_not_certified(ana: Client, application: Application) -> None:
    for item in examples.edition_of(application).items:
        examples.a_claim(application, item)

    response = ana.get(at(application))

    assert "43 of 43 claimed; would reach Platinum if experts found the same." in words(response)
    assert '<span class="assay-claimed">claimed, not certified</span>' in response.content.decode()
    assert "assay-seal" not in response.content.decode()


def test_an_unfinished_answer_waits_with_what_it_lacks(ana: Client, application: Application) -> None:
    answers.record_answer(application, "DM2", ClaimDraft(rating=1), version=0, by=examples.ana())

    response = ana.get(at(application))

    assert (
        "Finish DM2 Maintaining a Comprehensive Data Inventory"
        " Say in a few sentences how the city meets it. Add at least one piece of evidence."
        in words(response)
    )
    assert f'href="{at(application, "/answers/DM2")}"' in response.content.decode()


def test_one_answer_is_named_as_the_next_hers_by_the_nearest_day_first(
    ana: Client, application: Application
) -> None:
    first = home(ana, application)
    given(application, a_contributor(application), "DM1", days=1)
    others = home(ana, application)
    given(application, examples.ana(), "LC2", days=9)
    given(application, examples.ana(), "PA1", days=4)
    hers = ana.get(at(application))

    assert "Next: answer DM1 Implementing Data Strategy and Governance . 44 of 44 are not answered" in first
    assert "Next: answer DM2 " in others
    assert "Next: answer PA1 " in words(hers)
    assert f'href="{at(application, "/answers")}?show=unanswered"' in hers.content.decode()


def test_nothing_is_next_for_the_sponsor_or_when_answers_are_closed(
    ana: Client, application: Application
) -> None:
    sol = joined(application, examples.sol(), Role.SPONSOR)

    sponsors = home(as_person(ana, sol), application)
    closed = home(as_person(ana, examples.ana()), let_pass(application, days=3))

    assert ("Next: answer" in sponsors, "Next: answer" in closed) == (False, False)


def test_what_waits_beyond_five_is_behind_a_line_that_opens(ana: Client, application: Application) -> None:
    given(application, examples.ana(), *[f"DM{number}" for number in range(1, 8)], days=4)

    page = ana.get(at(application)).content.decode()

    assert page.index("DM5 ") < page.index("<summary>3 more</summary>") < page.index("Answer DM7 ")


@pytest.mark.parametrize("path", ["/comments", "/changes"])
def test_every_page_leads_to_comments_and_changes(ana: Client, application: Application, path: str) -> None:
    page = ana.get(at(application, "/people")).content.decode()

    # In the line of the wide header, and in the menu of the narrow one.
    assert page.count(f'href="{at(application, path)}"') == 2


def test_asking_for_sign_off_is_disabled_with_the_reason_and_what_is_missing(
    ana: Client, application: Application
) -> None:
    answers.record_answer(application, "DM2", ClaimDraft(rating=1), version=0, by=examples.ana())

    response = ana.get(at(application))

    assert "These answers are not finished yet: DM2." in words(response)
    assert 'aria-disabled="true"' in response.content.decode()
    assert at(application, "/ask-for-sign-off") not in response.content.decode()


def test_saying_who_signs_waits_for_the_lead_and_leads_to_the_review(
    ana: Client, application: Application
) -> None:
    examples.a_claim(application, "DM1")

    response = ana.get(at(application))

    assert "Say who signs for the city and ask, when all is claimed that can be" in words(response)
    assert f'href="{at(application, "/review#ask")}"' in response.content.decode()


def test_a_contributor_reads_why_she_does_not_send(client: Client, application: Application) -> None:
    as_person(client, a_contributor(application))

    response = client.get(at(application))

    assert "This is not for you to do. It can be done by: city lead." in words(response)
    assert "Send the invitation" not in words(response)
    assert "Withdraw" not in words(response)


def test_a_page_to_sign_waits_for_the_sponsor_and_not_for_the_lead(
    client: Client, application: Application
) -> None:
    joined(application, examples.sol(), Role.SPONSOR)
    joined(application, examples.a_person("Bea Second"), Role.LEAD)
    examples.a_claim(application, "DM1", by=examples.ana())
    signatures.ask_for_sign_off(application, by=examples.ana())

    sponsor = home(as_person(client, examples.sol()), application)
    lead = home(as_person(client, examples.ana()), application)

    assert "Read the page, and sign it off or send it back" in sponsor
    assert "1 thing waits for you." in sponsor
    assert "Nothing waits for you." in lead


def test_what_the_sponsor_wrote_stands_there_while_the_city_works_on_it(
    ana: Client, application: Application
) -> None:
    joined(application, examples.sol(), Role.SPONSOR)
    examples.a_claim(application, "DM1")
    signatures.ask_for_sign_off(application, by=examples.ana())
    signatures.send_back(application, comment="Say who chairs the board.", by=examples.sol())

    page = home(ana, application)

    assert "Sol Mayor sent the answers back" in page
    assert "Say who chairs the board." in page


def test_a_deadline_that_passed_is_said_and_nothing_waits(ana: Client, application: Application) -> None:
    answers.record_answer(application, "DM2", ClaimDraft(rating=1), version=0, by=examples.ana())
    joined(application, examples.a_person("Bea Second"), Role.LEAD)

    page = home(ana, let_pass(application, days=3))

    assert "The deadline has passed. Nothing waits for you." in page


def test_in_its_grace_a_deadline_is_over_and_changes_are_still_taken(
    ana: Client, application: Application
) -> None:
    page = home(ana, let_pass(application, days=1))

    assert "The day on which it was due is over; changes are still taken for some hours." in page


def test_under_embargo_the_page_tells_nothing_of_the_decision(client: Client) -> None:
    application = examples.a_decided_application()
    assert Decision.objects.get(application=application).level == "platinum"
    assert application.cohort is not None
    announcements.set_instant(application.cohort, at=now() + timedelta(hours=1), by=examples.olga())

    page = home(as_person(client, examples.ana()), application)

    assert "Before the announcement" in page
    assert "Platinum" not in page
    assert "report" not in page.lower()


def test_at_the_instant_the_page_tells_the_level_though_no_worker_came_by(client: Client) -> None:
    application = examples.a_decided_application()
    assert application.cohort is not None
    announcement = announcements.set_instant(
        application.cohort, at=now() + timedelta(hours=1), by=examples.olga()
    )
    announcement.at = now()
    announcement.save()
    assert Application.objects.get(pk=application.pk).stage == Stage.DECIDED

    response = as_person(client, examples.ana()).get(at(application))

    assert "Platinum: 43 of 43 and all 3 core criteria. 1 thing waits for you." in words(response)
    assert "Certified" in words(response)
    assert "assay-seal--platinum" in response.content.decode()


def test_a_withdrawn_application_stays_readable_and_nothing_can_be_done(
    ana: Client, application: Application
) -> None:
    signatures.withdraw(application, reason="Not this year.", by=examples.ana())

    page = home(ana, application)

    assert "Withdrawn. The application has ended. Nothing about it is public." in page
    assert "Send the invitation" not in page


def test_with_one_application_the_list_leads_straight_to_it(ana: Client, application: Application) -> None:
    response = ana.get("/city/")

    assert (response.status_code, response["Location"]) == (303, at(application))


def test_with_two_applications_the_list_shows_both(ana: Client, application: Application) -> None:
    other = examples.an_open_application(examples.a_place("Example Ridge"))

    page = words(ana.get("/city/"))

    assert "You take part in 2 applications." in page
    assert "Sample Harbor" in page
    assert "Example Ridge" in page
    assert other.pk != application.pk


def test_reading_writes_nothing(ana: Client, application: Application) -> None:
    with CaptureQueriesContext(connection) as queries:
        ana.get(at(application))

    assert [one["sql"] for one in queries if not one["sql"].lstrip("(").startswith("SELECT")] == []


@pytest.fixture
def small_edition(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv(library.VARIABLE, str(Path(tests.__file__).parent / "editions"))
    library.edition.cache_clear()
    yield
    library.edition.cache_clear()


@pytest.mark.usefixtures("small_edition")
def test_few_criteria_and_many_take_the_same_number_of_queries(client: Client) -> None:
    small = examples.an_open_application(cohort=examples.a_cohort("demo-small", edition_id="small"))
    large = examples.an_open_application(examples.a_place("Example Ridge"), lead=examples.bruno())
    for application, lead in ((small, examples.ana()), (large, examples.bruno())):
        for item in examples.edition_of(application).items:
            answers.record_answer(
                application, item, ClaimDraft(explanation="Some words."), version=0, by=lead
            )

    counts = [_queries(client, small, examples.ana()), _queries(client, large, examples.bruno())]

    assert counts[0] == counts[1]
    assert counts[0] <= 15


def _queries(client: Client, application: Application, person: Any) -> int:
    as_person(client, person)
    with CaptureQueriesContext(connection) as queries:
        assert client.get(at(application)).status_code == 200
    return len(queries)


def test_the_weakest_claims_stand_there_those_first_without_which_the_level_falls(
    ana: Client, application: Application
) -> None:
    for item in examples.edition_of(application).items:
        examples.a_claim(application, item)
    answers.record_answer(
        application, "DM7", ClaimDraft(rating=1, explanation="So."), version=1, by=examples.ana()
    )

    page = home(ana, application)

    weak = page.split("The weakest claims that carry it")[1]
    assert weak.index("DM1 ") < weak.index("DM7 ")
    assert "the level falls without it" in weak
    assert "DM7 " in weak.split("Evidence Words")[1]


def test_the_home_is_light(ana: Client, application: Application) -> None:
    for item in examples.edition_of(application).items:
        examples.a_claim(application, item)

    size = transferred(ana.get(at(application)).content, "js/seen.js", "js/drafts.js", "js/keep.js")

    assert size <= MOST_BYTES, size
