"""What a command does with what it cannot take."""

from __future__ import annotations

import sys
from typing import NoReturn

import click

from assay.faults import Faulty


def refuse(wrong: Faulty) -> NoReturn:
    """Say what is wrong on standard error, a sentence a fault, and end with status 2."""
    from assay.words.faults import report

    for line in report(wrong.faults, more=wrong.more):
        click.echo(line, err=True)
    sys.exit(2)
