"""The desk: one item, the claim beside what is asked, and the expert's own finding."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from assay.records.models import Application, Finding, SettledFinding
from assay.workflows import validation
from assay.workflows.validation import FindingDraft
from tests import examples
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db

# DM1 is a must-have of the edition, the others are not.
MUST, FREE, NEXT = "DM1", "DM2", "LC2"
TYPED = {"rating": "1", "reason": "I saw the list.", "private_notes": "Ask about the year."}


@pytest.fixture
def application() -> Application:
    return examples.an_application_in_validation(claims=[MUST, FREE, NEXT, "outcome"])


@pytest.fixture
def expert(client: Client) -> Client:
    client.force_login(examples.chen())
    return client


def post(client: Client, application: Application, item: str, **typed: Any) -> Any:
    return client.post(f"/expert/{application.pk}/{item}", typed)


def mine(application: Application, item: str) -> tuple[Any, ...]:
    finding = Finding.objects.get(application=application, item=item, expert=examples.chen())
    return finding.rating, finding.not_applicable, finding.reason, finding.private_notes


def test_desk_shows_the_claim_the_evidence_and_what_is_asked(
    expert: Client, application: Application
) -> None:
    response = expert.get(f"/expert/{application.pk}/{FREE}")

    page = words(response)
    assert "claimed: Met Version 1 of the answer, saved" in page
    assert f"The city does this ({FREE})." in page
    assert f"Proof of {FREE} harbor.example The city names no period." in page
    assert "As the What Works Cities Certification, 2022 edition has it" in page
    assert "What usually serves as evidence" in page
    assert "You judge version 1 of the answer." in page
    assert (
        f'<a href="https://harbor.example/{FREE}" rel="noopener noreferrer nofollow external">'
        in response.content.decode()
    )


def test_desk_shows_the_figures_of_an_outcome(expert: Client, application: Application) -> None:
    page = words(expert.get(f"/expert/{application.pk}/outcome"))

    assert "Measure Days with clean air (days a year) At the start 200 Now 260" in page


def test_a_draft_is_kept_and_the_page_stays(expert: Client, application: Application) -> None:
    response = post(expert, application, FREE, do="save", **TYPED)

    assert (response.status_code, response.headers["Location"]) == (303, f"/expert/{application.pk}/{FREE}")
    assert mine(application, FREE) == (1, False, "I saw the list.", "Ask about the year.")
    page = words(expert.get(response.headers["Location"]))
    assert f"Draft of {FREE} saved at " in page
    assert "I saw the list." in page


def test_a_draft_may_be_empty(expert: Client, application: Application) -> None:
    response = post(expert, application, FREE, do="save", reason="", private_notes="")

    assert response.status_code == 303
    assert mine(application, FREE) == (None, False, "", "")


def test_save_and_next_goes_to_the_next_item_that_waits(expert: Client, application: Application) -> None:
    response = post(expert, application, FREE, do="save-next", **TYPED)

    assert response.headers["Location"] == f"/expert/{application.pk}/{NEXT}"


def test_hand_in_and_next_hands_in_and_comes_round_to_the_first_left(
    expert: Client, application: Application
) -> None:
    response = post(expert, application, "outcome", do="hand-in", **TYPED)

    assert response.headers["Location"] == f"/expert/{application.pk}/{MUST}"
    assert Finding.objects.get(item="outcome").handed_in_at is not None


def test_the_last_one_handed_in_leads_back_to_the_list(expert: Client, application: Application) -> None:
    for item in (MUST, FREE, NEXT):
        validation.hand_in(application, item, FindingDraft(rating=1, reason="Seen."), by=examples.chen())

    response = post(expert, application, "outcome", do="hand-in", **TYPED)

    assert response.headers["Location"] == f"/expert/{application.pk}"


def test_not_applicable_is_a_finding_without_a_rating(expert: Client, application: Application) -> None:
    post(
        expert, application, FREE, do="hand-in", rating="na", reason="The city has no data.", private_notes=""
    )

    assert mine(application, FREE) == (None, True, "The city has no data.", "")


@pytest.mark.parametrize("item", [MUST, "outcome"])
def test_not_applicable_is_shown_disabled_for_what_always_applies(
    expert: Client, application: Application, item: str
) -> None:
    response = expert.get(f"/expert/{application.pk}/{item}")

    html = response.content.decode()
    assert (
        '<input class="usa-radio__input" type="radio" id="id_rating_2" name="rating" value="na" disabled>'
        in html
    )
    assert "A must-have always applies, so it cannot be set aside here." in words(response)


@pytest.mark.parametrize("do", ["save", "hand-in"])
def test_not_applicable_is_refused_for_a_must_have(expert: Client, application: Application, do: str) -> None:
    response = post(expert, application, MUST, do=do, rating="na", reason="Not here.", private_notes="")

    assert response.status_code == 422
    assert "A must-have always applies, so it cannot be set aside here." in words(response)
    assert "Not here." in response.content.decode()
    assert not Finding.objects.exists()


@pytest.mark.parametrize(
    ("typed", "anchor", "sentence"),
    [
        ({"rating": "1", "reason": " "}, "#id_reason", "Reason, for the city: Give a reason."),
        ({"reason": "Seen."}, "#id_rating_0", "Your rating: Choose a rating."),
        (
            {"rating": "7", "reason": "Seen."},
            "#id_rating_0",
            "Your rating: This rating is not on the scale. Choose one of those offered.",
        ),
    ],
)
def test_a_refused_finding_says_why_and_keeps_what_was_typed(
    expert: Client, application: Application, typed: dict[str, str], anchor: str, sentence: str
) -> None:
    response = post(expert, application, FREE, do="hand-in", private_notes="Typed all the same.", **typed)

    assert response.status_code == 422
    html = response.content.decode()
    assert f'<a href="{anchor}">{sentence}</a>' in html
    assert "Typed all the same." in html
    assert not Finding.objects.exists()


def test_all_that_is_missing_is_said_at_once(expert: Client, application: Application) -> None:
    response = post(expert, application, FREE, do="hand-in", private_notes="Typed all the same.")

    assert re.findall(r'<li><a href="#id_\w+">([^<]+)</a></li>', response.content.decode()) == [
        "Your rating: Choose a rating.",
        "Reason, for the city: Give a reason.",
    ]


def test_a_null_character_is_refused_like_any_fault(expert: Client, application: Application) -> None:
    response = post(expert, application, FREE, do="save", reason="a\x00b", private_notes="")

    assert response.status_code == 422
    assert not Finding.objects.exists()


def test_a_finding_handed_in_twice_is_handed_in_once(expert: Client, application: Application) -> None:
    post(expert, application, FREE, do="hand-in", **TYPED)
    first = Finding.objects.get()

    again = post(expert, application, FREE, do="hand-in", rating="0", reason="On second thought.")

    assert again.status_code == 422
    page = words(again)
    assert "You have handed this finding in, so it can no longer be changed." in page
    assert "On second thought." in again.content.decode()
    assert Finding.objects.get().reason == first.reason
    assert Finding.objects.get().handed_in_at == first.handed_in_at


def test_what_is_not_claimed_is_shown_settled_and_takes_no_finding(
    expert: Client, application: Application
) -> None:
    page = expert.get(f"/expert/{application.pk}/OD1")
    response = post(expert, application, "OD1", do="hand-in", **TYPED)

    assert "The city does not claim this. It is settled without an expert." in words(page)
    assert "<textarea" not in page.content.decode()
    assert response.status_code == 422
    assert not Finding.objects.exists()


def test_agreement_shows_both_findings_and_what_was_settled(expert: Client, application: Application) -> None:
    for person, reason in ((examples.chen(), "Seen here."), (examples.dara(), "Seen there.")):
        validation.hand_in(application, FREE, FindingDraft(rating=1, reason=reason), by=person)

    page = words(expert.get(f"/expert/{application.pk}/{FREE}"))

    assert "Yours found by experts: Met Seen here." in page
    assert "The other expert's found by experts: Met Seen there." in page
    assert "What was settled found by experts: Met Both findings agree. Seen here. Seen there." in page


def test_disagreement_shows_both_findings_and_who_settles(expert: Client, application: Application) -> None:
    validation.hand_in(application, FREE, FindingDraft(rating=1, reason="Seen."), by=examples.chen())
    validation.hand_in(application, FREE, FindingDraft(rating=0, reason="Not seen."), by=examples.dara())

    page = words(expert.get(f"/expert/{application.pk}/{FREE}"))

    assert "Both findings are in and they differ. The programme office settles this." in page
    assert "The other expert's found by experts: Not met Not seen." in page
    assert not SettledFinding.objects.filter(item=FREE).exists()


def test_a_stranger_and_an_unknown_item_get_404(client: Client, application: Application) -> None:
    client.force_login(examples.a_person("Eva Expert", examples.Role.EXPERT))

    assert client.get(f"/expert/{application.pk}/{FREE}").status_code == 404
    assert post(client, application, FREE, do="hand-in", **TYPED).status_code == 404
    client.force_login(examples.chen())
    assert client.get(f"/expert/{application.pk}/ZZ9").status_code == 404
    assert client.get(f"/expert/{uuid4()}/{FREE}").status_code == 404
    assert not Finding.objects.exists()


def test_other_methods_are_refused(expert: Client, application: Application) -> None:
    assert expert.put(f"/expert/{application.pk}/{FREE}").status_code == 405


def test_looking_at_the_desk_writes_nothing(expert: Client, application: Application) -> None:
    expert.get(f"/expert/{application.pk}/{FREE}")

    assert not Finding.objects.exists()
