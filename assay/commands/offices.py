"""`assay create-office`: the account with which a site begins."""

from __future__ import annotations

import sys

import click

from assay.commands.main import with_site
from assay.commands.migrate import bring_up_to_date


@click.command(name="create-office")
@click.argument("email")
@click.option("--name", required=True, help="The name, as letters and pages show it.")
@click.option("--password-stdin", is_flag=True, help="Read the password from standard input.")
def create_office(email: str, name: str, password_stdin: bool) -> None:
    """Open the account of a member of the programme office."""
    with_site()
    from django.conf import settings
    from django.core.exceptions import ValidationError

    from assay.workflows.offices import known, open_office
    from assay.workflows.refusals import Refused

    bring_up_to_date()
    had_account = known(email) is not None
    password = "" if had_account else _password(password_stdin)
    try:
        open_office(email, name=name, password=password)
    except Refused:
        raise click.ClickException(
            "This is a demonstration site. A real one starts with another ASSAY_HOME or database."
        ) from None
    except ValidationError as wrong:
        raise click.ClickException(" ".join(wrong.messages)) from None
    if had_account:
        click.echo(
            f"{email} has an account already. It now belongs to the programme office; its password stays."
        )
    else:
        click.echo(f"The account of {email} is open.")
    click.echo(f"Start the site with: assay serve\nThen sign in at {settings.ADDRESS}/account/sign-in")


def _password(from_stdin: bool) -> str:
    if from_stdin:
        return sys.stdin.readline().rstrip("\n")
    return str(click.prompt("Password", hide_input=True, confirmation_prompt=True))
