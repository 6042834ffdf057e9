"""`assay editions`, `assay edition check` and `assay edition lock`."""

from __future__ import annotations

from pathlib import Path

import click

from assay.commands.faults import refuse
from assay.commands.main import without_site
from assay.faults import Fault, Faulty
from assay.scoring.cases import failing
from assay.standard.cases import read_cases
from assay.standard.digests import LOCK, lock_text, locked_digests
from assay.standard.editions import Edition
from assay.standard.library import edition as edition_of
from assay.standard.library import folders, newest_first
from assay.standard.reading import look_into, read_unlocked


@click.command()
def editions() -> None:
    """List the editions, the newest first."""
    without_site()
    found: list[Edition] = []
    faults: list[Fault] = []
    more = 0
    for name in folders():
        try:
            found.append(edition_of(name))
        except Faulty as wrong:
            faults += wrong.faults
            more += wrong.more
    for one in newest_first(found):
        label = f" ({one.label})" if one.label else ""
        click.echo(f"{one.id:<12} {one.title}{label}: {len(one.criteria)} criteria, {one.status}")
    if faults:
        refuse(Faulty(faults, more=more))


@click.group()
def edition() -> None:
    """Check an edition, or lock its digest."""
    without_site()


@edition.command()
@click.argument("directory", required=False, type=click.Path(path_type=Path))
def check(directory: Path | None) -> None:
    """Read the edition in DIRECTORY strictly and list every complaint. Without one, check all."""
    faults: list[Fault] = []
    more = 0
    for folder in [directory] if directory else folders().values():
        try:
            faults += _faults_in(folder)
        except Faulty as wrong:
            faults += wrong.faults
            more += wrong.more
    if faults:
        refuse(Faulty(faults, more=more))


def _faults_in(folder: Path) -> list[Fault]:
    """Everything that is wrong with one edition; one without fault says so."""
    reading = look_into(folder)
    cases, wrong_cases = read_cases(reading.pieces)
    faults = reading.faults + wrong_cases
    found = reading.edition
    if found is None:
        click.echo(f"{folder.resolve().name}: its cases were not tried, for it cannot be scored", err=True)
        return faults
    faults += failing(found, cases)
    if not faults:
        click.echo(f"{found.id}: {len(found.criteria)} criteria, {len(cases)} cases hold, {found.digest}")
    return faults


@edition.command()
@click.argument("directory", type=click.Path(path_type=Path))
def lock(directory: Path) -> None:
    """Write the digest of the edition in DIRECTORY into the lock file beside it.

    An edition that was published is never locked anew: a new wording is a new edition.
    """
    try:
        found = read_unlocked(directory)
    except Faulty as wrong:
        refuse(wrong)
    shelf = directory.resolve().parent
    locked = locked_digests(shelf)
    if locked.get(found.id, found.digest) != found.digest:
        raise click.UsageError(
            f"{found.id} is locked with another digest. Give the changed edition an id of its own, "
            f"or take its line out of {LOCK} if it was never published."
        )
    (shelf / LOCK).write_text(lock_text({**locked, found.id: found.digest}), encoding="utf-8")
    click.echo(f"{found.id} {found.digest}")
