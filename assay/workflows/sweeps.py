"""Sweeps: what killed processes left, and what nobody came back for, is removed daily and at each start."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from assay.records import clock
from assay.workflows import document_making, files, jobs, sheets
from assay.workflows.jobs import Effect

JOB = "sweep"
EVERY = timedelta(days=1)


def begin() -> None:
    """Have it made now, and with it once a day. For every worker that starts; one sweep waits."""
    jobs.add_round(JOB, clock.now(), EVERY)


def again(payload: Mapping[str, Any]) -> None:
    """Have the next one made, also where this one was given up."""
    jobs.add_round(JOB, clock.now() + EVERY, EVERY)


def make(payload: Mapping[str, Any]) -> Effect:
    """The work of a job."""
    files.sweep()
    sheets.sweep()
    document_making.sweep()
    return partial(again, payload)
