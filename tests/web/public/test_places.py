from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assay.journey.stages import Stage
from assay.records.clock import now
from assay.records.models import Application
from tests import examples
from tests.record import BEGAN, a_decision, a_real_place, row, take, the_shipped_record
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db

NOWHERE = "Not in this record of certified cities. We never say whether a city applied."


def test_a_place_of_the_record_shows_its_standing_its_sources_and_its_doubts(client: Client) -> None:
    the_shipped_record()

    page = words(client.get("/places/geoid:4260000"))

    assert (
        "Philadelphia, PA Certification announced January 2026, level not recorded; three years end" in page
    )
    assert "A recorded certification never lapses in this record" in page
    assert "2021 Certified again Silver technical.ly" in page
    assert "Doubt: source says advanced or sustained without saying which, so it may be a rise" in page
    assert "Other certified places in PA: Pittsburgh, PA , Silver" in page


def test_a_place_of_the_honor_roll_is_said_not_to_be_certified(client: Client) -> None:
    the_shipped_record()

    page = words(client.get("/places/geoid:3240000"))

    assert "Honor roll, not certified: announced 25 January 2018" in page
    assert "No other certified place" not in page


def test_a_change_of_its_rows_is_told_with_its_day(client: Client) -> None:
    a_real_place()
    take(row(level=""), at=BEGAN)
    take(row(level="gold"), at=BEGAN + timedelta(days=10))

    assert "11 March 2026 : changed: Certified, 2024; level was blank, is gold" in words(
        client.get("/places/geoid:1608830")
    )


def test_every_other_place_gets_one_answer_that_differs_in_nothing_but_its_name(client: Client) -> None:
    kinds = {
        "Quiet": a_real_place("Aaaaa", "ID", "geoid:0000001"),
        "Applies": a_real_place("Bbbbb", "ID", "geoid:0000002"),
        "Refused": a_real_place("Ccccc", "ID", "geoid:0000003"),
        "Embargo": a_real_place("Ddddd", "ID", "geoid:0000004"),
        "Small": a_real_place("Eeeee", "ID", "geoid:0000005"),
    }
    kinds["Small"].population = None
    kinds["Small"].save()
    Application.objects.create(
        place=kinds["Applies"], stage=Stage.INTEREST, created_at=BEGAN, stage_since=BEGAN
    )
    a_decision(kinds["Refused"], now() - timedelta(days=1), level="", cohort="past")
    a_decision(kinds["Embargo"], now() + timedelta(days=1), cohort="coming")

    seen = set()
    for place in kinds.values():
        with CaptureQueriesContext(connection) as queries:
            response = client.get(f"/places/{place.pk}")
        text = response.content.decode().replace(place.name, "NAME")
        seen.add((response.status_code, text, len(response.content), len(queries)))

    assert len(seen) == 1
    assert NOWHERE in words(response)
    assert response.status_code == 200


def test_an_unknown_id_and_an_invented_place_are_missing_pages(client: Client) -> None:
    invented = examples.a_place()

    answers = [client.get(f"/places/{place_id}") for place_id in ("geoid:9999999", invented.pk, "x" * 300)]

    assert [answer.status_code for answer in answers] == [404, 404, 404]
    assert answers[0].content == answers[1].content


def test_a_decided_place_has_the_seal_and_its_validity(client: Client) -> None:
    place = a_real_place()
    a_decision(place, now() - timedelta(hours=1))

    response = client.get(f"/places/{place.pk}")

    assert "assay-seal--gold" in response.content.decode()
    assert "Decided by the committee and announced on this site" in words(response)
    assert "valid until" in words(response)


@pytest.mark.parametrize("typed", ["Boise", "boise, idaho", "BOISE ID"])
def test_the_search_finds_a_place_without_a_script_and_shows_what_tells_it_apart(
    client: Client, typed: str
) -> None:
    a_real_place()

    with CaptureQueriesContext(connection) as queries:
        response = client.get("/places", {"q": typed})

    assert "1 place Boise, ID , 235,701 people" in words(response)
    assert 'href="/places/geoid:1608830"' in response.content.decode()
    # The site's own row is the other.
    assert len(queries) == 2


def test_the_search_keeps_what_was_typed_and_says_when_nothing_fits(client: Client) -> None:
    response = client.get("/places", {"q": "<b>Atlantis</b>"})

    assert "No place of this name" in words(response)
    assert 'value="&lt;b&gt;Atlantis&lt;/b&gt;"' in response.content.decode()
    assert client.get("/places").status_code == 200
