"""The criteria of one area as a list of work."""

from __future__ import annotations

import pytest
from django.test import Client

from assay.records.models import Application
from assay.workflows.answers import ClaimDraft, record_answer
from tests import examples
from tests.web.city.making import as_person, at
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    return as_person(client, examples.ana())


def test_first_line_counts_claims_and_names_what_is_core(ana: Client, application: Application) -> None:
    examples.a_claim(application, "DM2")
    record_answer(application, "DM3", ClaimDraft(rating=1), version=0, by=examples.ana())

    page = words(ana.get(at(application, "/areas/DM")))

    assert "2 of 9 claimed. 1 answer is not finished. DM1, a core criterion, is not claimed." in page


def test_a_row_says_claim_evidence_what_lacks_and_who_changed_it(
    ana: Client, application: Application
) -> None:
    examples.a_claim(application, "DM2")
    record_answer(application, "DM3", ClaimDraft(rating=1), version=0, by=examples.ana())
    record_answer(application, "DM4", ClaimDraft(rating=0), version=0, by=examples.ana())

    page = words(ana.get(at(application, "/areas/DM")))

    assert "DM2 Maintaining a Comprehensive Data Inventory claimed: Met 1 Ana Castro," in page
    assert "DM3 Sharing Data claimed: Met 0 Say in a few sentences how the city meets it." in page
    assert "DM4 Improving Data Quality not claimed: not met 0 Ana Castro," in page
    assert "DM5 Protecting Data Privacy and Confidentiality not answered yet 0" in page


def test_an_area_that_is_not_in_the_edition_is_missing(ana: Client, application: Application) -> None:
    assert ana.get(at(application, "/areas/ZZ")).status_code == 404
