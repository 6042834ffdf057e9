"""The queue, and the list of one application's items."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid4

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from assay.records.clock import now
from assay.records.models import Application, Cohort, Finding
from assay.workflows import assignments, validation
from assay.workflows.validation import FindingDraft
from tests import examples
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db

ITEMS = ("DM1", "DM2", "LC2")
SESSION, PERSON, SITE, ROLES = 1, 1, 1, 1


@pytest.fixture
def expert(client: Client) -> Client:
    client.force_login(examples.chen())
    return client


def an_application(number: int = 0, **more: object) -> Application:
    return examples.an_application_in_validation(
        examples.a_place(f"Sample Harbor {number}"),
        lead=examples.a_person(f"Lead {number}"),
        sponsor=examples.a_person(f"Sponsor {number}"),
        **{"claims": ITEMS, **more},
    )


def test_first_line_counts_findings_cities_and_days(expert: Client) -> None:
    first, _ = an_application(1), an_application(2)
    validation.hand_in(first, "DM1", FindingDraft(rating=1, reason="Seen."), by=examples.chen())

    page = words(expert.get("/expert/"))

    assert "5 findings left in 2 cities; the first is due in 60 days." in page


def test_what_is_due_today_or_is_late_is_said(expert: Client) -> None:
    an_application(1)
    cohort = Cohort.objects.get()
    today = now().date()
    Cohort.objects.update(
        opens_on=today - timedelta(days=90),
        answers_due_on=today - timedelta(days=60),
        findings_due_on=today - timedelta(days=3),
        committee_on=cohort.committee_on,
    )

    assert "3 findings left in 1 city; due already." in words(expert.get("/expert/"))


def test_drafts_are_counted_among_what_is_left(expert: Client) -> None:
    application = an_application(1)
    validation.save_finding(application, "DM1", FindingDraft(rating=1), by=examples.chen())

    page = words(expert.get("/expert/"))

    assert "Findings left Drafts among them Sample Harbor 1, United States Spring cohort" in page
    assert page.split("days left")[1].split()[:2] == ["3", "1"]


def test_empty_queue_says_what_will_be_here(expert: Client) -> None:
    page = words(expert.get("/expert/"))

    assert "No findings are left for you to hand in." in page
    assert "Nothing waits for you" in page


def test_what_is_handed_in_wholly_stays_to_be_read_without_a_word_on_the_other(expert: Client) -> None:
    application = an_application(1)
    for item in ITEMS:
        validation.hand_in(application, item, FindingDraft(rating=1, reason="Seen."), by=examples.chen())

    page = words(expert.get("/expert/"))

    assert "Nothing waits for you" in page
    assert "Sample Harbor 1, United States Spring cohort All your findings are in." in page


def test_an_application_that_waits_for_its_second_expert_is_not_in_the_queue_yet(expert: Client) -> None:
    application = examples.a_submitted_application(claims=ITEMS)
    assignments.assign(application, examples.chen(), by=examples.olga())

    assert "Sample Harbor" not in words(expert.get("/expert/"))
    assert expert.get(f"/expert/{application.pk}").status_code == 404


@pytest.mark.parametrize("rows", [1, 3])
def test_queue_takes_the_same_queries_for_one_row_and_for_three(
    expert: Client, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for number in range(rows):
        an_application(number)
    applications, bonds, settled, handed_in, drafts = 1, 3, 1, 1, 1

    with django_assert_num_queries(
        SESSION + PERSON + SITE + ROLES + applications + bonds + settled + handed_in + drafts
    ):
        expert.get("/expert/")


@pytest.mark.parametrize("claims", [ITEMS[:1], ITEMS])
def test_list_takes_the_same_queries_for_one_claim_and_for_three(
    expert: Client, django_assert_num_queries: DjangoAssertNumQueries, claims: tuple[str, ...]
) -> None:
    application = an_application(claims=claims)
    for item in claims:
        validation.save_finding(application, item, FindingDraft(rating=1), by=examples.chen())
    may_read, settled, mine, answers = 5, 1, 1, 1

    with django_assert_num_queries(SESSION + PERSON + SITE + ROLES + may_read + settled + mine + answers):
        expert.get(f"/expert/{application.pk}")


def test_list_shows_how_far_she_is_with_each_item(expert: Client) -> None:
    application = an_application(claims=[*ITEMS, "LC3", "OD1"])
    draft, both, mine, apart = ITEMS[0], ITEMS[1], ITEMS[2], "LC3"
    seen, not_seen = FindingDraft(rating=1, reason="Seen."), FindingDraft(rating=0, reason="Not seen.")
    validation.save_finding(application, draft, seen, by=examples.chen())
    for item in (both, mine, apart):
        validation.hand_in(application, item, seen, by=examples.chen())
    validation.hand_in(application, both, seen, by=examples.dara())
    validation.hand_in(application, apart, not_seen, by=examples.dara())

    page = words(expert.get(f"/expert/{application.pk}"))

    assert "2 findings left; due in 60 days." in page
    assert "Governance core criterion claimed: Met draft" in page
    assert "Inventory claimed: Met found by experts: Met" in page
    assert "DM3 Sharing Data not claimed settled without an expert" in page
    assert "LC2 Use of Public Communications claimed: Met handed in" in page
    assert "LC3 Data Workforce Culture and Trainings claimed: Met handed in" in page
    assert "OD1 Open Data Policy claimed: Met to judge" in page


def test_pages_refuse_a_post(expert: Client) -> None:
    application = an_application()

    assert expert.post("/expert/").status_code == 405
    assert expert.post(f"/expert/{application.pk}").status_code == 405


def test_a_stranger_gets_what_a_missing_page_gets(client: Client) -> None:
    application = an_application()
    client.force_login(examples.a_person("Eva Expert", examples.Role.EXPERT))

    strange, missing = client.get(f"/expert/{application.pk}"), client.get(f"/expert/{uuid4()}")

    assert (strange.status_code, strange.content) == (404, missing.content)


def test_a_released_expert_loses_the_application(expert: Client) -> None:
    application = an_application()
    hers = application.assignments.get(expert=examples.chen())

    assignments.release(hers, by=examples.olga())

    assert expert.get(f"/expert/{application.pk}").status_code == 404
    assert "Sample Harbor" not in words(expert.get("/expert/"))


def test_looking_writes_nothing(expert: Client) -> None:
    application = an_application()

    expert.get("/expert/")
    expert.get(f"/expert/{application.pk}")

    assert not Finding.objects.exists()
