"""What an edition is once it was read."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from assay.standard.library import edition, folders
from assay.standard.reading import read_edition
from assay.standard.shapes import Provenance, Text
from tests.standard.small import SMALL, changed, small

SHIPPED = ("wwc-2022", "wwc-2017")


def test_criteria_stand_in_the_order_of_the_areas() -> None:
    assert list(small().by_code) == ["A1", "A2", "A3", "B1", "B2", "B3"]
    assert small().items == ("A1", "A2", "A3", "B1", "B2", "B3", "outcome")


def test_prerequisites_come_before_what_stands_on_them(tmp_path: Path) -> None:
    folder = changed(
        tmp_path, ("criteria/A1.yaml", "needs: []", "needs: [{criterion: B3, provenance: ours}]")
    )

    order = list(read_edition(folder).needs_in_order)

    assert sorted(order) == ["A1", "A2", "A3", "B2"]
    assert order.index("A1") < order.index("A2") < order.index("A3")
    assert order.index("A1") < order.index("B2")


def test_must_haves_are_those_of_every_level_with_the_least_that_is_enough() -> None:
    assert small().must_haves == {"A1": 1, "B1": 1}


def test_criteria_are_found_under_their_component() -> None:
    assert small().codes_under == {"plan": ("A1", "A2"), "do": ("A3", "B1", "B2"), "look": ("B3",)}


def test_item_is_a_criterion_or_the_outcome() -> None:
    assert small().item("A1") is small().by_code["A1"]
    assert small().item("outcome") is small().outcome
    assert small().item("A9") is None


def test_norway_is_a_country_and_not_false() -> None:
    assert small().eligibility.countries.codes == ["US", "NO"]


def test_edition_cannot_be_changed_once_it_was_read() -> None:
    with pytest.raises(ValidationError):
        small().criteria[0].code = "A9"


def test_words_are_in_the_language_asked_for_or_in_the_one_they_were_written_in() -> None:
    written = Text({"en": "Silver", "pt": "Prata"})

    said = [written.in_language(language) for language in ("pt", "pt-br", "fr", "")]

    assert said == ["Prata", "Prata", "Silver", "Silver"]


@pytest.mark.parametrize("edition_id", SHIPPED)
def test_shipped_edition_has_43_criteria_in_eight_areas(edition_id: str) -> None:
    sizes = {area.code: len(area.criteria) for area in edition(edition_id).areas}

    assert sizes == {"DM": 9, "LC": 7, "OD": 4, "PA": 5, "BF": 3, "RDC": 8, "CI": 3, "EVAL": 4}


def test_every_folder_that_ships_is_an_edition_of_its_name() -> None:
    assert {name: edition(name).id for name in folders()} == {name: name for name in SHIPPED}


@pytest.mark.parametrize("edition_id", SHIPPED)
def test_what_usually_serves_as_evidence_is_marked_as_ours(edition_id: str) -> None:
    marks = {criterion.evidence.provenance for criterion in edition(edition_id).criteria}

    assert marks == {Provenance.OURS}


def test_reconstruction_says_that_it_is_one_and_is_open_to_invented_cities_only() -> None:
    found = edition("wwc-2017")

    assert (str(found.label), found.open_to) == ("reconstruction", "invented")


def test_file_of_another_kind_beside_the_criteria_is_no_criterion(tmp_path: Path) -> None:
    folder = changed(tmp_path)
    (folder / "criteria" / "notes.txt").write_text("Not a criterion.")

    assert read_edition(folder).by_code.keys() == read_edition(SMALL).by_code.keys()
