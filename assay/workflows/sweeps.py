"""Sweeps: what killed processes left, and what nobody came back for, is removed daily and at each start."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from assay.records import clock
from assay.workflows import document_making, files, jobs, sheets
from assay.workflows.jobs import Effect

JOB = "sweep"
EVERY = timedelta(days=1)


def begin() -> None:
    """Have it made now, and with it once a day. For every worker that starts; one sweep waits."""
    _have_made(clock.now())


def again(payload: Mapping[str, Any]) -> None:
    """Have the next one made, also where this one was given up."""
    _have_made(clock.now() + EVERY)


def make(payload: Mapping[str, Any]) -> Effect:
    """The work of a job."""
    files.sweep()
    sheets.sweep()
    document_making.sweep()
    return partial(again, payload)


def _have_made(at: datetime) -> None:
    day = at.replace(hour=0, minute=0, second=0, microsecond=0)
    jobs.add(JOB, {}, key=f"{JOB}:{day.date()}", run_at=day)
