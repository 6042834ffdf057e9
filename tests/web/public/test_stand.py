"""Where does your city stand: answered at once, and forgotten."""

from __future__ import annotations

import logging
from typing import Any

import pytest
from django.apps import apps
from django.test import Client
from django.urls import reverse

from assay.records.models import Place, PlaceName
from assay.standard.library import edition
from assay.words.folding import fold
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db

STANDARD = edition("wwc-2022")


def marked(*codes: str, **more: str) -> dict[str, str]:
    return {**{f"claim-{code}": "1" for code in codes}, **more}


def first(count: int) -> list[str]:
    """The must-haves, then criteria in order, `count` in all, and the outcome beside them."""
    assert STANDARD.outcome is not None
    others = [code for code in STANDARD.by_code if code not in STANDARD.must_haves]
    return [*[*STANDARD.must_haves, *others][:count], STANDARD.outcome.code]


def a_real_place(place_id: str, name: str, region: str, country: str, population: int | None) -> Place:
    place = Place.objects.create(
        id=place_id, name=name, region=region, country=country, population=population, population_year=2023
    )
    PlaceName.objects.create(place=place, key=fold(name))
    return place


def everything() -> dict[str, list[Any]]:
    return {
        model._meta.label: list(model._default_manager.order_by("pk").values_list())
        for model in apps.get_models(include_auto_created=True)
    }


def test_asks_for_every_criterion_and_the_outcome(client: Client) -> None:
    page = client.get("/stand")

    content = page.content.decode()
    assert all(f'name="claim-{code}"' in content for code in STANDARD.items)
    assert "It is not stored and not logged" in words(page)


@pytest.mark.parametrize(
    ("count", "line"),
    [
        (21, "21 of 43: no level yet, even if experts found the same. Not a result."),
        (22, "22 of 43: would reach Silver if experts found the same. Not a result."),
        (30, "30 of 43: would reach Gold if experts found the same. Not a result."),
        (43, "43 of 43: would reach Platinum if experts found the same. Not a result."),
    ],
)
def test_the_first_line_answers(client: Client, count: int, line: str) -> None:
    page = client.post("/stand", marked(*first(count)))

    assert page.status_code == 200
    assert line in words(page)


def test_the_binding_rule_comes_first_of_all_that_stand_in_the_way(client: Client) -> None:
    page = client.post("/stand", marked("DM2", "DM1"))

    assert (
        "What stands in the way of Silver"
        " Silver needs LC1 and PA1, core criteria that are not claimed."
        " Silver needs real progress on an outcome, and none is claimed."
        " Silver needs 20 more points: it asks for 51 % of 43, and 2 are claimed."
    ) in words(page)


def test_by_area_the_missing_must_haves_come_first(client: Client) -> None:
    page = client.post("/stand", marked("LC2"))

    assert "Leadership and Capacity 1 of 7 LC1 core , LC3 , LC4" in words(page)


def test_what_was_marked_is_kept_on_the_page_alone(client: Client) -> None:
    page = client.post("/stand", marked("OD1", place="Nowhere"))

    content = page.content.decode()
    assert content.count(" checked>") == 1
    assert 'name="claim-OD1" value="1" id="claim-OD1" checked>' in content
    assert 'value="Nowhere"' in content


def test_nothing_is_stored_logged_or_put_in_an_address(
    client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    a_real_place("geoid:1", "Realville", "ID", "US", 50_000)
    before = everything()

    with caplog.at_level(logging.DEBUG):
        page = client.post("/stand", marked(*first(22), place="Realville"))

    assert everything() == before
    assert page.status_code == 200
    assert "Location" not in page.headers
    assert page.request["QUERY_STRING"] == ""
    assert set(client.cookies) <= {"csrftoken"}
    told = [record.getMessage() for record in caplog.records if not record.name.startswith("django.db")]
    assert not [line for line in told if "Realville" in line or "claim-" in line]


def test_an_answer_may_be_kept_by_nobody(client: Client) -> None:
    page = client.post("/stand", marked("DM1"))

    assert "no-store" in page.headers["Cache-Control"]


def test_a_post_from_another_site_is_refused() -> None:
    assert Client(enforce_csrf_checks=True).post("/stand", marked("DM1")).status_code == 403


def test_a_rating_off_the_scale_is_refused_and_the_rest_is_kept(client: Client) -> None:
    page = client.post("/stand", {**marked("DM1", "OD1"), "claim-DM2": "7"})

    assert page.status_code == 422
    assert "DM2: This rating is not on the scale. Choose one of those offered." in words(page)
    assert page.content.decode().count(" checked>") == 2
    assert "Not a result" not in words(page)


@pytest.mark.parametrize("code", ["XX1", "", "DM1'; --", "<b>"])
def test_a_criterion_that_the_edition_has_not_is_refused(client: Client, code: str) -> None:
    page = client.post("/stand", {f"claim-{code}": "1"})

    assert page.status_code == 422
    assert f"{code}: The edition has no criterion of this code." in words(page)


def test_a_longer_scale_is_marked_by_its_ratings(client: Client) -> None:
    page = client.post("/stand/wwc-2017", {f"claim-{code}": "3" for code in edition("wwc-2017").by_code})

    assert "129 of 129: would reach Platinum if experts found the same. Not a result." in words(page)
    assert "By component Component Claimed Worked across Commit" in words(page)


def test_a_mark_without_what_it_stands_on_earns_nothing_and_says_so(client: Client, small: str) -> None:
    page = client.post(f"/stand/{small}", {"claim-A2": "2"})

    assert "0 of 4: no level yet" in words(page)
    assert "A2: Earns nothing while it has nothing to stand on: A1 first." in words(page)


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ("Realville", "Realville, ID, 50,000 people (2023): by these public facts the city may apply."),
        ("Smallton", "The city has 900 people, and certification is open to cities of 30,000 or more."),
        ("Farpur", "Certification is not open to cities of this country: Jamaica."),
        ("Unknownton", "We do not know a city of this name."),
        ("Twinburg", "Several places have this name: choose yours at the top of the form."),
        ("", "Cities of 30,000 people or more in 22 countries and territories may apply."),
    ],
)
def test_whether_the_city_may_apply_rests_on_public_facts(client: Client, typed: str, sentence: str) -> None:
    a_real_place("geoid:1", "Realville", "ID", "US", 50_000)
    a_real_place("geoid:2", "Smallton", "ID", "US", 900)
    a_real_place("geonames:3", "Farpur", "", "JM", 50_000)
    a_real_place("geoid:4", "Twinburg", "ID", "US", 50_000)
    a_real_place("geoid:5", "Twinburg", "OH", "US", 60_000)

    page = client.post("/stand", marked("DM1", place=typed))

    assert sentence in words(page)


def test_one_of_several_cities_can_be_chosen(client: Client) -> None:
    a_real_place("geoid:4", "Twinburg", "ID", "US", 50_000)
    a_real_place("geoid:5", "Twinburg", "OH", "US", 60_000)

    page = client.post("/stand", {"place": "Twinburg", "place-id": "geoid:4"})

    assert "Twinburg, ID, 50,000 people (2023): by these public facts the city may apply." in words(page)


def test_a_script_may_ask_for_the_parts_alone(client: Client) -> None:
    page = client.post("/stand", marked("DM1"), headers={"X-Parts": "1"})

    content = page.content.decode()
    assert content.strip().startswith('<div id="result">')
    assert '<div id="place-choice">' in content
    assert "<form" not in content


def test_the_address_of_the_answer_is_the_address_of_the_form(client: Client) -> None:
    page = client.get(reverse("stand_edition", args=["wwc-2017"]))

    assert 'action="/stand/wwc-2017"' in page.content.decode()
