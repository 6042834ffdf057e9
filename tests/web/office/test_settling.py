"""Findings stay closed to the office until both are in; then it settles what differs, in its own words."""

from __future__ import annotations

from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from assay.records.models import Application, SettledFinding, StoredFile
from assay.workflows import answers, signatures, validation
from assay.workflows.answers import ClaimDraft
from assay.workflows.evidence import EvidenceDraft
from assay.workflows.validation import FindingDraft
from tests import examples
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db

ITEM = "DM2"
NOTES = "zxqv secret notes"
MET = FindingDraft(rating=1, reason="zxqv seen", private_notes=NOTES)
NOT_MET = FindingDraft(rating=0, reason="zxqv not seen", private_notes=NOTES)


@pytest.fixture
def application() -> Application:
    return examples.an_application_in_validation(claims=["DM1", ITEM, "LC2"])


def at(application: Application, item: str = ITEM) -> str:
    return f"/office/applications/{application.pk}/settle/{item}"


def both(application: Application, item: str = ITEM) -> None:
    validation.hand_in(application, item, MET, by=examples.chen())
    validation.hand_in(application, item, NOT_MET, by=examples.dara())


def settle(office: Client, application: Application, **typed: str) -> Any:
    return office.post(at(application), {"rating": "0", "text": "Planned, and not done.", **typed})


def everything(office: Client, application: Application) -> str:
    """All pages of the office that speak of this application."""
    own = f"/office/applications/{application.pk}"
    paths = ("/office/", "/office/board", own, at(application), "/office/outbox")
    return " ".join(words(office.get(path)) for path in paths)


def test_neither_draft_nor_first_finding_is_seen(office: Client, application: Application) -> None:
    validation.save_finding(application, ITEM, NOT_MET, by=examples.dara())
    validation.hand_in(application, ITEM, MET, by=examples.chen())

    page = everything(office, application)

    assert "zxqv" not in page
    assert "found by experts" not in page
    assert "1 of 2 findings are handed in. They open to you when both are." in page
    assert settle(office, application).status_code == 422
    assert not SettledFinding.objects.filter(item=ITEM).exists()


def test_finding_stays_closed_when_the_other_expert_is_released(
    office: Client, application: Application
) -> None:
    validation.hand_in(application, ITEM, MET, by=examples.chen())
    daras = application.assignments.get(expert=examples.dara())
    office.post(f"/office/applications/{application.pk}/release/{daras.pk}")

    assert "zxqv" not in everything(office, application)


def test_both_findings_open_with_their_reasons_and_never_the_private_notes(
    office: Client, application: Application
) -> None:
    both(application)

    page = words(office.get(at(application)))

    assert (
        "Chen Li found by experts: Met zxqv seen Dara Okoye found by experts: Not met zxqv not seen" in page
    )
    assert NOTES not in everything(office, application)


def test_form_is_drafted_from_both_reasons(office: Client, application: Application) -> None:
    both(application)

    assert "zxqv seen\n\nzxqv not seen</textarea>" in office.get(at(application)).content.decode()


def test_settling_signs_a_text_of_its_own_and_brings_up_the_next(
    office: Client, application: Application
) -> None:
    both(application)
    both(application, "LC2")

    response = settle(office, application)

    settled = SettledFinding.objects.get(item=ITEM)
    assert (response.status_code, response["Location"]) == (303, at(application, "LC2"))
    assert (settled.rating, settled.how, settled.text, settled.by) == (
        0,
        "settled",
        "Planned, and not done.",
        examples.olga(),
    )
    assert "Settled found by experts: Not met settled by the office Planned, and not done." in words(
        office.get(at(application))
    )


def test_settling_twice_settles_once(office: Client, application: Application) -> None:
    both(application)
    settle(office, application)

    again = settle(office, application, rating="1", text="Another text.")

    assert again.status_code == 422
    assert "This finding is already settled." in words(again)
    assert SettledFinding.objects.get(item=ITEM).text == "Planned, and not done."


def test_not_applicable_is_offered_where_it_may_be_and_not_for_a_must_have(
    office: Client, application: Application
) -> None:
    both(application)
    both(application, "DM1")

    assert "Does not apply to this city" in words(office.get(at(application)))
    assert "Does not apply to this city" not in words(office.get(at(application, "DM1")))

    settle(office, application, rating="na")
    settled = SettledFinding.objects.get(item=ITEM)
    assert (settled.rating, settled.not_applicable) == (None, True)


def test_faulty_form_keeps_what_was_typed(office: Client, application: Application) -> None:
    both(application)

    response = office.post(at(application), {"rating": "7", "text": "My words."})

    page = response.content.decode()
    assert response.status_code == 422
    assert 'href="#id_rating_0"' in page
    assert "My words.</textarea>" in page
    assert not SettledFinding.objects.filter(item=ITEM).exists()


def test_answers_are_the_citys_own_until_its_sponsor_has_signed(office: Client) -> None:
    application = examples.an_open_application()
    examples.a_claim(application, ITEM)

    page = words(office.get(f"/office/applications/{application.pk}"))

    assert "What the city writes is its own until its sponsor has signed." in page
    assert ITEM not in page
    assert office.get(at(application)).status_code == 404


def test_recalled_answers_are_the_citys_own_again(office: Client) -> None:
    application = examples.a_submitted_application(claims=[ITEM])
    before = office.get(at(application)).status_code

    signatures.recall(application, by=examples.ana())

    assert (before, office.get(at(application)).status_code) == (200, 404)


def test_evidence_is_saved_and_never_shown(office: Client) -> None:
    application = examples.an_open_application()
    file = SimpleUploadedFile("plan.txt", b"A plan of the city.")
    draft = ClaimDraft(rating=1, explanation="It does.", add=(EvidenceDraft(title="Plan", files=[file]),))
    answers.record_answer(application, ITEM, draft, version=0, by=examples.ana())
    path = f"/office/applications/{application.pk}/files/{StoredFile.objects.get().pk}"
    before = office.get(path)
    examples.submitted(application)

    response = office.get(path)
    elsewhere = office.get(path.replace(str(application.pk), str(examples.an_interest().pk)))

    assert (before.status_code, response.status_code, elsewhere.status_code) == (404, 200, 404)
    assert response["Content-Disposition"] == 'attachment; filename="plan.txt"'
    assert b"".join(response.streaming_content) == b"A plan of the city."
