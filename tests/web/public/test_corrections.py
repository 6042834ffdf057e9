import re
from typing import Any

import pytest
from django.core.cache import cache
from django.test import Client

from assay.records.models import Message
from tests import examples
from tests.record import a_real_place, row, take
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db

ADDRESS = "/correct?row=geoid:1608830+certified+2024"


@pytest.fixture(autouse=True)
def _record() -> None:
    cache.clear()
    a_real_place()
    take(row(note="the year is deduced"))


def sent(client: Client, **values: str) -> Any:
    key = re.search(r'name="form_key" value="([^"]+)"', client.get(ADDRESS).content.decode())
    assert key is not None
    return client.post(ADDRESS, {"form_key": key[1], "words": "It was gold.", **values})


def test_the_form_shows_the_row_it_is_about(client: Client) -> None:
    examples.olga()

    page = words(client.get(ADDRESS))

    assert "Place Boise, ID Announced Certified, 17 June 2024 Level Silver Source news.example" in page
    assert "Doubt the year is deduced" in page
    assert Message.objects.count() == 0


def test_a_correction_is_sent_to_the_office_and_shown_nowhere(client: Client) -> None:
    olga = examples.olga()

    response = sent(client, source="https://a.example/gold", email="rita@example.org")

    assert (response.status_code, response.headers["Location"]) == (302, "/places/geoid:1608830")
    assert set(Message.objects.values_list("to", flat=True)) == {olga.email, "rita@example.org"}
    page = words(client.get("/places/geoid:1608830"))
    assert "Your correction was sent to those who keep the record." in page
    assert "It was gold" not in page


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"words": " "}, "This field is required."),
        ({"source": "javascript:alert(1)"}, "This is not an address that can be opened."),
        ({"email": "rita"}, "Enter a valid email address."),
        ({"form_key": "x"}, "Enter a valid UUID."),
    ],
)
def test_a_refused_form_keeps_what_was_typed_and_says_why(
    client: Client, values: dict[str, str], said: str
) -> None:
    examples.olga()

    response = sent(client, **{"words": "It was gold.", "source": "https://a.example", **values})

    assert response.status_code == 200
    assert said in words(response) or values.get("form_key")
    assert values.get("source", "https://a.example") in response.content.decode()
    assert Message.objects.count() == 0


def test_a_row_that_is_not_in_the_record_is_a_missing_page(client: Client) -> None:
    assert [
        client.get(f"/correct{query}").status_code for query in ("", "?row=", "?row=x", "?row=decided+1")
    ] == [404] * 4
    assert client.post("/correct?row=x", {}).status_code == 404


def test_a_site_that_nobody_runs_offers_no_form(client: Client) -> None:
    response = client.get(ADDRESS)

    assert "Nobody reads corrections here yet" in words(response)
    assert "<form" not in response.content.decode()


def test_many_corrections_from_one_address_are_held_back(client: Client) -> None:
    examples.olga()

    statuses = [sent(client).status_code for _ in range(11)]

    assert statuses == [302] * 10 + [429]
    assert Message.objects.count() == 10
