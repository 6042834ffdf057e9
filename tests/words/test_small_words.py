"""Marks, dates, zones, what becomes public, requirements: short words that pages share."""

from __future__ import annotations

import pytest

from assay.standard.library import edition
from assay.standard.shapes import Provenance
from assay.words.countries import country
from assay.words.dates import as_written
from assay.words.glossary import TERMS, glossary
from assay.words.provenance import MEANINGS
from assay.words.publicity import PARTS, becomes_public
from assay.words.requirements import requirement_sentence
from assay.words.zones import zone
from assay.workflows.sites import BECOMES_PUBLIC


def test_every_mark_has_a_meaning() -> None:
    assert set(MEANINGS) == set(Provenance)


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("2024-01-23", "23 January 2024"),
        ("2022-08", "August 2022"),
        ("2017", "2017"),
        ("", ""),
        ("early 2019", "early 2019"),
        ("2019-13", "2019-13"),
    ],
)
def test_a_date_is_as_precise_as_it_was_written(written: str, shown: str) -> None:
    assert as_written(written) == shown


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("America/New_York", "New York time"),
        ("America/Argentina/Buenos_Aires", "Buenos Aires time"),
        ("UTC", "UTC"),
    ],
)
def test_a_zone_is_named_by_its_city(name: str, shown: str) -> None:
    assert zone(name) == shown


def test_what_becomes_public_by_default_has_words() -> None:
    assert set(BECOMES_PUBLIC) <= set(PARTS)
    assert becomes_public(["level", "our own"]) == ["The level.", "our own"]


@pytest.mark.parametrize("id_", ["wwc-2022", "wwc-2017"])
def test_every_country_that_may_apply_has_a_name(id_: str) -> None:
    for code in edition(id_).eligibility.countries.codes:
        assert country(code) != code


def test_the_glossary_is_in_order_and_explains_each_term_once() -> None:
    terms = [term for term, _meaning in glossary()]

    assert terms == sorted(terms)
    assert len(set(terms)) == len(TERMS)


def test_each_kind_of_requirement_is_a_sentence() -> None:
    new, old = edition("wwc-2022"), edition("wwc-2017")

    told = [requirement_sentence(rule, new) for rule in new.levels[0].in_binding_order]
    told += [requirement_sentence(rule, old) for rule in old.levels[-1].in_binding_order]

    assert told == [
        "These core criteria are met, whatever the total: LC1, DM1 and PA1.",
        "Real progress is found: Progress on an outcome.",
        "At least 51 % of the points that are possible. Where every criterion applies, that is 22 of 43.",
        "Work across at least 4 of the 4 components: Commit, Measure, Take Stock and Act."
        " A component counts from 1/2 of its points.",
        "At least 84 % of the points that are possible. Where every criterion applies, that is 109 of 129.",
    ]
