import re
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.template.loader import render_to_string
from django.test import RequestFactory
from pytest_django import Settings

from assay.web import components
from assay.web.components.looks import looks
from assay.web.components.templatetags.components import percent_of

TEMPLATES = Path(components.__file__).parent / "templates"


@pytest.fixture(autouse=True)
def uncollected(settings: Settings) -> None:
    """Static files by their plain names, as nothing was collected for a test."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.mark.parametrize("code", ["400", "403", "404", "429", "500"])
def test_error_page_needs_no_context(code: str) -> None:
    html = render_to_string(f"{code}.html")

    assert "<h1>" in html
    assert '<html lang="en">' in html


def test_address_without_a_page_is_answered_calmly() -> None:
    assert "There is nothing to see at this address" in render_to_string("404.html")


def test_independent_site_says_so_and_an_official_one_does_not() -> None:
    site = {"programme": "A programme", "contact": "office@example.org", "operator": "A city club"}

    independent = render_to_string("components/footer.html", {"site": {**site, "official": False}})
    official = render_to_string("components/footer.html", {"site": {**site, "official": True}})

    sentence = "Independent compilation from public sources, not run by the certification programme"
    assert sentence in independent
    assert sentence not in official


@pytest.mark.parametrize(
    ("points", "possible", "percent"),
    [(0, 43, 0), (29, 43, 67), (42, 43, 97), (43, 43, 100), (679, 1000, 67), (0, 0, 0)],
)
def test_percent_is_never_rounded_up(points: int, possible: int, percent: int) -> None:
    assert percent_of(points, possible) == percent


def test_deadline_is_told_in_its_own_zone_with_the_days_left() -> None:
    deadline = {
        "moment": datetime(2027, 3, 31, 21, tzinfo=UTC),
        "zone": "America/Bogota",
        "zone_name": "Bogotá time",
        "days_left": 1,
    }

    html = render_to_string("components/date.html", deadline)

    assert html.strip() == (
        '<time datetime="2027-03-31T21:00:00+00:00">31 March 2027, 16:00 (Bogotá time)</time>, 1 day left'
    )


def test_day_has_no_hour() -> None:
    html = render_to_string("components/date.html", {"day": date(2021, 7, 14)})

    assert html.strip() == '<time datetime="2021-07-14">14 July 2021</time>'


def test_disabled_button_cannot_submit_and_says_why() -> None:
    button = {"label": "Submit", "why": "Not signed off yet."}

    html = render_to_string("components/disabled_button.html", button)

    assert '<button type="button" class="usa-button" aria-disabled="true"' in html
    assert 'aria-describedby="disabled-why"' in html
    assert '<p id="disabled-why">Not signed off yet.</p>' in html


def test_no_template_has_a_style_or_a_script_of_its_own() -> None:
    inline = re.compile(r"<style|<script(?![^>]*\ssrc=)|\sstyle=|\son[a-z]+=", re.IGNORECASE)

    assert [path.name for path in TEMPLATES.rglob("*.html") if inline.search(path.read_text())] == []


def test_every_component_is_shown_on_the_page_of_looks() -> None:
    shown = (TEMPLATES / "components/looks.html").read_text()
    parts = {
        "base",
        "by_link",
        "footer",
        "header",
        "inner",
        "keeper",
        "looks",
        "messages",
        "nav",
        "plain",
        "public",
    }
    within = {"document_page", "evidence_part", "hallmark", "map_mark", "recorded_mark"}

    names = {path.stem for path in (TEMPLATES / "components").glob("*.html")} - parts - within

    assert sorted(name for name in names if f"components/{name}.html" not in shown) == []


@pytest.mark.django_db
def test_page_of_looks_renders() -> None:
    request = RequestFactory().get("/looks")

    assert looks(request).status_code == 200
