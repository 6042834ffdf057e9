"""What waits for the office."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client

from assay.records.clock import now
from assay.records.models import Cohort, Invitation, Message
from assay.workflows import interests, validation
from assay.workflows.validation import FindingDraft
from tests import examples
from tests.web.city.making import let_pass
from tests.web.office.counting import queries_of
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db


def test_nothing_waits_in_an_empty_site(office: Client) -> None:
    page = words(office.get("/office/"))

    assert "Nothing waits for you, and nothing is late." in page
    assert "No cohort has a key date ahead." in page


def test_interests_and_submissions_wait_by_name(office: Client) -> None:
    examples.an_interest(examples.a_place("Mockville"))
    examples.a_submitted_application(claims=["DM1"])

    page = words(office.get("/office/"))

    assert "2 things wait for you, and nothing is late." in page
    assert "1 statement of interest to verify Mockville since" in page
    assert "1 submission to assign Sample Harbor since" in page


def test_disagreement_waits_once_both_are_in_and_not_before(office: Client) -> None:
    application = examples.an_application_in_validation(claims=["DM1", "DM2"])
    met, not_met = FindingDraft(rating=1, reason="Seen."), FindingDraft(rating=0, reason="Not seen.")
    validation.hand_in(application, "DM1", met, by=examples.chen())
    before = words(office.get("/office/"))

    validation.hand_in(application, "DM1", not_met, by=examples.dara())

    assert "Nothing waits for you" in before
    assert "1 application with findings to settle Sample Harbor" in words(office.get("/office/"))


def test_validation_without_anything_unsettled_waits_to_be_closed(office: Client) -> None:
    application = examples.an_application_in_validation(claims=["DM1"])
    met = FindingDraft(rating=1, reason="Seen.")
    for expert in (examples.chen(), examples.dara()):
        validation.hand_in(application, "DM1", met, by=expert)

    assert "1 validation to close Sample Harbor" in words(office.get("/office/"))


def test_letter_not_known_to_be_sent_waits(office: Client) -> None:
    examples.an_interest()
    Message.objects.filter(kind="interest_received").update(state=Message.UNKNOWN)

    assert "1 letter not known to be sent" in words(office.get("/office/"))


def test_invitation_that_ran_out_waits(office: Client) -> None:
    application = examples.an_interest()
    interests.accept(application, cohort=examples.a_cohort(), verified_how="by phone", by=examples.olga())
    before = words(office.get("/office/"))

    Invitation.objects.update(expires_at=now() - timedelta(days=1))

    assert "invitation" not in before
    assert "1 invitation ran out unused Sample Harbor" in words(office.get("/office/"))


def test_decided_cohort_without_an_instant_waits_and_one_with_it_does_not(office: Client) -> None:
    examples.a_decided_application(claims=["DM1"])
    before = words(office.get("/office/"))

    examples.announced_at(Cohort.objects.get(), ago=timedelta(minutes=1))

    assert "1 cohort decided, without an instant of announcement Spring cohort" in before
    assert "without an instant" not in words(office.get("/office/"))


def test_key_dates_come_with_the_days_that_are_left(office: Client) -> None:
    examples.a_cohort()
    cohort = Cohort.objects.get()

    page = words(office.get("/office/"))

    assert f"Answers are due Spring cohort {cohort.answers_due_on:%-d %B %Y} , 30 days left" in page


def test_page_takes_the_same_number_of_queries_for_one_and_for_three(office: Client) -> None:
    examples.an_interest(examples.a_place("Mockville"))
    examples.a_submitted_application(claims=["DM1"])
    one = queries_of(office, "/office/")
    for name in ("Alpha", "Beta"):
        examples.an_interest(examples.a_place(name), lead=examples.a_person(f"Lead {name}"))

    assert queries_of(office, "/office/") == one


def test_cohort_waits_for_its_instant_once_who_did_not_submit_is_too_late(office: Client) -> None:
    application = examples.a_decided_application(claims=["DM1"])
    examples.an_open_application(examples.a_place("Mockville"), lead=examples.bruno())
    before = words(office.get("/office/"))

    let_pass(application, days=3)

    waits = "1 cohort decided, without an instant of announcement Spring cohort"
    assert (waits in before, waits in words(office.get("/office/"))) == (False, True)
