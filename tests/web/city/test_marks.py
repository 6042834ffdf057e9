"""Marks of "where does your city stand", taken along into the answers of the city that made them."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from assay.journey.histories import How
from assay.journey.roles import Role
from assay.records.models import AnswerVersion, Application
from assay.workflows.answers import ClaimDraft, record_answer
from tests import examples
from tests.web.city.making import a_contributor, as_person, at, joined, let_pass, saved
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db

BROUGHT = {"edition": "wwc-2022", "claim-DM1": "1", "claim-DM2": "1", "claim-outcome": "1", "claim-ZZ9": "1"}


@pytest.fixture
def application() -> Application:
    """One answer stands: not met, with its words."""
    application = examples.an_open_application()
    draft = ClaimDraft(rating=0, explanation="Not yet.", notes="Ask Bea.")
    record_answer(application, "DM2", draft, version=0, by=examples.ana())
    return application


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    return as_person(client, examples.ana())


def test_the_result_of_the_public_page_offers_it_in_its_own_form(client: Client) -> None:
    before = client.get("/stand").content.decode()
    after = client.post("/stand", {"claim-DM1": "1"}).content.decode()

    offered = (
        '<button class="usa-button usa-button--outline" type="submit" form="stand" formaction="/city/marks">'
    )
    assert offered not in before
    assert offered in after
    assert 'name="edition" value="wwc-2022"' in after


def test_what_nobody_answered_is_chosen_and_what_stands_is_only_offered(ana: Client) -> None:
    response = ana.post("/city/marks", BROUGHT)

    page, content = words(response), response.content.decode()
    assert "3 claims could go into the answers of Sample Harbor" in page
    assert "DM1 Implementing Data Strategy and Governance Met not answered yet" in page
    assert "DM2 Maintaining a Comprehensive Data Inventory Met Not met" in page
    assert 'value="DM1" checked' in content
    assert 'value="DM2" checked' not in content
    assert "ZZ9" not in content
    assert AnswerVersion.objects.count() == 1


def take(client: Client, application: Application, *codes: str, version: int = 0) -> Any:
    sent: dict[str, Any] = {"take": list(codes)}
    for code in codes:
        sent |= {f"claim-{code}": "1", f"version-{code}": str(version)}
    return client.post(at(application, "/marks"), sent, follow=True)


def test_the_chosen_become_versions_that_say_how_they_came(ana: Client, application: Application) -> None:
    response = take(ana, application, "DM1", "outcome")

    assert "2 claims are taken along." in words(response)
    for item in ("DM1", "outcome"):
        current = saved(application, item).current
        assert current is not None
        assert (current.rating, current.how, current.by) == (1, How.STAND, examples.ana())
    untouched = saved(application, "DM2").current
    assert untouched is not None
    assert untouched.rating == 0


def test_an_answer_that_is_chosen_keeps_its_words(ana: Client, application: Application) -> None:
    take(ana, application, "DM2", version=1)

    current = saved(application, "DM2").current
    assert current is not None
    assert (current.rating, current.explanation, current.notes) == (1, "Not yet.", "Ask Bea.")


def test_what_somebody_answered_meanwhile_stays_so_and_the_rest_is_taken(
    ana: Client, application: Application
) -> None:
    record_answer(application, "DM1", ClaimDraft(rating=0), version=0, by=a_contributor(application))

    page = words(take(ana, application, "DM1", "DM3"))

    assert "1 claim is taken along." in page
    assert "Somebody answered these meanwhile, and they stay so: DM1" in page
    current = saved(application).current
    assert current is not None
    assert current.rating == 0


@pytest.mark.parametrize(
    "sent",
    [
        {"take": "ZZ9", "claim-ZZ9": "1", "version-ZZ9": "0"},
        {"take": "DM1"},
        {"take": "DM1", "claim-DM1": "x", "version-DM1": "0"},
        {"take": "DM1", "claim-DM1": "9", "version-DM1": "0"},
        {},
    ],
)
def test_what_is_no_mark_is_not_taken(ana: Client, application: Application, sent: dict[str, str]) -> None:
    ana.post(at(application, "/marks"), sent)

    assert AnswerVersion.objects.count() == 1


def test_marks_of_another_edition_lead_to_the_page_of_hers(ana: Client) -> None:
    page = words(ana.post("/city/marks", {**BROUGHT, "edition": "wwc-2018"}))

    assert "These marks are of another edition of the standard" in page


def test_without_marks_or_without_an_open_application_it_says_so(
    ana: Client, application: Application
) -> None:
    assert "No marks came along." in words(ana.get("/city/marks"))
    let_pass(application, days=3)
    assert "None of your applications takes answers now" in words(ana.post("/city/marks", BROUGHT))


def test_after_the_deadline_and_for_a_sponsor_nothing_is_taken(
    client: Client, application: Application
) -> None:
    sponsor = as_person(client, joined(application, examples.sol(), Role.SPONSOR))
    assert "This is not for you to do." in words(take(sponsor, application, "DM1"))
    assert as_person(client, examples.bruno()).post(at(application, "/marks")).status_code == 404
    let_pass(application, days=3)
    assert "The deadline has passed" in words(take(as_person(client, examples.ana()), application, "DM1"))
    assert AnswerVersion.objects.count() == 1


def test_a_stranger_signs_in_first_and_her_marks_are_on_the_page_and_nowhere_else(
    application: Application,
) -> None:
    client = Client(enforce_csrf_checks=True)

    asked = client.post("/city/marks", BROUGHT)

    content = asked.content.decode()
    assert asked.status_code == 401
    assert "sign in within another window first" in words(asked)
    for name, value in BROUGHT.items():
        assert f'<input type="hidden" name="{name}" value="{value}">' in content
    assert asked["Cache-Control"] == "no-store"
    assert not client.session.keys()

    client.force_login(examples.ana())
    assert "3 claims could go into" in words(client.post("/city/marks", BROUGHT))
    assert client.post(at(application, "/marks"), {"take": "DM1"}).status_code == 403


def test_other_addresses_of_a_stranger_say_what_they_always_said(client: Client) -> None:
    content = client.post("/city/somewhere", BROUGHT).content.decode()

    assert "claim-DM1" not in content
