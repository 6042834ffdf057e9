"""The one page that a sponsor reads and signs."""

from __future__ import annotations

import pytest
from django.test import Client

from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.records.models import Application, Message, SignOff
from assay.workflows import signatures
from assay.workflows.answers import ClaimDraft, record_answer
from tests import examples
from tests.reports.test_scorecard import CLAIMED
from tests.web.city.making import a_contributor, as_person, at, joined
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db


def waiting(claims: list[str]) -> Application:
    """An application that waits for Sol's signature."""
    application = examples.an_open_application()
    joined(application, examples.sol(), Role.SPONSOR)
    for item in claims:
        examples.a_claim(application, item)
    signatures.ask_for_sign_off(application, by=examples.ana())
    return Application.objects.get(pk=application.pk)


@pytest.fixture
def application() -> Application:
    return waiting(["DM1"])


@pytest.fixture
def sol(client: Client, application: Application) -> Client:
    return as_person(client, examples.sol())


def ticked(application: Application) -> dict[str, str]:
    """What a browser sends from a page that was opened just now."""
    return {"agreed": "on", "read": signatures.what_is_signed(application)}


def stage(application: Application) -> str:
    return Application.objects.get(pk=application.pk).stage


def test_the_page_says_what_it_would_reach_and_what_becomes_public(
    sol: Client, application: Application
) -> None:
    page = words(sol.get(at(application, "/sign-off")))

    assert "1 of 43 claimed; no level yet:" in page
    assert "claimed, not certified Experts judge every claim, and the committee decides." in page
    assert "Only if your city is certified, and only from the announcement on: The level." in page


def test_what_carries_the_level_is_named(client: Client) -> None:
    application = waiting([*CLAIMED, "CI1"])

    page = words(as_person(client, examples.sol()).get(at(application, "/sign-off")))

    assert "23 of 43 points are claimed, and that would reach Silver. 1 point could be missing." in page
    assert (
        "Without any one of these it would fall: DM1 Implementing Data Strategy and Governance;"
        " LC1 Executive Commitment to Data Informed Government;" in page
    )
    assert "Progress on an outcome." in page


def test_without_a_point_to_spare_every_claim_is_needed(client: Client) -> None:
    application = waiting(CLAIMED)

    page = words(as_person(client, examples.sol()).get(at(application, "/sign-off")))

    assert "No point is to spare: every claim is needed." in page


def test_all_that_experts_will_see_is_there_and_notes_are_not(client: Client) -> None:
    application = examples.an_open_application()
    examples.a_claim(application, "DM1")
    examples.a_claim(application, "DM2")
    record_answer(
        application,
        "DM2",
        ClaimDraft(rating=1, explanation="In two sentences.", notes="Between us."),
        version=1,
        by=examples.ana(),
    )

    page = words(as_person(client, examples.ana()).get(at(application, "/sign-off")))

    assert "In two sentences." in page
    assert "Between us." not in page
    assert "Not claimed: DM3 Sharing Data;" in page


def test_signing_submits_with_the_statement_that_was_shown(sol: Client, application: Application) -> None:
    response = sol.post(at(application, "/sign-off"), ticked(application), follow=True)

    signed = SignOff.objects.get()
    assert stage(application) == Stage.SUBMITTED
    assert signed.by == examples.sol()
    assert signed.statement.startswith("I have read what Sample Harbor")
    assert "Signed and submitted." in words(response)
    assert signed.statement in words(sol.get(at(application, "/sign-off")))


def test_without_the_tick_nothing_is_submitted(sol: Client, application: Application) -> None:
    response = sol.post(at(application, "/sign-off"), {})

    assert response.status_code == 422
    assert "Tick the box to sign. Without it nothing is submitted." in words(response)
    assert stage(application) == Stage.SIGN_OFF


def test_a_second_press_signs_nothing_more(sol: Client, application: Application) -> None:
    sol.post(at(application, "/sign-off"), ticked(application))
    again = sol.post(at(application, "/sign-off"), ticked(application))

    assert again.status_code == 303
    assert SignOff.objects.count() == 1


def test_sending_back_takes_a_comment_to_the_lead(sol: Client, application: Application) -> None:
    response = sol.post(
        at(application, "/sign-off"), {"send-back": "1", "comment": "Say who chairs."}, follow=True
    )

    assert stage(application) == Stage.OPEN
    assert "Sent back." in words(response)
    assert "Say who chairs." in Message.objects.get(kind="sent_back").body


def test_words_that_were_to_be_sent_back_are_not_lost_by_signing(
    sol: Client, application: Application
) -> None:
    response = sol.post(at(application, "/sign-off"), {**ticked(application), "comment": "Say who chairs."})

    assert response.status_code == 422
    assert "You also wrote this." in words(response)
    assert "Say who chairs.</textarea>" in response.content.decode()
    assert stage(application) == Stage.SIGN_OFF


def test_sending_back_without_a_word_is_refused(sol: Client, application: Application) -> None:
    response = sol.post(at(application, "/sign-off"), {"send-back": "1", "comment": " "})

    assert response.status_code == 422
    assert stage(application) == Stage.SIGN_OFF


def test_the_lead_reads_it_and_cannot_sign(client: Client, application: Application) -> None:
    as_person(client, examples.ana())

    read = client.get(at(application, "/sign-off"))
    signed = client.post(at(application, "/sign-off"), {"agreed": "on"})

    assert "This is not for you to do. It can be done by: executive sponsor." in words(read)
    assert 'name="agreed"' not in read.content.decode()
    assert signed.status_code == 422
    assert stage(application) == Stage.SIGN_OFF


def test_a_contributor_cannot_send_back(client: Client, application: Application) -> None:
    as_person(client, a_contributor(application))

    response = client.post(at(application, "/sign-off"), {"send-back": "1", "comment": "No."})

    assert response.status_code == 422
    assert stage(application) == Stage.SIGN_OFF


def test_button_of_a_page_that_was_opened_before_the_answers_changed_signs_nothing(
    sol: Client, application: Application
) -> None:
    opened = ticked(application)
    signatures.recall(application, by=examples.ana())
    examples.a_claim(application, "DM2")
    signatures.ask_for_sign_off(application, by=examples.ana())

    response = sol.post(at(application, "/sign-off"), opened)

    page = response.content.decode()
    assert response.status_code == 422
    assert "What you read has changed in the meantime, so nothing is signed." in words(response)
    assert (opened["read"] in page, signatures.what_is_signed(application) in page) == (False, True)
    assert "checked" not in page
    assert stage(application) == Stage.SIGN_OFF
    assert sol.post(at(application, "/sign-off"), ticked(application)).status_code == 303


def test_page_itself_carries_what_its_button_signs(sol: Client, application: Application) -> None:
    page = sol.get(at(application, "/sign-off")).content.decode()

    assert f'name="read" value="{signatures.what_is_signed(application)}"' in page


def test_sponsor_who_wrote_answers_herself_cannot_sign_and_may_send_back(
    sol: Client, application: Application
) -> None:
    joined(application, examples.sol(), Role.CONTRIBUTOR)

    read = sol.get(at(application, "/sign-off"))

    assert "Somebody else must sign for the city." in words(read)
    assert ('name="agreed"' in read.content.decode(), "Or send it back" in words(read)) == (False, True)
