"""Sweeps: once a day and at each start, of what nobody came back for."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from assay.records.models import Job, SheetLoad
from assay.workflows import sheets, sweeps
from assay.workflows.working import work_one
from tests import examples
from tests.clocks import Clock

pytestmark = pytest.mark.django_db

START = datetime(2026, 3, 3, 15, tzinfo=UTC)
MIDNIGHT = datetime(2026, 3, 4, tzinfo=UTC)


def work_off() -> None:
    while work_one():
        pass


def waiting() -> list[datetime]:
    return [job.run_at for job in Job.objects.filter(kind=sweeps.JOB, state=Job.READY)]


def test_one_sweep_follows_the_other_each_day_and_a_new_worker_adds_none(clock: Clock) -> None:
    clock.at = START
    sweeps.begin()
    sweeps.begin()
    work_off()
    sweeps.begin()
    work_off()

    assert waiting() == [MIDNIGHT]


def test_a_sweep_that_is_given_up_is_followed_by_the_next(clock: Clock) -> None:
    clock.at = START

    sweeps.again({})

    assert waiting() == [MIDNIGHT]


def test_a_worker_that_runs_for_days_forgets_what_ran_out_meanwhile(clock: Clock) -> None:
    clock.at = START
    load = SheetLoad.objects.create(
        application=examples.an_open_application(),
        state=SheetLoad.PREVIEWED,
        by=examples.ana(),
        at=START,
        rows=[{"words": "typed"}],
    )
    sweeps.begin()
    work_off()

    clock.at = START + sheets.LASTS + timedelta(days=1)
    work_off()

    load.refresh_from_db()
    assert (load.state, load.rows) == (SheetLoad.DROPPED, [])
