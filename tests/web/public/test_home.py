import gzip
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.record import a_real_place, row, take, the_shipped_record
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db


def test_the_first_page_says_what_certification_is_who_has_it_and_offers_three_ways_in(
    client: Client,
) -> None:
    the_shipped_record()

    page = words(client.get("/"))

    assert "A city shows with evidence how it meets 43 criteria, and experts check every one." in page
    assert "100 of about 117 certified places; the record is incomplete." in page
    assert "3 more places were on the honor roll only, which is not certified." in page
    for way in ("See where your city stands", "Find a certified city", "Read the standard"):
        assert way in page
    assert "Announced in January 2026" in page
    assert "Cambridge, MA Platinum Rose to a higher level, January 2026" in page
    assert "Independent compilation from public sources, not run by the certification programme." in page


def test_the_map_holds_the_certified_that_have_a_position_and_names_the_others(client: Client) -> None:
    the_shipped_record()

    html = client.get("/").content.decode()

    assert html.count('<use href="#mark-recorded-') == 96
    assert "#mark-sealed" not in html
    assert "Las Vegas" not in html
    assert "Las Condes, Chile; Luján de Cuyo, Mendoza, Argentina; Tres de Febrero, Buenos Aires" in html


def test_without_a_record_it_says_what_will_be_here(client: Client) -> None:
    page = words(client.get("/"))

    assert "0 of about 117 certified places; the record is incomplete." in page
    assert "When the first cities are announced, they stand here." in page


def test_it_takes_the_same_queries_for_any_record_and_no_script(client: Client) -> None:
    a_real_place()
    numbers = []
    for more in ((), (row(event="leveled_up", level="gold", year="2026", announced="2026-01"),)):
        take(row(), *more)
        with CaptureQueriesContext(connection) as queries:
            html = client.get("/").content.decode()
        numbers.append(len(queries))

    assert numbers == [3, 3]
    assert "<script" not in html
    assert "style=" not in html


def test_it_transfers_at_most_eighty_kilobytes_with_everything_it_needs(client: Client) -> None:
    the_shipped_record()
    built = Path(settings.STATICFILES_DIRS[0]) / "built"
    if not (built / "assay.css").exists():
        pytest.skip("the look of the site is not built here")
    html = client.get("/").content

    fonts = (built / "fonts" / "public-sans-latin-wght-normal.woff2").stat().st_size
    texts = [html, *(built.joinpath(name).read_bytes() for name in ("assay.css", "mark.svg", "icons.svg"))]

    assert fonts + sum(len(gzip.compress(text)) for text in texts) <= 80_000


def test_it_is_answered_with_304_while_nothing_changed(client: Client) -> None:
    a_real_place()
    take(row())
    first = client.get("/")

    assert first.headers["Cache-Control"] == "no-cache"
    assert client.get("/", headers={"if-none-match": first.headers["ETag"]}).status_code == 304
    assert client.post("/").status_code == 405
