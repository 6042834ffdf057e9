"""Review and submit: what is missing, who is asked, and everything as experts will see it."""

from __future__ import annotations

import page as pdf_rules
import pypdfium2
import pytest
from django.test import Client

from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.records.models import Application, Interest, Message, Proposal
from assay.workflows import answers, proposals, signatures
from assay.workflows.answers import ClaimDraft, record_answer
from tests import examples
from tests.web.city.making import a_contributor, a_helper, as_person, at, given, joined, let_pass
from tests.web.public.reading import words
from tests.workflows.asking import SOL, VERA

pytestmark = pytest.mark.django_db

NAMED = {"name": "Sol Mayor", "email": "sol.mayor@example.org"}


@pytest.fixture
def application() -> Application:
    """Ready to be sent; nobody is named to sign."""
    application = examples.an_open_application()
    examples.a_claim(application, "DM1")
    return application


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    return as_person(client, examples.ana())


def stage(application: Application) -> str:
    return Application.objects.get(pk=application.pk).stage


def letters() -> list[str]:
    return sorted(Message.objects.filter(kind="sign_off_asked").values_list("to", flat=True))


def test_all_that_is_missing_is_listed_with_the_page_where_it_is_done(
    ana: Client, application: Application
) -> None:
    for item in ("DM2", "OD1"):
        answers.record_answer(application, item, ClaimDraft(rating=1), version=0, by=examples.ana())

    response = ana.get(at(application, "/review"))

    assert "2 answers are not finished. Nothing is lost: they can be saved as they are" in words(response)
    for item in ("DM2", "OD1"):
        assert f'<li><a href="{at(application, f"/answers/{item}")}">{item} ' in response.content.decode()
    assert "These answers are not finished yet: DM2 and OD1." in words(response)
    assert f'action="{at(application, "/ask-for-sign-off")}"' not in response.content.decode()


def test_nothing_claimed_is_said(client: Client) -> None:
    application = examples.an_open_application()

    page = words(as_person(client, examples.ana()).get(at(application, "/review")))

    assert "Nothing is claimed yet. Claim at least one criterion first." in page


def test_notes_are_the_citys_own(ana: Client, application: Application) -> None:
    draft = ClaimDraft(rating=1, explanation="In two sentences.", notes="Between us.")
    record_answer(application, "DM2", draft, version=0, by=examples.ana())

    page = words(ana.get(at(application, "/review")))

    assert ("In two sentences." in page, "Between us." in page) == (True, False)
    assert "Not claimed: DM3 Sharing Data;" in page
    assert "claimed, not certified Experts judge every claim" in page


def test_lead_names_who_signs_and_asks_with_one_press(ana: Client, application: Application) -> None:
    response = ana.post(at(application, "/ask-for-sign-off"), NAMED, follow=True)

    assert stage(application) == Stage.SIGN_OFF
    assert "The answers are closed. Asked to sign, by letter: Sol Mayor." in words(response)
    assert letters() == ["sol.mayor@example.org"]
    page = words(ana.get(at(application, "/review")))
    assert "Asked to sign Sol Mayor, sol.mayor@example.org:" in page
    assert "you can take it back and change answers" in page


def test_what_is_still_on_its_way_is_listed_and_asked_about_once_more(
    ana: Client, application: Application
) -> None:
    carla = a_contributor(application)
    task = given(application, a_helper(application), "DM2")[0]
    proposals.send(task, "We buy openly.", version=0)
    given(application, carla, "DM3", "DM4")

    shown = ana.get(at(application, "/review"))
    first = ana.post(at(application, "/ask-for-sign-off"), NAMED)

    assert "1 proposal waits for you. Once sign-off is asked for, it can no longer be taken in." in words(
        shown
    )
    assert "2 questions are still in somebody's hands. Once sign-off is asked for, nobody" in words(shown)
    assert at(application, f"/proposals/{Proposal.objects.get().pk}") in shown.content.decode()
    assert at(application, f"/tasks?who=p-{carla.pk}") in shown.content.decode()
    assert (first.status_code, stage(application)) == (422, Stage.OPEN)
    assert "Tick the box to ask nonetheless" in words(first)
    assert 'value="Sol Mayor"' in first.content.decode()

    ana.post(at(application, "/ask-for-sign-off"), {**NAMED, "sure": "on"})

    assert stage(application) == Stage.SIGN_OFF


def test_with_nothing_on_its_way_no_tick_is_asked_for(ana: Client, application: Application) -> None:
    assert 'name="sure"' not in ana.get(at(application, "/review")).content.decode()


def test_pressing_twice_asks_once(ana: Client, application: Application) -> None:
    ana.post(at(application, "/ask-for-sign-off"), NAMED)
    response = ana.post(at(application, "/ask-for-sign-off"), NAMED)

    assert response.status_code == 422
    assert "Answers cannot be changed at this stage of the application." in words(response)
    assert letters() == ["sol.mayor@example.org"]


def test_whom_the_city_named_with_its_interest_is_suggested(ana: Client, application: Application) -> None:
    Interest.objects.filter(application=application).update(
        sponsor_name="Iris Mayor", sponsor_email="iris@example.org"
    )

    page = ana.get(at(application, "/review")).content.decode()

    assert ('value="Iris Mayor"' in page, 'value="iris@example.org"' in page) == (True, True)


def test_known_sponsors_are_offered_and_whoever_is_ticked_is_asked(
    ana: Client, application: Application
) -> None:
    joined(application, examples.sol(), Role.SPONSOR)
    joined(application, examples.a_person("Vera Vice"), Role.SPONSOR)

    assert "Vera Vice, vera.vice@example.org" in words(ana.get(at(application, "/review")))
    ana.post(at(application, "/ask-for-sign-off"), {"who": [VERA.email]})

    assert letters() == [VERA.email]


def test_whoever_was_asked_before_is_ticked_again(ana: Client, application: Application) -> None:
    joined(application, examples.sol(), Role.SPONSOR)
    signatures.ask_for_sign_off(application, by=examples.ana(), sponsors=[VERA])
    signatures.recall(application, by=examples.ana())

    page = ana.get(at(application, "/review")).content.decode()

    assert f'value="{VERA.email}" checked' in page
    assert f'value="{SOL.email}" checked' not in page


def test_asking_nobody_is_refused_at_the_name(ana: Client, application: Application) -> None:
    unnamed = ana.post(at(application, "/ask-for-sign-off"), {})
    joined(application, examples.sol(), Role.SPONSOR)
    unticked = ana.post(at(application, "/ask-for-sign-off"), {})

    assert (unnamed.status_code, unticked.status_code) == (422, 422)
    assert "Nothing is written under “Name of your executive sponsor”. Write it here." in words(unnamed)
    assert "No executive sponsor is named yet." in words(unticked)
    assert stage(application) == Stage.OPEN


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"name": "Sol"}, "Nothing is written under “E-mail address at work”."),
        ({"email": "sol@example.org"}, "Nothing is written under “Name of your executive sponsor”."),
        ({"name": "Sol", "email": "sol"}, "Enter a valid email address."),
        ({"name": "Ana", "email": "ana.castro@example.org"}, "Ana works on the answers."),
    ],
)
def test_what_was_typed_wrong_is_said_and_kept(
    ana: Client, application: Application, typed: dict[str, str], sentence: str
) -> None:
    response = ana.post(at(application, "/ask-for-sign-off"), typed)

    assert response.status_code == 422
    assert sentence in words(response)
    assert all(f'value="{one}"' in response.content.decode() for one in typed.values())
    assert stage(application) == Stage.OPEN


def test_what_is_not_ready_is_refused_with_its_sentence(ana: Client, application: Application) -> None:
    answers.record_answer(application, "DM2", ClaimDraft(rating=1), version=0, by=examples.ana())

    response = ana.post(at(application, "/ask-for-sign-off"), NAMED)

    assert "These answers are not finished yet: DM2." in words(response)
    assert stage(application) == Stage.OPEN


def test_after_the_deadline_the_reason_is_said(ana: Client, application: Application) -> None:
    let_pass(application, days=3)

    page = words(ana.get(at(application, "/review")))

    assert "The deadline has passed: answers closed on" in page


def test_a_contributor_reads_the_whole_and_asks_nobody(client: Client, application: Application) -> None:
    as_person(client, a_contributor(application))

    page = words(client.get(at(application, "/review")))
    pressed = client.post(at(application, "/ask-for-sign-off"), NAMED)

    assert "This is not for you to do. It can be done by: city lead." in page
    assert "The city does this (DM1)." in page
    assert pressed.status_code == 404


def test_the_signature_stands_on_top(client: Client) -> None:
    application = examples.a_submitted_application(claims=["DM1"])

    page = words(as_person(client, examples.ana()).get(at(application, "/review")))

    assert "Signed by Sol Mayor" in page


def test_pdf_is_tagged_names_its_reader_and_keeps_notes_out(ana: Client, application: Application) -> None:
    draft = ClaimDraft(rating=1, explanation="*Not* #markup 漢字.", notes="Between us.")
    record_answer(application, "DM2", draft, version=0, by=examples.ana())

    response = ana.get(at(application, "/review.pdf"))

    found = pdf_rules.validate_pdf_bytes(response.content)
    assert (response["Content-Type"], found.is_compliant) == ("application/pdf", True), found.failures
    assert response["Content-Disposition"] == 'attachment; filename="review.pdf"'
    pages = [one.get_textpage().get_text_range() for one in pypdfium2.PdfDocument(response.content)]
    assert all("claimed, not certified" in one and "For Ana Castro." in one for one in pages)
    whole = " ".join(pages)
    assert "*Not* #markup □□." in whole
    assert "The sign □ stands for a letter that could not be printed." in whole
    assert "https://harbor.example/DM1" in whole
    assert "Between us." not in whole
