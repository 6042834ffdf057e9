import csv
import io
from datetime import timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assay.records.clock import now
from tests import examples
from tests.record import BEGAN, a_decision, a_real_place, row, take, the_shipped_record
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db


def rows_of(client: Client, query: str = "") -> list[dict[str, str]]:
    text = client.get(f"/certified.csv{query}").content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def test_the_list_holds_every_place_of_the_record_on_one_page(client: Client) -> None:
    the_shipped_record()

    html = client.get("/certified").content.decode()

    assert html.count('<th scope="row">') == 103
    assert html.count("Correct this") == 103
    assert "103 places" in html
    assert "100 of about 117 certified places; the record is incomplete." in html


def test_filters_stand_in_the_address_and_are_shown_as_chosen(client: Client) -> None:
    the_shipped_record()

    response = client.get("/certified?level=gold&region=TX&sort=-announced")
    page, html = words(response), response.content.decode()

    assert "5 places chosen" in page
    assert page.index("Dallas, TX Gold") < page.index("Arlington, TX Gold") < page.index("Austin, TX Gold")
    assert '<option value="gold" selected>' in html
    assert '<th scope="col" aria-sort="descending">' in html
    assert "/certified.csv?level=gold&amp;region=TX&amp;sort=-announced" in html


def test_what_fits_nothing_is_an_empty_list_with_a_way_back(client: Client) -> None:
    the_shipped_record()

    assert "No place of the record fits" in words(client.get("/certified?q=atlantis"))
    assert "No place of the record fits" in words(client.get("/certified?level=nonsense&page=x"))


def test_a_blank_level_is_shown_as_not_recorded_and_the_honor_roll_as_not_certified(client: Client) -> None:
    the_shipped_record()

    page = words(client.get("/certified"))

    assert "Philadelphia, PA level not recorded Certified again January 2026" in page
    assert "Las Vegas, NV none Honor roll, not certified 25 January 2018" in page


def test_what_was_recorded_never_gets_our_seal(client: Client) -> None:
    the_shipped_record()

    for page in ("/", "/certified", "/places/geoid:0644000"):
        assert "assay-seal" not in client.get(page).content.decode()


def test_a_decision_gets_the_seal_from_its_instant_on(client: Client) -> None:
    place = a_real_place()
    decision = a_decision(place, now() + timedelta(hours=1))
    before = client.get("/certified")
    announcement = decision.application.cohort.announcement
    announcement.at = now() - timedelta(seconds=1)
    announcement.save()

    after = client.get("/certified")

    assert "Boise" not in before.content.decode()
    assert "assay-seal--gold" in after.content.decode()
    assert before.headers["Cache-Control"] == after.headers["Cache-Control"] == "no-cache"
    assert before.headers["ETag"] != after.headers["ETag"]


def test_the_list_answers_for_a_day(client: Client) -> None:
    a_real_place()
    take(row(level=""), at=BEGAN)
    take(row(level="gold"), at=BEGAN + timedelta(days=10))

    on_the_day = words(client.get("/certified?as_of=2026-03-05"))
    before_it_began = words(client.get("/certified?as_of=2020-01-01"))

    assert "This is what the record held at the end of 5 March 2026 (UTC)." in on_the_day
    assert "Boise, ID level not recorded" in on_the_day
    assert (
        "This site began to keep the record on 1 March 2026; on 1 January 2020 it held nothing."
        in before_it_began
    )
    assert [line["level"] for line in rows_of(client, "?as_of=2026-03-05")] == [""]
    assert [line["level"] for line in rows_of(client)] == ["gold"]
    assert client.get("/certified.json?as_of=2026-03-05").json()["announcements"][0]["level"] == ""


@pytest.mark.parametrize("day", ["2026-02-30", "20260101", "tomorrow", "2026-1-1"])
def test_a_day_that_is_none_is_refused_with_a_sentence(client: Client, day: str) -> None:
    sentence = f"{day} is not a day; write it as 2026-01-31."

    page = client.get(f"/certified?as_of={day}")
    data = [client.get(f"/certified.{kind}?as_of={day}") for kind in ("csv", "json")]

    assert (page.status_code, sentence in words(page)) == (400, True)
    assert [(answer.status_code, answer.content.decode()) for answer in data] == [
        (400, f"as_of: {sentence}\n"),
        (400, f"as_of: {sentence}\n"),
    ]


@pytest.mark.parametrize(
    "address", ["/certified", "/certified.csv", "/certified.json", "/certified?q=b&sort=level"]
)
def test_any_number_of_rows_takes_the_same_queries(client: Client, address: str) -> None:
    numbers = []
    for count in (1, 3):
        places = [a_real_place(f"Boise {number}", "ID", f"geoid:000000{number}") for number in range(count)]
        take(*[row(place.name, place_id=place.pk) for place in places])
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        numbers.append(len(queries))

    assert numbers == [2, 2] if address.endswith("csv") else [3, 3]


def test_the_files_hold_the_rows_of_the_list_with_their_licence(client: Client) -> None:
    the_shipped_record()

    found = rows_of(client, "?year=2019&event=leveled_up")
    data = client.get("/certified.json?year=2019&event=leveled_up").json()

    assert [line["city"] for line in found] == ["Kansas City", "Louisville", "Washington"]
    assert [line["city"] for line in data["announcements"]] == ["Kansas City", "Louisville", "Washington"]
    assert data["about"] == "100 of about 117 certified places; the record is incomplete."
    assert data["licence"]["name"] == "CC BY 4.0"
    assert data["counts"] == {"announcements": 161, "places": 103, "certified": 100, "honor_roll_only": 3}
    assert len(rows_of(client)) == 161


def test_a_cell_that_looks_like_a_formula_is_text_in_the_file(client: Client) -> None:
    a_real_place()
    take(row(note='=HYPERLINK("http://a.example")'.replace('"', "")))

    assert "'=HYPERLINK(http://a.example)" in client.get("/certified.csv").content.decode()


@pytest.mark.parametrize("kind", ["csv", "json"])
def test_a_file_is_answered_with_304_while_the_record_is_the_same(client: Client, kind: str) -> None:
    a_real_place()
    take(row())
    first = client.get(f"/certified.{kind}")

    again = client.get(f"/certified.{kind}", headers={"if-none-match": first.headers["ETag"]})

    assert (again.status_code, again.content) == (304, b"")
    take(row(level="gold"), at=BEGAN + timedelta(days=1))
    changed = client.get(f"/certified.{kind}", headers={"if-none-match": first.headers["ETag"]})
    assert changed.status_code == 200


def test_invented_places_are_in_no_list_and_no_file(client: Client) -> None:
    a_decision(examples.a_place(), now() - timedelta(hours=1))

    for address in (
        "/",
        "/certified",
        "/certified.csv",
        "/certified.json",
        "/sitemap.xml",
        "/places?q=sample",
    ):
        assert "Sample Harbor" not in client.get(address).content.decode()
