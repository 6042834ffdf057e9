"""How it works, key dates, how to apply, contact, glossary."""

from __future__ import annotations

from datetime import date

import pytest
from django.test import Client

from assay.records.models import Cohort, Site
from assay.reports.journeys import road
from tests.web.public.reading import marks_shown, words

pytestmark = pytest.mark.django_db

PAGES = ("/how", "/key-dates", "/apply", "/contact", "/glossary")


def a_real_cohort(**differently: object) -> Cohort:
    values = {
        "slug": "autumn",
        "name": "Autumn cohort",
        "edition_id": "wwc-2022",
        "zone": "America/Bogota",
        "opens_on": date(2090, 1, 10),
        "answers_due_on": date(2090, 5, 2),
        "grace_hours": 24,
        "findings_due_on": date(2090, 7, 1),
        "committee_on": date(2090, 8, 1),
        "announcement_on": date(2090, 9, 1),
        **differently,
    }
    return Cohort.objects.create(**values)


@pytest.mark.parametrize("address", PAGES)
def test_works_for_everyone_and_takes_no_post(client: Client, address: str) -> None:
    assert client.get(address).status_code == 200
    assert client.post(address).status_code == 405


def test_the_journey_is_told_step_by_step_and_drawn(client: Client) -> None:
    page = client.get("/how")

    for step in road():
        assert f"{step.name} {' '.join(step.what)}" in words(page)
        assert f"{step.number} {step.name}, {step.owner_name}" in page.content.decode()
    assert page.content.decode().count("assay-lanes__dot") == len(road())


def test_how_it_works_marks_what_is_published_and_what_is_ours(client: Client) -> None:
    assert {"published", "ours"} == set(marks_shown(client.get("/how")))


def test_what_becomes_public_is_the_sites_own_setting(client: Client) -> None:
    Site.objects.create(id=1, becomes_public=["level", "a thing of our own"])

    page = words(client.get("/how"))

    assert "Of a city that is certified here, and of no other: The level. a thing of our own Anything" in page
    assert "Which criteria were met." not in page


def test_figures_on_what_cities_gain_have_their_source(client: Client) -> None:
    page = client.get("/how")

    assert "Cities tracking progress toward key goals 30% 75% dallasinnovates.com" in words(page)
    assert "https://dallasinnovates.com/" in page.content.decode()


def test_key_dates_of_a_real_cohort_are_shown_with_their_zone_in_words(client: Client) -> None:
    a_real_cohort()

    page = words(client.get("/key-dates"))

    assert "Autumn cohort Answers are due on 2 May 2090:" in page
    assert "2 May 2090 , until the end of the day, Bogota time" in page
    assert "The site takes changes for 24 hours more, as a grace." in page
    assert "Announcement planned for 1 September 2090" in page


def test_demonstration_cohorts_and_past_ones_have_no_public_key_dates(client: Client) -> None:
    a_real_cohort(slug="demo-spring", name="Demonstration cohort", demonstration=True)
    past = {"opens_on": date(2020, 1, 1), "answers_due_on": date(2020, 2, 1)}
    past |= {"findings_due_on": date(2020, 3, 1), "committee_on": date(2020, 4, 1)}
    a_real_cohort(slug="past", name="Past cohort", announcement_on=date(2020, 5, 1), **past)

    page = words(client.get("/key-dates"))

    assert "No cohort has key dates now." in page
    assert "Demonstration cohort" not in page
    assert "Past cohort" not in page


def test_a_cohort_of_an_edition_that_left_the_site_still_has_its_dates(client: Client) -> None:
    a_real_cohort(edition_id="gone")

    assert "Autumn cohort" in words(client.get("/key-dates"))


def test_how_to_apply_says_who_may_by_the_editions_rules(client: Client) -> None:
    page = client.get("/apply")

    assert "A city has 30,000 people or more." in words(page)
    assert "one of these 22 countries and territories: Argentina, Bolivia, Brazil" in words(page)
    assert marks_shown(page) == ["published", "inferred", "published", "ours", "published"]


def test_contact_says_whose_site_this_is(client: Client) -> None:
    Site.objects.create(id=1, operator="The Invented Institute", contact="ask@institute.example")

    page = words(client.get("/contact"))

    assert "Write to ask@institute.example ." in page
    assert "Who runs this site The Invented Institute" in page
    assert "An independent compilation from public sources" in page


def test_contact_without_an_address_says_so(client: Client) -> None:
    assert "No address is given yet" in words(client.get("/contact"))
