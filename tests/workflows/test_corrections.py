from uuid import UUID, uuid4

import pytest

from assay.records.models import Act, Message
from assay.workflows.corrections import CorrectionDraft, propose_correction, reaches_somebody
from tests import examples

pytestmark = pytest.mark.django_db


def a_draft(key: UUID | None = None, email: str = "rita@example.org") -> CorrectionDraft:
    return CorrectionDraft(
        row="Boise, ID: geoid:1608830 certified 2024",
        words="It was gold.",
        source="https://a.example/gold",
        email=email,
        form_key=key or uuid4(),
    )


def test_a_correction_goes_to_everyone_of_the_office_and_its_arrival_to_the_sender() -> None:
    olga = examples.olga()

    propose_correction(a_draft())

    assert list(Message.objects.order_by("to").values_list("to", "kind", "subject")) == [
        (olga.email, "correction_for_office", "A correction of the record"),
        ("rita@example.org", "correction_received", "We have received your correction"),
    ]
    body = Message.objects.get(kind="correction_for_office").body
    for words in (
        "geoid:1608830 certified 2024",
        "It was gold.",
        "https://a.example/gold",
        "rita@example.org",
    ):
        assert words in body
    assert "gold" not in Message.objects.get(kind="correction_received").body
    assert Act.objects.get(verb="propose-correction").about == "Boise, ID: geoid:1608830 certified 2024"


def test_the_same_form_sent_twice_is_one_correction() -> None:
    examples.olga()
    draft = a_draft()

    propose_correction(draft)
    propose_correction(draft)

    assert Message.objects.count() == 2


def test_without_an_address_nobody_is_answered() -> None:
    examples.olga()

    propose_correction(a_draft(email=""))

    assert list(Message.objects.values_list("kind", flat=True)) == ["correction_for_office"]


def test_a_site_without_an_office_uses_its_contact_and_says_so_where_it_has_none() -> None:
    site = examples.a_site(demonstration=False)
    assert not reaches_somebody()

    site.contact = "record@example.org"
    site.save()
    propose_correction(a_draft(email=""))

    assert reaches_somebody()
    assert list(Message.objects.values_list("to", flat=True)) == ["record@example.org"]
