"""The page that a sponsor reads and signs by her link: no account, and nothing changed by opening."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import page as pdf_rules
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from assay.journey.stages import Stage
from assay.records.clock import now
from assay.records.models import Application, Message, Person, SigningLink, SignOff, StoredFile
from assay.workflows import answers, signatures
from assay.workflows.answers import ClaimDraft
from assay.workflows.evidence import EvidenceDraft
from assay.workflows.signing import name_deputy, sign_by_link
from tests import examples
from tests.promises.test_reading import everything
from tests.web.public.reading import words
from tests.workflows.asking import SOL, VERA, again, asked, token_of

pytestmark = pytest.mark.django_db

NAMED = {
    "name-deputy": "1",
    "deputy-name": "Vera Vice",
    "deputy-email": "vera.vice@example.org",
    "deputy-sure": "on",
}


@pytest.fixture
def application() -> Application:
    return asked(claims=["DM1"])


@pytest.fixture
def link(application: Application) -> str:
    return f"/sign/{token_of()}"


@pytest.fixture
def sol(link: str) -> Client:
    """Her browser, which knows nothing of this site; it takes no part in checks against forged forms."""
    return Client(enforce_csrf_checks=True)


def ticked(application: Application) -> dict[str, str]:
    return {"agreed": "on", "read": signatures.what_is_signed(application)}


def test_page_says_all_that_she_signs_and_who_asks(sol: Client, link: str) -> None:
    page = words(sol.get(link))

    assert "What Sample Harbor, United States submits 1 of 43 claimed; no level yet:" in page
    assert "Ana Castro asks you to sign it." in page
    assert "claimed, not certified Experts judge every claim" in page
    assert "The city does this (DM1)." in page
    assert "Only if your city is certified, and only from the announcement on: The level." in page
    assert "I have read what Sample Harbor, United States submits." in page


def test_opening_it_changes_nothing_however_often(sol: Client, link: str) -> None:
    before = everything()

    for _ in range(3):
        assert sol.get(link).status_code == sol.head(link).status_code == 200
        assert sol.get(f"{link}/review.pdf").status_code == 200

    assert everything() == before


def test_nothing_of_it_is_kept_and_no_page_learns_the_key(sol: Client, link: str) -> None:
    for response in (sol.get(link), sol.get(f"{link}/review.pdf"), sol.get("/sign/made-up")):
        assert "no-store" in response["Cache-Control"]
        assert response["Referrer-Policy"] == "no-referrer"
        assert response["X-Robots-Tag"] == "noindex, nofollow"
        assert not response.cookies


def test_she_signs_without_an_account(sol: Client, link: str, application: Application) -> None:
    response = sol.post(link, ticked(application), follow=True)

    signed = SignOff.objects.get()
    assert response.redirect_chain == [("/signed", 303)]
    assert "Signed and submitted." in words(response)
    assert again(application).stage == Stage.SUBMITTED
    assert (signed.by.email, signed.by.has_usable_password()) == (SOL.email, False)
    assert signed.statement.startswith("I have read what Sample Harbor, United States submits.")


def test_a_second_press_says_the_same_and_signs_nothing_more(
    sol: Client, link: str, application: Application
) -> None:
    first, second = (sol.post(link, ticked(application), follow=True) for _ in range(2))

    assert "Signed and submitted." in words(first)
    assert "Signed and submitted." in words(second)
    assert SignOff.objects.count() == 1


def test_without_the_tick_nothing_is_submitted(sol: Client, link: str, application: Application) -> None:
    response = sol.post(link, {})

    assert response.status_code == 422
    assert "Tick the box to sign. Without it nothing is submitted." in words(response)
    assert again(application).stage == Stage.SIGN_OFF


def test_what_changed_after_she_opened_it_is_not_signed(
    sol: Client, link: str, application: Application
) -> None:
    site = examples.a_site()
    opened = ticked(application)
    site.becomes_public = [*site.becomes_public, "points"]
    site.save()

    response = sol.post(link, opened)

    assert response.status_code == 422
    assert "What you read has changed in the meantime, so nothing is signed." in words(response)
    assert "checked" not in response.content.decode()
    assert sol.post(link, ticked(application)).status_code == 303


def test_she_sends_it_back_with_a_comment(sol: Client, link: str, application: Application) -> None:
    response = sol.post(link, {"send-back": "1", "comment": "Say who chairs."}, follow=True)

    assert "Sent back." in words(response)
    assert again(application).stage == Stage.OPEN
    assert "Say who chairs." in Message.objects.get(kind="sent_back").body
    home = words(as_ana().get(f"/city/{application.pk}"))
    assert "Say who chairs." in home


def as_ana() -> Client:
    client = Client()
    client.force_login(examples.ana())
    return client


def test_sending_back_without_a_word_is_refused(sol: Client, link: str, application: Application) -> None:
    assert sol.post(link, {"send-back": "1", "comment": " "}).status_code == 422
    assert again(application).stage == Stage.SIGN_OFF


def test_she_names_a_deputy_who_gets_a_link_of_her_own(sol: Client, link: str) -> None:
    response = sol.post(link, NAMED, follow=True)

    assert "Vera Vice gets a letter with a link." in words(response)
    assert "Vera Vice, vera.vice@example.org: has a link since" in words(response)
    theirs = words(Client().get(f"/sign/{token_of(VERA.email)}"))
    assert "Sol Mayor asks you to sign it instead." in theirs
    assert "Or name somebody" not in theirs


def test_remarks_are_not_lost_by_the_buttons_beside_them(
    sol: Client, link: str, application: Application
) -> None:
    remarks = {"comment": "Say who chairs."}

    untold = sol.post(link, {**NAMED, **remarks, "deputy-sure": ""})
    named = sol.post(link, {**NAMED, **remarks})
    signed = sol.post(link, {**ticked(application), **remarks})

    assert [one.status_code for one in (untold, named, signed)] == [422, 200, 422]
    for response in (untold, named, signed):
        assert "Say who chairs.</textarea>" in response.content.decode()
    assert "Vera Vice gets a letter with a link." in words(named)
    assert 'value="Vera Vice"' not in named.content.decode()
    assert "You also wrote this." in words(signed)
    assert again(application).stage == Stage.SIGN_OFF
    assert sol.post(link, ticked(application)).status_code == 303


def test_a_deputy_who_is_typed_is_not_lost_by_an_empty_comment(sol: Client, link: str) -> None:
    response = sol.post(link, {**NAMED, "send-back": "1", "comment": ""})

    assert 'value="Vera Vice"' in response.content.decode()
    assert 'value="vera.vice@example.org"' in response.content.decode()


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"deputy-sure": ""}, "Tick the box to name this person."),
        ({"deputy-email": "vera"}, "Enter a valid email address."),
        ({"deputy-email": "ana.castro@example.org"}, "Vera Vice works on the answers."),
        ({"deputy-email": SOL.email}, "This person was asked to sign already"),
    ],
)
def test_a_deputy_who_cannot_be_named_is_refused_at_the_field(
    sol: Client, link: str, typed: dict[str, str], sentence: str
) -> None:
    response = sol.post(link, {**NAMED, **typed})

    assert response.status_code == 422
    assert sentence in words(response)
    assert 'value="Vera Vice"' in response.content.decode()
    assert SigningLink.objects.count() == 1


def test_whoever_works_on_the_answers_reads_why_she_cannot_sign(
    sol: Client, link: str, application: Application
) -> None:
    from assay.journey.roles import Role
    from tests.web.city.making import joined

    joined(application, examples.sol(), Role.CONTRIBUTOR)

    assert "Somebody else must sign for the city." in words(sol.get(link))
    assert sol.post(link, ticked(application)).status_code == 422


def test_spent_withdrawn_expired_and_made_up_keys_get_one_calm_page(
    sol: Client, link: str, application: Application
) -> None:
    sign_by_link(token_of(), statement="Yes.", agreed=True, read=ticked(application)["read"])
    used = sol.get(link)
    SigningLink.objects.update(used_at=None, withdrawn_at=now())
    Application.objects.update(stage=Stage.SIGN_OFF)
    withdrawn = sol.get(link)
    SigningLink.objects.update(withdrawn_at=None, expires_at=now() - timedelta(seconds=1))
    expired = sol.get(link)
    Application.objects.update(stage=Stage.OPEN)
    SigningLink.objects.update(expires_at=now() + timedelta(days=1))
    over = sol.get(link)
    made_up = sol.get("/sign/made-up")
    pressed = sol.post("/sign/made-up", {"agreed": "on", "read": "x"})
    answered = [used, withdrawn, expired, over, made_up, pressed]

    assert "This link does not open anything any more" in words(used)
    assert {one.status_code for one in answered} == {404}
    assert len({one.content for one in answered}) == 1


def test_only_cited_files_open_by_the_link(client: Client) -> None:
    application = examples.an_open_application()
    file = SimpleUploadedFile("minutes.txt", b"All agreed.\n", "text/plain")
    draft = ClaimDraft(rating=1, explanation="So.", add=[EvidenceDraft(title="Minutes", files=[file])])
    answers.record_answer(application, "DM1", draft, version=0, by=examples.ana())
    cited = StoredFile.objects.get()
    signatures.ask_for_sign_off(application, by=examples.ana(), sponsors=[SOL])
    link = f"/sign/{token_of()}"

    assert f"{link}/files/{cited.pk}" in client.get(link).content.decode()
    response = client.get(f"{link}/files/{cited.pk}")
    assert b"".join(response.streaming_content) == b"All agreed.\n"
    assert response["Content-Disposition"].startswith("attachment")
    application.answers.get().current.citations.all().delete()
    assert client.get(f"{link}/files/{cited.pk}").status_code == 404
    assert client.get(f"{link}/files/{uuid4()}").status_code == 404
    signatures.recall(application, by=examples.ana())
    assert client.get(f"{link}/files/{cited.pk}").status_code == 404


def test_pdf_is_hers_by_name(sol: Client, link: str) -> None:
    response = sol.get(f"{link}/review.pdf")

    assert pdf_rules.validate_pdf_bytes(response.content).is_compliant
    assert response["Content-Disposition"] == 'attachment; filename="review.pdf"'


def test_presses_are_limited_and_reading_is_not(sol: Client, link: str, settings: object) -> None:
    settings.ACCOUNT_RATE_LIMITS = {**settings.ACCOUNT_RATE_LIMITS, "signing": "3/m/ip"}

    pressed = [sol.post(path).status_code for path in ("/sign/1", "/sign/2", link, "/sign/4", link)]

    assert pressed == [404, 404, 422, 429, 429]
    assert sol.get(link).status_code == 200


def test_an_account_is_opened_later_in_the_usual_way(
    sol: Client, link: str, application: Application
) -> None:
    sol.post(link, ticked(application))

    Client().post("/account/password/forgotten", {"email": SOL.email})

    assert Message.objects.get(kind="password_reset").to == SOL.email
    assert Person.objects.get(email=SOL.email).name == SOL.name


def test_both_ways_of_a_deputy_and_her_sponsor_stay_open_until_one_signs(
    sol: Client, link: str, application: Application
) -> None:
    name_deputy(token_of(), VERA)
    theirs = f"/sign/{token_of(VERA.email)}"
    assert (sol.get(link).status_code, sol.get(theirs).status_code) == (200, 200)

    sol.post(theirs, ticked(application))

    assert SignOff.objects.get().by.email == VERA.email
    assert (sol.get(link).status_code, sol.get(theirs).status_code) == (404, 404)
