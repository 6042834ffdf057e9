"""`assay worker`: does what waits, until it is told to stop."""

from __future__ import annotations

import os
import select
import signal
import sys
from collections.abc import Mapping
from types import FrameType
from typing import TYPE_CHECKING, Any

import click
import structlog

from assay.commands.main import with_site
from assay.commands.parents import end_with

if TYPE_CHECKING:
    from assay.workflows.job_kinds import Kind

SECONDS_BETWEEN_LOOKS = 1.0
# A database that cannot be reached is asked again more rarely.
SECONDS_AFTER_TROUBLE = 5.0


class Stop:
    """A wish to end, made by a signal. A pipe wakes who waits: an event's lock is not safe in a handler."""

    def __init__(self) -> None:
        self.asked = False
        self._woken, self._wake = os.pipe()

    def ask(self, number: int, frame: FrameType | None) -> None:
        self.asked = True
        os.write(self._wake, b".")

    def wait(self, seconds: float) -> None:
        select.select([self._woken], [], [], seconds)


@click.command()
@click.option(
    "--lease", default=60.0, show_default=True, help="Seconds until a dead worker's job is taken up."
)
@click.option("--drain", is_flag=True, help="End when nothing is due.")
@click.option("--beside", type=int, hidden=True, help="End with this process, which started the worker.")
def worker(lease: float, drain: bool, beside: int | None) -> None:
    """Run one more worker. Several may run at once; SIGTERM ends one after the job in its hands."""
    with_site()
    stop = Stop()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, stop.ask)
    if beside is not None:
        end_with(beside)
    run(stop, lease_seconds=lease, drain=drain)


def run(
    stop: Stop,
    *,
    lease_seconds: float,
    drain: bool = False,
    kinds: Mapping[str, Kind] | None = None,
) -> None:
    """Work until `stop` is asked for, with `drain` until nothing is due. `kinds` are all, if not given."""
    from django.db import DatabaseError, InterfaceError, connection

    from assay.workflows import reminders, sweeps
    from assay.workflows.job_kinds import KINDS
    from assay.workflows.working import work_one

    log = _log()
    log.info("worker started", pid=os.getpid())
    beginning = kinds is None
    while not stop.asked:
        try:
            if beginning:
                reminders.begin()
                sweeps.begin()
                beginning = False
            outcome = work_one(kinds or KINDS, lease_seconds=lease_seconds)
        except (DatabaseError, InterfaceError) as error:
            log.error("database trouble", problem=type(error).__name__)
            connection.close()
            stop.wait(SECONDS_AFTER_TROUBLE)
            continue
        if outcome is not None:
            log.info(outcome.result, kind=outcome.kind, job=outcome.job, problem=outcome.problem)
        elif drain:
            break
        else:
            stop.wait(SECONDS_BETWEEN_LOOKS)
    log.info("worker ended", pid=os.getpid())


def _log() -> Any:
    """Lines for operators: what was done, never for whom."""
    structlog.configure(
        processors=[
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.LogfmtRenderer(key_order=["timestamp", "level", "event"]),
        ],
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    return structlog.get_logger()
