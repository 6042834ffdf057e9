"""What pages show of an edition."""

from __future__ import annotations

import csv
from importlib.resources import files

import pytest

from assay.journey.moves import WAYS
from assay.journey.stages import Stage
from assay.reports.evidence_examples import examples
from assay.reports.gains import changes
from assay.reports.journeys import OTHER_ENDS, ROAD, road
from assay.reports.origins import origin
from assay.reports.standard import edition_page
from assay.reports.statements import history, how_it_works
from assay.standard.library import default_edition, edition, editions
from assay.standard.shapes import Provenance


def test_the_default_edition_is_the_newest_that_is_open_to_everyone() -> None:
    open_ones = [one for one in editions() if one.open_to == "everyone" and one.status == "published"]

    assert default_edition().id == max(open_ones, key=lambda one: one.in_force).id


def test_an_edition_page_counts_what_it_lists() -> None:
    page = edition_page(edition("wwc-2022"))

    assert (page.count, page.most, len(page.areas)) == (43, 43, 8)
    assert [(level.code, level.least) for level in page.levels] == [
        ("silver", 22),
        ("gold", 30),
        ("platinum", 37),
    ]
    core = [line.code for area in page.areas for line in area.criteria if line.core]
    assert set(core) == set(edition("wwc-2022").must_haves)


def test_an_origin_holds_the_note_and_the_source_of_its_rule() -> None:
    found = edition("wwc-2022")

    shown = origin(found.eligibility.countries, found)

    assert shown.kind is Provenance.INFERRED
    assert shown.note.startswith("The programme says cities of the United States")
    assert shown.source == "What Works Cities, how certification works"
    assert shown.address == "https://whatworkscities.bloomberg.org/certification/"


@pytest.mark.parametrize("code", edition("wwc-2022").by_code)
def test_every_criterion_has_examples_that_can_be_looked_up(code: str) -> None:
    found = examples(edition("wwc-2022"), code)

    assert len(found) >= 2
    assert all(example.address.startswith("http") and example.city and example.why for example in found)
    assert [example.date for example in found] == sorted((one.date for one in found), reverse=True)
    assert examples(edition("wwc-2017"), code) == found


def test_every_example_is_shown_somewhere() -> None:
    rows = files("assay").joinpath("data", "evidence_examples.csv").read_text(encoding="utf-8")

    shown = sum(len(examples(edition("wwc-2022"), code)) for code in edition("wwc-2022").by_code)

    assert shown == len(list(csv.DictReader(rows.splitlines())))


def test_every_statement_says_by_whose_word_it_holds_and_what_is_published_has_a_source() -> None:
    told = [*history(), *(one for section in how_it_works().values() for one in section)]

    assert len(told) > 12
    for statement in told:
        assert statement.sentences
        assert statement.origin.address or statement.origin.kind is Provenance.OURS


def test_what_surveys_counted_is_paired_by_year() -> None:
    assert [(one.what, one.first.value, one.last.value) for one in changes()] == [
        ("Cities tracking progress toward key goals", "30", "75"),
        ("Cities engaging residents on a goal and communicating progress", "19", "70"),
        ("Cities with a platform and process to release data", "18", "67"),
        ("Cities modifying programs on data analytics", "28", "61"),
    ]


def test_the_road_is_joined_in_the_table_of_moves() -> None:
    stages: list[Stage | None] = [None, *(WAYS[move].target for move in ROAD)]

    assert all(stage in WAYS[move].sources for stage, move in zip(stages, ROAD, strict=False))
    assert not any(WAYS[move].later for move in ROAD)


def test_the_road_and_the_other_ends_leave_out_only_what_comes_later() -> None:
    told = {WAYS[move].target for move in ROAD} | set(OTHER_ENDS)

    assert {way.target for way in WAYS.values() if not way.later} - told == set()


def test_steps_are_numbered_and_have_names_of_their_own() -> None:
    steps = road()

    assert [step.number for step in steps] == list(range(1, len(steps) + 1))
    assert len({step.name for step in steps}) == len(steps)
