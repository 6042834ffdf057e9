"""Working off the jobs: one at a time, with a heartbeat that holds the lease of what takes long."""

from __future__ import annotations

import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial

from django.db import DatabaseError, connection

from assay.records import clock
from assay.records.models import Job
from assay.workflows import jobs
from assay.workflows.job_kinds import KINDS, Kind

LEASE_SECONDS = 60.0
DONE, AGAIN, DEAD, LOST = "done", "again", "dead", "lease lost"


@dataclass(frozen=True)
class Outcome:
    """What became of one job, in words for a log: no person, no place."""

    job: int
    kind: str
    result: str
    attempts: int
    problem: str = ""


def work_one(kinds: Mapping[str, Kind] = KINDS, *, lease_seconds: float = LEASE_SECONDS) -> Outcome | None:
    """Do the next job that is due; None when there is none."""
    job = jobs.claim(clock.now(), lease_seconds)
    if job is None:
        return None
    try:
        problem = _attempt(job, kinds, lease_seconds)
        if not problem:
            return Outcome(job.pk, job.kind, DONE, job.attempts)
        result = DEAD if jobs.put_back(job, problem, partial(_give_up, job, kinds)) else AGAIN
        return Outcome(job.pk, job.kind, result, job.attempts, problem)
    except jobs.LeaseLost:
        return Outcome(job.pk, job.kind, LOST, job.attempts)


def _attempt(job: Job, kinds: Mapping[str, Kind], lease_seconds: float) -> str:
    """Do a job. What stood in the way is returned as the name of its class: its words may name people."""
    if job.attempts > jobs.MOST_ATTEMPTS:
        return "WorkerDied"
    try:
        with heartbeat(job, lease_seconds):
            effect = kinds[job.kind].work(job.payload)
        jobs.finish(job, effect)
    except jobs.LeaseLost:
        raise
    except Exception as error:
        return type(error).__name__
    return ""


def _give_up(job: Job, kinds: Mapping[str, Kind]) -> None:
    if job.kind in kinds:
        kinds[job.kind].given_up(job.payload)


@contextmanager
def heartbeat(job: Job, lease_seconds: float) -> Iterator[None]:
    """Hold the lease while the block runs. Its thread reaches the database only if that takes long."""
    over = threading.Event()

    def beat() -> None:
        try:
            while not over.wait(lease_seconds / 3):
                # What finds the database busy is tried again before the lease runs out.
                with suppress(DatabaseError):
                    if not jobs.extend(job, clock.now(), lease_seconds):
                        return
        finally:
            connection.close()

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
