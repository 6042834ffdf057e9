from datetime import timedelta

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assay.records.clock import now
from assay.reports.downloads import COLUMNS
from tests import examples
from tests.record import BEGAN, a_decision, a_real_place, row, take, the_shipped_record
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db


def test_the_dictionary_explains_every_column_with_licence_and_citation(client: Client) -> None:
    the_shipped_record()

    page = words(client.get("/data"))

    for column in COLUMNS:
        assert f" {column} " in page
    assert "Our compilation is under CC BY 4.0" in page
    assert "Public record of What Works Cities Certification, an incomplete compilation, as of" in page
    assert "1 March 2026, 12:00 (UTC) , registry.csv: 161 added, 0 changed, 0 kept though absent." in page


def test_imports_are_told_the_newest_first_in_the_same_number_of_queries(client: Client) -> None:
    a_real_place()
    take(row())
    with CaptureQueriesContext(connection) as once:
        client.get("/data")
    take(row(level="gold"), at=BEGAN + timedelta(days=1))
    take(row(level="silver"), at=BEGAN + timedelta(days=2))

    with CaptureQueriesContext(connection) as thrice:
        page = words(client.get("/data"))

    assert page.index("3 March 2026") < page.index("2 March 2026") < page.index("1 March 2026")
    assert len(once) == len(thrice)


def test_robots_are_kept_from_what_is_not_public(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()

    for prefix in ("/city", "/expert", "/committee", "/office", "/account"):
        assert f"Disallow: {prefix}\n" in text
    assert f"Sitemap: {settings.ADDRESS}/sitemap.xml" in text


def test_the_sitemap_names_public_pages_and_places_of_the_record_alone(client: Client) -> None:
    a_real_place()
    other = a_real_place("Reno", "NV", "geoid:3260600")
    take(row())
    a_decision(other, now() + timedelta(hours=1))

    text = client.get("/sitemap.xml").content.decode()

    assert f"<loc>{settings.ADDRESS}/certified</loc>" in text
    assert f"<loc>{settings.ADDRESS}/places/geoid:1608830</loc>" in text
    assert "geoid:3260600" not in text
    assert all(client.get(path).status_code == 200 for path in paths(text))


def paths(text: str) -> list[str]:
    return [part.partition("</loc>")[0].removeprefix(settings.ADDRESS) for part in text.split("<loc>")[1:]]


def test_pages_of_the_demonstration_stand_apart_and_are_kept_from_search_engines(client: Client) -> None:
    announced, waiting = examples.a_place(), examples.a_place("Placeholder Falls")
    a_decision(announced, now() - timedelta(hours=1))
    a_decision(waiting, now() + timedelta(hours=1), cohort="autumn")

    listed = client.get("/demonstration/")
    own = client.get(f"/demonstration/{announced.pk}")

    assert "Sample Harbor, United States Gold Gold announced" in words(listed)
    assert "Placeholder Falls" not in listed.content.decode()
    assert "Gold announced" in words(own)
    for response in (listed, own):
        assert response.headers["X-Robots-Tag"] == "noindex, nofollow"
        assert '<meta name="robots" content="noindex, nofollow">' in response.content.decode()
    assert "/correct" not in own.content.decode()
    assert client.get(f"/demonstration/{waiting.pk}").status_code == 404
    assert client.get("/demonstration/demo:nowhere").status_code == 404


def test_what_a_decision_rests_on_is_told_as_far_as_the_sponsor_signed_for(client: Client) -> None:
    application = examples.an_announced_application(found={"DM2": 0})

    page = words(client.get(f"/demonstration/{application.place_id}"))

    assert "What it rests on" in page
    assert "DM1" in page
    assert "DM2" not in page

    application.sign_offs.update(becomes_public=["level", "dates"])
    assert "What it rests on" not in words(client.get(f"/demonstration/{application.place_id}"))
