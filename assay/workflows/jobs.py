"""Jobs: work that is done once, whoever dies meanwhile.

A worker claims a job for a time, its lease. If it dies, the lease runs out and another takes the job up. What
a job does to the database is saved together with the mark that it is done, and only while the lease is held.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

from django.db import transaction
from django.db.models import F, Q, QuerySet, Subquery

from assay.records import clock
from assay.records.models import Job

Effect = Callable[[], object]

# Claimed this often without being done, which takes about a day, a job is dead: something is wrong that
# waiting does not mend.
MOST_ATTEMPTS = 14
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=6)
# Rounds are counted from here: hours and days begin as those of UTC do.
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


class LeaseLost(Exception):
    """The lease ran out while the work was done, and the job is another worker's now."""


def add(kind: str, payload: Mapping[str, Any], *, key: str, run_at: datetime | None = None) -> None:
    """Have `kind` done once at `run_at`, or as soon as may be. One job with this key waits at a time."""
    now = clock.now()
    job = Job(key=key, kind=kind, payload=dict(payload), run_at=run_at or now, created_at=now)
    Job.objects.bulk_create([job], ignore_conflicts=True)


def add_round(kind: str, at: datetime, every: timedelta) -> None:
    """Have `kind` made in the hour or day (`every`, in UTC) that holds `at`, from its beginning on."""
    start = at - (at - _EPOCH) % every
    add(kind, {}, key=f"{kind}:{start.isoformat()}", run_at=start)


def claim(now: datetime, lease_seconds: float) -> Job | None:
    """The next job that is due and nobody's, now ours; None when there is none.

    One statement finds and takes it, so two workers never take the same: PostgreSQL skips the rows that
    another is taking, SQLite lets one write at a time.
    """
    lease = uuid4()
    due = (
        Job.objects.select_for_update(skip_locked=True)
        .filter(Q(leased_until=None) | Q(leased_until__lte=now), state=Job.READY, run_at__lte=now)
        .order_by("run_at", "id")
    )
    with transaction.atomic():
        taken = Job.objects.filter(pk=Subquery(due.values("pk")[:1])).update(
            lease=lease, leased_until=now + timedelta(seconds=lease_seconds), attempts=F("attempts") + 1
        )
    return Job.objects.get(lease=lease) if taken else None


def extend(job: Job, now: datetime, lease_seconds: float) -> bool:
    """Hold the lease longer. False where it is another's by now."""
    until = now + timedelta(seconds=lease_seconds)
    return bool(_ours(job).update(leased_until=until))


def finish(job: Job, effect: Effect) -> None:
    """Save the effect together with the mark that the job is done. Raises `LeaseLost`, saving neither."""
    with transaction.atomic():
        _hold(job)
        effect()
        _ours(job).update(state=Job.DONE, done_at=clock.now(), lease=None, leased_until=None, problem="")


def put_back(job: Job, problem: str, given_up: Effect) -> bool:
    """Try again after a pause that doubles each time; too often, and the job is dead and `given_up` done.

    `problem` is shown to operators and names nobody: the class of an exception, never its words.
    True where it is dead.
    """
    dead = job.attempts >= MOST_ATTEMPTS
    with transaction.atomic():
        _hold(job)
        if dead:
            given_up()
            _ours(job).update(state=Job.DEAD, lease=None, leased_until=None, problem=problem)
        else:
            run_at = clock.now() + pause(job.attempts)
            _ours(job).update(run_at=run_at, lease=None, leased_until=None, problem=problem)
    return dead


def pause(attempts: int) -> timedelta:
    return min(FIRST_PAUSE * 2 ** (attempts - 1), LONGEST_PAUSE)


def _hold(job: Job) -> None:
    """Keep the row ours until the transaction ends, however long that takes."""
    if _ours(job).select_for_update().first() is None:
        raise LeaseLost


def _ours(job: Job) -> QuerySet[Job]:
    return Job.objects.filter(pk=job.pk, lease=job.lease, state=Job.READY)
