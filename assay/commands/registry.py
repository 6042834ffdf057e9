"""`assay import-registry`: take a newer file of the public record."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from assay.commands.main import with_site
from assay.faults import Faulty


@click.command()
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option("--shipped", is_flag=True, help="Take the record that ships with this version.")
def import_registry(file: Path | None, shipped: bool) -> None:
    """Take a newer file of the public record, CSV or XLSX, in the columns of the download.

    Rows are added and changed; a row that FILE no longer has stays, and is named. A faulty file changes
    nothing.
    """
    if (file is None) != shipped:
        raise click.UsageError("Give a FILE, or --shipped.")
    with_site()
    from assay.words.faults import report
    from assay.words.recording import change_words, taken_words
    from assay.workflows import registry

    try:
        taken = (
            registry.import_registry(file, by=None, file=file.name)
            if file
            else registry.import_shipped_record(by=None)
        )
    except Faulty as wrong:
        for line in report(wrong.faults, more=wrong.more):
            click.echo(line, err=True)
        sys.exit(2)
    for change in taken.changes:
        words = change_words(change.kind, change.key, change.before, change.after)
        click.echo(f"{change.place.label}: {words}")
    click.echo(taken_words(taken.counts, taken.unchanged))
