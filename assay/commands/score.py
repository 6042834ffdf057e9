"""`assay score`: what findings come to, without a site, a database or settings."""

from __future__ import annotations

import io
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

import click

from assay.commands.faults import refuse
from assay.commands.main import without_site
from assay.faults import Fault, FaultList, Faulty, Place
from assay.scoring import Card, card
from assay.scoring.score_files import read_findings
from assay.standard.complaints import Complaint
from assay.standard.editions import Edition
from assay.standard.library import UnknownEdition
from assay.standard.library import edition as edition_of
from assay.tables import read

STANDARD_INPUT = "-"


@click.command()
@click.argument("file")
@click.option("--edition", "edition_id", required=True, metavar="ID", help="`assay editions` lists them.")
@click.option("--format", "shape", type=click.Choice(["table", "json"]), default="table", show_default=True)
def score(file: str, edition_id: str, shape: str) -> None:
    """Score the findings in FILE, CSV or XLSX; - reads standard input.

    FILE has a column `city`, one for each criterion of the edition and, if you like, one called `outcome`, in
    any order. A cell is a rating of the criterion's scale, or na; on a scale of 0 and 1 also met or not met.
    Case does not matter. Without the column, progress on the outcome is assumed and the result says so.
    """
    without_site()
    from assay.commands.score_lines import json_lines, table_lines

    try:
        edition = edition_of(edition_id)
        cards, alone = scored(file, edition)
    except UnknownEdition as unknown:
        values = {"edition": edition_id, "known": unknown.known}
        refuse(Faulty([Fault(Place(), Complaint.EDITION_UNKNOWN, values)]))
    except Faulty as wrong:
        refuse(wrong)
    as_json = shape == "json"
    lines = json_lines(cards, edition, alone=alone) if as_json else table_lines(cards, edition, alone=alone)
    for line in lines:
        # As bytes: JSON is UTF-8 whatever the terminal is.
        click.echo(line.encode())


def scored(file: str, edition: Edition) -> tuple[Iterator[tuple[str, Card]], bool]:
    """The card of each city, made one by one, and whether there is one city alone.

    Raises Faulty with everything that is wrong with the file before there is any card.
    """
    faults = FaultList()
    source, name = (standard_input(), "standard input") if file == STANDARD_INPUT else (Path(file), file)
    table = read(source, name=name, faults=faults)
    cities = read_findings(table, edition, faults)
    return ((one.city, card(edition, one.findings)) for one in cities), len(table.rows) == 1


def standard_input() -> BinaryIO:
    # It is None where the command was started with its input closed.
    return sys.stdin.buffer if sys.stdin else io.BytesIO()
