"""By whose word something holds: the mark, its meaning, the note and the source, as pages show them."""

from __future__ import annotations

from dataclasses import dataclass

from assay.reports.hosts import host
from assay.standard.editions import Edition
from assay.standard.shapes import Provenance, Rule
from assay.words.provenance import meaning
from assay.words.texts import said


@dataclass(frozen=True)
class Origin:
    """`kind` is published, inferred or ours. `source` is the title of the source, "" where none is named."""

    kind: Provenance
    meaning: str
    note: str = ""
    source: str = ""
    address: str = ""


def origin(rule: Rule, edition: Edition) -> Origin:
    """The origin of a rule of `edition`."""
    return _origin(rule.provenance, edition, rule.source, said(rule.note))


def bare_origin(kind: Provenance, address: str = "") -> Origin:
    """The origin of what belongs to no edition; a source without a title is named by its host."""
    return Origin(kind, meaning(kind), "", host(address), address)


def marks() -> list[Origin]:
    """The three marks and what they mean."""
    return [bare_origin(kind) for kind in Provenance]


def _origin(kind: Provenance, edition: Edition, source_id: str | None, note: str) -> Origin:
    source = edition.sources.get(source_id) if source_id else None
    if source is None:
        return Origin(kind, meaning(kind), note)
    return Origin(kind, meaning(kind), note, said(source.title), source.address)
