"""Public documents of real cities that could serve as evidence, by criterion."""

from __future__ import annotations

import csv
import io
from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from assay.standard.editions import Edition
from assay.standard.library import edition as edition_of
from assay.standard.library import folders
from assay.words.dates import as_written

# The edition whose codes the table of examples uses; the crosswalks of editions lead to it from others.
WRITTEN_FOR = "wwc-2022"


@dataclass(frozen=True)
class Example:
    """A document: that it could serve, and `why`, is our opinion. `date` is as precise as the source."""

    title: str
    address: str
    city: str
    kind: str
    date: str
    why: str
    note: str

    @property
    def date_in_words(self) -> str:
        return as_written(self.date)


def examples(edition: Edition, code: str) -> tuple[Example, ...]:
    """The examples for the criterion `code` of `edition`, the newest first."""
    found = [example for own in _codes(edition, code) for example in _all().get(own, ())]
    return tuple(sorted(found, key=lambda example: example.date, reverse=True))


def _codes(edition: Edition, code: str) -> list[str]:
    """Which codes of the table stand for `code`: the same, or what a crosswalk carries between them."""
    if edition.id == WRITTEN_FOR:
        return [code]
    carried = [
        carry.source_code
        for crosswalk in edition.crosswalks
        for carry in crosswalk.carries
        if crosswalk.source_edition == WRITTEN_FOR and carry.to == code
    ]
    if WRITTEN_FOR in folders():
        carried += [
            carry.to
            for crosswalk in edition_of(WRITTEN_FOR).crosswalks
            for carry in crosswalk.carries
            if crosswalk.source_edition == edition.id and carry.source_code == code
        ]
    return carried


@cache
def _all() -> dict[str, list[Example]]:
    addresses = {row["source_id"]: row["address"] for row in _rows("evidence_sources.csv")}
    found: dict[str, list[Example]] = defaultdict(list)
    for row in _rows("evidence_examples.csv"):
        found[row["criterion"]].append(
            Example(
                title=row["title"],
                address=addresses[row["source_id"]],
                city=", ".join(part for part in (row["city"], row["state"] or row["country"]) if part),
                kind=row["kind"],
                date=row["date"],
                why=row["why"],
                note=row["note"],
            )
        )
    return found


def _rows(name: str) -> list[dict[str, str]]:
    text = files("assay").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text)))
