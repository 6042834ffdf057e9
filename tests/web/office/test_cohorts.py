"""Cohorts and their embargo: local days and times of the cohort's own zone."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from django.test import Client

from assay.records.clock import now
from assay.records.models import Announcement, Cohort, Message
from tests import examples
from tests.web.office.counting import queries_of
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db

FILLED = {
    "name": "Autumn 2027",
    "edition_id": "wwc-2022",
    "zone": "America/Bogota",
    "opens_on": "2027-09-01",
    "answers_due_on": "2027-11-01",
    "grace_hours": "12",
    "findings_due_on": "2028-01-10",
    "committee_on": "2028-02-01",
    "announcement_on": "2028-03-01",
    "visit_from_level": "gold",
}


def opened(office: Client, **typed: str) -> Any:
    return office.post("/office/cohorts/new", {**FILLED, **typed})


def set_instant(office: Client, on: str, time: str, slug: str = "demo-spring") -> Any:
    return office.post(f"/office/cohorts/{slug}/instant", {"on": on, "time": time})


@pytest.fixture
def decided() -> Cohort:
    """A cohort of one certified city and one that is not."""
    examples.a_decided_application(claims=["DM1"])
    examples.a_decided_application(examples.a_place("Highland"), lead=examples.bruno())
    return Cohort.objects.get()


def test_cohort_is_opened_under_an_edition_whose_digest_is_pinned(office: Client) -> None:
    examples.a_site(demonstration=False)

    response = opened(office)

    cohort = Cohort.objects.get()
    assert (response.status_code, response["Location"]) == (303, "/office/cohorts/autumn-2027")
    assert (cohort.name, cohort.zone, cohort.grace_hours, cohort.visit_from_level, cohort.demonstration) == (
        "Autumn 2027",
        "America/Bogota",
        12,
        "gold",
        False,
    )
    assert cohort.edition_digest.startswith("sha256:")
    assert "Answers are due 1 November 2027" in words(office.get(response["Location"]))


def test_cohort_of_a_demonstration_carries_the_mark(office: Client) -> None:
    examples.a_site(demonstration=True)

    opened(office)

    assert Cohort.objects.get().pk == "demo-autumn-2027"
    assert Cohort.objects.get().demonstration


def test_real_site_opens_no_cohort_that_reads_like_a_demonstration(office: Client) -> None:
    examples.a_site(demonstration=False)

    assert "Names of this kind are kept for demonstrations." in words(opened(office, name="Demo 1"))
    assert not Cohort.objects.exists()


def test_dates_out_of_order_are_refused_each_at_its_field(office: Client) -> None:
    response = opened(office, findings_due_on="2027-10-01", committee_on="2027-09-15")

    page = response.content.decode()
    assert response.status_code == 422
    assert "This day lies before: Answers are due." in words(response)
    assert "This day lies before: Findings are due." in words(response)
    assert ('href="#id_findings_due_on"' in page, 'href="#id_committee_on"' in page) == (True, True)
    assert 'value="Autumn 2027"' in page
    assert not Cohort.objects.exists()


def test_second_cohort_of_a_name_is_refused(office: Client) -> None:
    opened(office)

    response = opened(office)

    assert response.status_code == 422
    assert "A cohort of this name exists already." in words(response)


def test_page_says_who_will_be_announced_and_who_is_told(office: Client, decided: Cohort) -> None:
    page = words(office.get("/office/cohorts/demo-spring"))

    assert "Will be announced Highland: Platinum Will be told privately Sample Harbor" in page
    assert "Nothing is sent now." in page
    assert "3 people of the decided cities get a letter." not in page
    assert "4 people of the decided cities get a letter." in page


def test_instant_is_the_local_time_of_the_cohort(office: Client, decided: Cohort) -> None:
    letters = Message.objects.count()

    response = set_instant(office, "2099-07-04", "09:30")

    local = datetime(2099, 7, 4, 9, 30, tzinfo=ZoneInfo("America/New_York"))
    assert response.status_code == 303
    assert Announcement.objects.get().at == local.astimezone(UTC)
    assert Message.objects.count() == letters
    page = words(office.get("/office/cohorts/demo-spring"))
    assert "Under embargo until 4 July 2099, 09:30 (New York time) :" in page
    assert "Set by Olga Office on" in page


def test_instant_can_be_moved_until_it_comes_and_not_after(office: Client, decided: Cohort) -> None:
    set_instant(office, "2099-07-04", "09:30")
    moved = set_instant(office, "2099-07-05", "09:30")
    Announcement.objects.update(at=now() - timedelta(minutes=1))

    late = set_instant(office, "2099-07-06", "09:30")
    page = words(office.get("/office/cohorts/demo-spring"))

    assert moved.status_code == 303
    assert late.status_code == 422
    assert "Announced on" in page
    assert "Set the instant" not in page
    assert "Move the instant" not in page


def test_time_that_the_clocks_leave_out_is_refused(office: Client, decided: Cohort) -> None:
    response = set_instant(office, "2099-03-08", "02:30")

    assert response.status_code == 422
    assert "On that day the clocks leave out this time. Choose another." in words(response)
    assert 'value="02:30"' in response.content.decode()
    assert not Announcement.objects.exists()


def test_instant_that_has_passed_is_refused(office: Client, decided: Cohort) -> None:
    response = set_instant(office, "2020-01-01", "09:00")

    assert response.status_code == 422
    assert "This instant has passed. Choose a later one." in words(response)


def test_instant_cannot_be_set_while_a_city_is_undecided(office: Client, decided: Cohort) -> None:
    open_one = examples.an_open_application(examples.a_place("Slowtown"), lead=examples.a_person("Lea Slow"))
    examples.a_claim(open_one, "DM1")

    page = office.get("/office/cohorts/demo-spring")
    response = set_instant(office, "2099-07-04", "09:30")

    assert "Cities of this cohort on which the committee has not decided yet: 1." in words(page)
    assert 'aria-describedby="instant-why"' in page.content.decode()
    assert response.status_code == 422
    assert not Announcement.objects.exists()


def test_list_takes_as_many_queries_for_three_as_for_one(office: Client) -> None:
    examples.a_cohort()
    one = queries_of(office, "/office/cohorts")
    examples.a_cohort("demo-summer")
    examples.a_cohort("demo-autumn")

    assert queries_of(office, "/office/cohorts") == one <= 15
