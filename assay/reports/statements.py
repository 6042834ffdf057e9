"""Dated and sourced sentences that ship as data: the history of the standard, and how certification works."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from assay.reports.origins import Origin, bare_origin
from assay.standard.shapes import Provenance
from assay.words.dates import as_written


@dataclass(frozen=True)
class Statement:
    """`when` is as precise as the source, and "" where it gives no date."""

    sentences: tuple[str, ...]
    origin: Origin
    title: str = ""
    when: str = ""


@cache
def history() -> tuple[Statement, ...]:
    """How the standard came about and changed, oldest first, undated entries last."""
    return tuple(_statement(entry) for entry in _loaded("standard_history.yaml"))


@cache
def how_it_works() -> dict[str, tuple[Statement, ...]]:
    """What is known of how certification works, by section."""
    sections = _loaded("how_it_works.yaml")
    return {name: tuple(_statement(entry) for entry in entries) for name, entries in sections.items()}


def _statement(entry: dict[str, Any]) -> Statement:
    return Statement(
        sentences=tuple(entry["sentences"]),
        origin=bare_origin(Provenance(entry["provenance"]), entry["source"] or ""),
        title=entry.get("title", ""),
        when=as_written(entry.get("when") or ""),
    )


def _loaded(name: str) -> Any:
    return YAML(typ="safe").load(files("assay").joinpath("data", name).read_text(encoding="utf-8"))
