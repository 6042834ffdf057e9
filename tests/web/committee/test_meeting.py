"""The meeting: the cities to decide, and those decided under embargo."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from assay.journey.access import TieGrade
from assay.journey.roles import Role
from assay.records.clock import now
from assay.records.models import Application, Appointment
from assay.workflows import announcements, decisions, ties, visits
from tests import examples
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db

# The must-haves and the outcome: far from every level by points.
CLAIMS = ("DM1", "LC1", "PA1", "outcome")
SESSION, PERSON, SITE, ROLES = 1, 1, 1, 1


@pytest.fixture
def member(client: Client) -> Client:
    client.force_login(examples.mei())
    return client


def a_city(number: int = 0, **more: object) -> Application:
    return examples.an_application_before_the_committee(
        examples.a_place(f"Sample Harbor {number}"),
        lead=examples.a_person(f"Lead {number}"),
        sponsor=examples.a_person(f"Sponsor {number}"),
        **{"claims": CLAIMS, **more},
    )


def decided(application: Application) -> Application:
    level = visits.settled_card(application).level
    decisions.decide(application, level=level, reason="", members=[], by=examples.noor())
    return application


def test_first_line_counts_what_is_to_decide_and_what_is_decided(member: Client) -> None:
    a_city(1), a_city(2)
    decided(a_city(3))

    page = words(member.get("/committee/"))

    assert "2 cities to decide; 1 decided." in page


def test_a_city_is_listed_with_what_its_findings_come_to(member: Client) -> None:
    a_city(1)

    page = words(member.get("/committee/"))

    assert "Sample Harbor 1, United States Spring cohort" in page
    assert "found by experts: No level 3 of 43 (6%)" in page


def test_empty_meeting_says_what_will_be_here(member: Client) -> None:
    page = words(member.get("/committee/"))

    assert "No city for you to decide." in page
    assert "No city waits for the committee" in page


def test_whoever_assessed_a_city_reads_that_she_may_not_decide_on_it(client: Client) -> None:
    application = a_city(1)
    Appointment.objects.create(person=examples.chen(), role=Role.COMMITTEE)
    client.force_login(examples.chen())

    response = client.get("/committee/")

    page = words(response)
    assert "No city for you to decide." in page
    assert "Not for you to decide. Whoever assessed this city may not decide on it." in page
    assert "found by experts" not in page
    assert str(application.pk) not in response.content.decode()


@pytest.mark.parametrize("grade", list(TieGrade))
def test_whoever_is_tied_to_a_city_reads_that_she_may_not_decide_on_it(
    member: Client, grade: TieGrade
) -> None:
    application = a_city(1)
    ties.declare(examples.mei(), application.place, grade=grade, kind="Lives there", by=examples.mei())

    page = words(member.get("/committee/"))

    assert "Not for you to decide. A tie to this city stands in the way." in page
    assert "found by experts" not in page


def test_a_decided_city_shows_its_level_to_no_member_who_is_tied_to_it(member: Client) -> None:
    application = decided(a_city(1))
    tie = TieGrade.HARD
    ties.declare(examples.mei(), application.place, grade=tie, kind="Lives there", by=examples.mei())

    page = words(member.get("/committee/"))

    assert "Not for you to read. A tie to this city stands in the way." in page
    assert "No level" not in page


def test_no_seal_before_the_announcement_and_one_from_its_instant_on(member: Client) -> None:
    few = ["DM1", "LC1", "PA1", *(f"DM{n}" for n in range(2, 10)), *(f"RDC{n}" for n in range(1, 9))]
    application = decided(a_city(1, claims=[*few, "LC2", "LC3", "LC4", "outcome"]))
    assert application.cohort is not None

    before = member.get("/committee/")
    announcement = announcements.set_instant(
        application.cohort, at=now() + timedelta(hours=1), by=examples.olga()
    )
    under_embargo = member.get("/committee/")
    announcement.at = now() - timedelta(minutes=1)
    announcement.save()
    after = member.get("/committee/")

    assert "Silver under embargo; the instant is not set yet" in words(before)
    assert "Silver under embargo until" in words(under_embargo)
    assert ["assay-seal" in page.content.decode() for page in (before, under_embargo, after)] == [
        False,
        False,
        True,
    ]


@pytest.mark.parametrize("rows", [1, 3])
def test_meeting_takes_the_same_queries_for_one_row_and_for_three(
    member: Client, django_assert_num_queries: DjangoAssertNumQueries, rows: int
) -> None:
    for number in range(rows):
        a_city(number)
    applications, assessed, bonds, settled, decisions_ = 1, 1, 3, 1, 1

    with django_assert_num_queries(
        SESSION + PERSON + SITE + ROLES + applications + assessed + bonds + settled + decisions_
    ):
        member.get("/committee/")


def test_meeting_refuses_a_post(member: Client) -> None:
    assert member.post("/committee/").status_code == 405


def test_an_expert_and_a_city_get_404(client: Client) -> None:
    for person in (examples.chen(), examples.ana(), examples.olga()):
        client.force_login(person)

        assert client.get("/committee/").status_code == 404
