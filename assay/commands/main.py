"""`assay`: one command, with the parts of it that need a database loaded only when they are called."""

from __future__ import annotations

import importlib
import os

import click

# Command -> the module that holds it, with what the overview says of it. `score` and `edition` must run
# without database, migrations or settings, so nothing is imported before it is asked for.
COMMANDS = {
    "editions": ("assay.commands.editions", "List the editions."),
    "edition": ("assay.commands.editions", "Check an edition, or lock its digest."),
    "score": ("assay.commands.score", "Score findings from a CSV or XLSX file."),
    "serve": ("assay.commands.serve", "Run the site: web and one worker."),
    "worker": ("assay.commands.worker", "Run one more worker."),
    "demo": ("assay.commands.demo", "Make the demonstration site."),
    "migrate": ("assay.commands.migrate", "Bring the database up to date."),
    "create-office": ("assay.commands.offices", "Open the account of a member of the programme office."),
    "import-registry": ("assay.commands.registry", "Take a newer file of the public record."),
    "backup": ("assay.commands.backups", "Write database and files into one archive."),
    "restore": ("assay.commands.backups", "Restore an archive into an empty site."),
}


class Lazy(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module = importlib.import_module(COMMANDS[cmd_name][0])
        command: click.Command = getattr(module, cmd_name.replace("-", "_"))
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, about) for name, (_, about) in COMMANDS.items()])


@click.group(cls=Lazy, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="assay")
def main() -> None:
    """Run a tiered certification programme for city governments."""


def without_site() -> None:
    """Let the words be spoken where no site is set up: the command then needs no settings at all."""
    from django.conf import settings

    if not settings.configured:
        settings.configure(USE_I18N=False)


def with_site() -> None:
    """Set up the site's settings and models for the commands that need them."""
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "assay.site.settings")
    django.setup()
