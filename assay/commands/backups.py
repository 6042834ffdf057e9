"""`assay backup` and `assay restore`."""

from __future__ import annotations

from pathlib import Path

import click

from assay.commands.main import with_site
from assay.workflows.archives import FORMAT, Trouble, Unusable

SENTENCES: dict[Trouble, str] = {
    Trouble.NO_DATABASE: "There is no site's database at {}.",
    Trouble.DATABASE_AWAY: "The database cannot be reached.",
    Trouble.TARGET_EXISTS: "{} exists already. Give the backup another name.",
    Trouble.NO_FOLDER: "The folder {} does not exist.",
    Trouble.FILE_DAMAGED: "{} is missing or damaged on this disk, so no backup was written.",
    Trouble.NOT_EMPTY: "{} is not empty. A backup is restored into an empty site alone.",
    Trouble.UNREADABLE: "{} cannot be read as a backup.",
    Trouble.STRANGER: "The backup holds something that does not belong there: {}.",
    Trouble.INCOMPLETE: "The backup is not complete: it ends before its list of contents.",
    Trouble.CHANGED: "The backup is damaged: {} is not what was written.",
    Trouble.OTHER_FORMAT: f"The backup has format {{}}; this version of Assay reads format {FORMAT}.",
    Trouble.OTHER_VERSION: (
        "The backup was made by Assay {}, and this version does not know that one's database. "
        "Restore it with that version or a newer one."
    ),
    Trouble.NOT_TAKEN: "The database did not take what is in the backup ({}). Nothing was changed.",
    Trouble.DATABASE_DAMAGED: "The database cannot be read, or is damaged.",
    Trouble.FILES_MISSING: "The backup lacks files that its database names: {}.",
}


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
def backup(file: Path) -> None:
    """Write database and files into FILE, one tar archive. The site may run meanwhile."""
    with_site()
    from assay.workflows.backups import back_up

    try:
        made = back_up(file)
    except (Unusable, OSError) as why:
        raise _refusal(why) from None
    click.echo(f"{file}: {made.rows} rows and {made.files} files, {made.size / 1_000_000:.1f} MB.")


@click.command()
@click.argument("file", type=click.Path(exists=True, dir_okay=False, path_type=Path))
def restore(file: Path) -> None:
    """Put the backup in FILE into an empty site. Every hash is compared before anything is put in place."""
    with_site()
    from assay.workflows import backups

    try:
        made = backups.restore(file)
    except (Unusable, OSError) as why:
        raise _refusal(why) from None
    click.echo(f"Restored {made.rows} rows and {made.files} files. Start the site with: assay serve")
    if made.held:
        click.echo(
            f"Letters that waited in the backup: {made.held}. They may have been sent since, so they are "
            "not sent by themselves. The office's outbox lists them."
        )


def _refusal(why: Unusable | OSError) -> click.ClickException:
    if isinstance(why, OSError):
        return click.ClickException(f"{why.filename or 'The disk'}: {why.strerror}.")
    return click.ClickException(SENTENCES[why.trouble].format(why.about))
