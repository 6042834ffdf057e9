"""`assay demo`: make the demonstration site, once."""

from __future__ import annotations

import sys
import time

import click

from assay.commands.main import with_site


@click.command()
def demo() -> None:
    """Make the demonstration: invented cities in every stage, and a login for each role."""
    with_site()
    from django.conf import settings

    from assay.commands.migrate import bring_up_to_date
    from assay.commands.serve import DEMONSTRATION_LOGINS
    from assay.workflows.demonstration import RealSite, play

    started = time.monotonic()
    bring_up_to_date()

    def tell(line: str) -> None:
        click.echo(f"{time.monotonic() - started:5.1f} s  {line}")

    try:
        logins = play(tell=tell)
    except RealSite:
        click.echo(
            "This site holds real accounts or applications. A demonstration needs an empty one.", err=True
        )
        sys.exit(2)
    if logins:
        file = settings.HOME / DEMONSTRATION_LOGINS
        file.touch(mode=0o600)
        lines = (
            f"{role:<18} {email:<36} {password}".rstrip() + "\n" for role, (email, password) in logins.items()
        )
        file.write_text("".join(lines), encoding="utf-8")
        tell("the demonstration is ready")
