"""The public pages of the standard."""

from __future__ import annotations

import pytest
from django.test import Client

from assay.reports.origins import origin
from assay.standard.editions import Edition
from assay.standard.library import edition, editions
from assay.words.texts import said
from tests.web.public.reading import marks_shown, words

pytestmark = pytest.mark.django_db

SHIPPED = ("wwc-2022", "wwc-2017")
ITEMS = [(name, code) for name in SHIPPED for code in edition(name).items]


def test_the_default_edition_opens_with_its_areas_and_criteria(client: Client) -> None:
    page = client.get("/standard")

    said_there = words(page)
    for criterion in edition("wwc-2022").criteria:
        assert f"{criterion.code} {criterion.title}" in said_there


@pytest.mark.parametrize("shown", SHIPPED)
def test_every_edition_has_a_page_of_its_own(client: Client, shown: str) -> None:
    page = client.get(f"/standard/{shown}")

    assert page.status_code == 200
    assert said(edition(shown).summary) in words(page)
    assert edition(shown).digest in words(page)


@pytest.mark.parametrize(("shown", "code"), ITEMS)
def test_a_criterion_is_shown_with_all_that_is_known_of_it(client: Client, shown: str, code: str) -> None:
    item = edition(shown).item(code)
    assert item is not None

    page = words(client.get(f"/standard/{shown}/{code}"))

    for text in (item.title, item.requirement, item.evidence.usually, item.evidence.often_missing):
        assert said(text) in page


@pytest.mark.parametrize(("shown", "code"), ITEMS)
def test_a_criterion_shows_by_whose_word_its_parts_hold(client: Client, shown: str, code: str) -> None:
    found = edition(shown)
    item = found.item(code)
    assert item is not None

    page = client.get(f"/standard/{shown}/{code}")

    first = marks_shown(page)[0]
    assert first == item.provenance
    for rule in (item, found.scales[item.scale], item.evidence):
        shown_origin = origin(rule, found)
        assert shown_origin.note in words(page)
        assert shown_origin.source in words(page)
        assert shown_origin.address.replace("&", "&amp;") in page.content.decode()


def rules_of(found: Edition) -> list[str]:
    """The provenance of every rule that the page of levels shows, in its order."""
    marks: list[str] = []
    for level in found.levels:
        for requirement in level.in_binding_order:
            marks.append(requirement.provenance)
            if requirement.kind == "components":
                marks.append(requirement.worked_across_provenance)
    marks += [recognition.provenance for recognition in found.recognitions]
    marks += [scale.provenance for scale in found.scales.values()]
    marks += [found.eligibility.population.provenance, found.eligibility.countries.provenance]
    validity = found.validity
    return [*marks, validity.lasts.provenance, validity.grace.provenance, validity.apply_again.provenance]


@pytest.mark.parametrize("shown", SHIPPED)
def test_every_rule_of_the_levels_says_by_whose_word_it_holds(client: Client, shown: str) -> None:
    page = client.get(f"/standard/{shown}/levels")

    assert marks_shown(page) == rules_of(edition(shown))


def test_the_levels_say_how_many_points_a_share_is(client: Client) -> None:
    page = words(client.get("/standard/wwc-2022/levels"))

    for points in ("22 of 43", "30 of 43", "37 of 43"):
        assert f"Where every criterion applies, that is {points}." in page


@pytest.mark.parametrize(
    "address",
    ["/standard/wwc-2017", "/standard/wwc-2017/levels", "/standard/wwc-2017/DM1", "/stand/wwc-2017"],
)
def test_a_reconstruction_says_so_on_every_page(client: Client, address: str) -> None:
    page = words(client.get(address))

    assert "reconstruction" in page
    assert "Open to invented cities only" in page


def test_the_pages_of_criteria_lead_through_the_whole_edition(client: Client) -> None:
    found = edition("wwc-2022")
    seen, address = [found.items[0]], f"/standard/{found.id}/{found.items[0]}"

    while True:
        content = client.get(address).content.decode()
        if 'rel="next"' not in content:
            break
        address = content.split('rel="next" href="')[1].split('"')[0]
        seen.append(address.rpartition("/")[2])

    assert tuple(seen) == found.items


def test_an_operators_edition_shows_prerequisites_checklist_timing_and_ancestor(
    client: Client, small: str
) -> None:
    checked = words(client.get(f"/standard/{small}/A1"))
    needing = words(client.get(f"/standard/{small}/A2"))
    descended = words(client.get(f"/standard/{small}/B1"))

    assert (
        "2 of these 3 suffice, the compulsory ones among them: A list is kept (compulsory) It is public"
        in checked
    )
    assert "A1 Title of A1 . Until it is met, this criterion earns nothing." in needing
    assert "It stands on it. Source: An invented memo" in needing
    assert "At least once in every quarter. Proof may lie at most 12 months back." in needing
    assert "Z9 of the edition older, which is not on this site." in descended
    assert "Checklist Not public. The criterion is one claim and one finding." in descended


def test_examples_are_not_shown_for_codes_of_another_standard(client: Client, small: str) -> None:
    assert "What cities have published" not in words(client.get(f"/standard/{small}/A1"))
    assert "What cities have published" in words(client.get("/standard/wwc-2022/DM1"))
    assert "What cities have published" in words(client.get("/standard/wwc-2017/DM1"))


def test_the_history_tells_every_entry_with_its_source(client: Client) -> None:
    page = client.get("/standard/history")

    assert marks_shown(page) == ["published"] * 12
    assert "August 2022 The 2022 criteria The standard now has 43 criteria" in words(page)
    assert "No date in the source A Data Snapshot comes first" in words(page)


def test_all_editions_can_be_reached_from_the_standard(client: Client) -> None:
    content = client.get("/standard/wwc-2017").content.decode() + client.get("/standard").content.decode()

    for one in editions():
        assert f"/standard/{one.id}" in content


@pytest.mark.parametrize(
    "address",
    [
        "/standard/wwc-1999",
        "/standard/wwc-1999/levels",
        "/standard/wwc-1999/DM1",
        "/standard/wwc-2022/DM99",
        "/standard/wwc-2022/dm1",
        "/standard/..%2F..%2Fetc",
        "/stand/wwc-1999",
    ],
)
def test_an_unknown_edition_or_criterion_is_not_found(client: Client, address: str) -> None:
    assert client.get(address).status_code == 404


@pytest.mark.parametrize("address", ["/standard", "/standard/history", "/standard/wwc-2022/DM1"])
def test_nothing_can_be_posted_to_the_standard(client: Client, address: str) -> None:
    assert client.post(address).status_code == 405
