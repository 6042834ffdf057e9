"""Jobs: claimed by one at a time, done once, tried again, given up."""

import time
from datetime import timedelta

import pytest

from assay.records.clock import now
from assay.records.models import Act, Job
from assay.workflows import acts, jobs
from assay.workflows.job_kinds import Kind
from assay.workflows.working import AGAIN, DEAD, DONE, LOST, Outcome, heartbeat, work_one

pytestmark = pytest.mark.django_db


def noting(words):
    """The effect of the jobs in these tests: one line in the log."""
    return lambda: acts.record(words, by=None, role="clock")


def noted() -> list[str]:
    return list(Act.objects.values_list("verb", flat=True))


NOTE = {"note": Kind(lambda payload: noting(payload["words"]))}


class Broken(Exception):
    pass


def broken(payload):
    raise Broken("ana@example.org")


BREAK = {"note": Kind(broken, given_up=lambda payload: noting("given up")())}


def a_job(key: str = "one", **more) -> None:
    jobs.add("note", {"words": f"did {key}"}, key=key, **more)


def let_it_be_due() -> None:
    Job.objects.filter(state=Job.READY).update(run_at=now())


def test_a_job_is_done_once():
    a_job()

    outcome = work_one(NOTE)

    job = Job.objects.get()
    assert outcome == Outcome(job.pk, "note", DONE, 1)
    assert (job.state, job.lease, job.leased_until) == (Job.DONE, None, None)
    assert work_one(NOTE) is None
    assert noted() == ["did one"]


def test_the_same_work_waits_once_and_may_be_asked_for_again_when_it_is_done():
    a_job()
    a_job()
    assert Job.objects.count() == 1
    work_one(NOTE)

    a_job()

    assert list(Job.objects.values_list("state", flat=True).order_by("id")) == [Job.DONE, Job.READY]


def test_a_job_waits_for_its_instant():
    a_job(run_at=now() + timedelta(minutes=1))

    assert work_one(NOTE) is None
    assert jobs.claim(now() + timedelta(minutes=2), 60) is not None


def test_the_oldest_comes_first():
    a_job("later", run_at=now() - timedelta(minutes=1))
    a_job("sooner", run_at=now() - timedelta(minutes=2))

    while work_one(NOTE):
        pass

    assert noted() == ["did sooner", "did later"]


def test_a_claimed_job_is_nobody_elses_until_its_lease_runs_out():
    a_job()
    first = jobs.claim(now(), 60)

    assert jobs.claim(now(), 60) is None

    second = jobs.claim(now() + timedelta(seconds=61), 60)
    assert (second.pk, second.attempts) == (first.pk, 2)


def test_a_lease_is_held_longer_by_a_heartbeat():
    a_job()
    job = jobs.claim(now(), 60)

    assert jobs.extend(job, now() + timedelta(seconds=50), 60)

    assert jobs.claim(now() + timedelta(seconds=61), 60) is None


def test_a_heartbeat_that_finds_the_database_busy_is_no_end_of_the_work():
    a_job()
    job = jobs.claim(now(), 60)

    # Its thread has a connection of its own, and this test's transaction holds the tables.
    with heartbeat(job, 0.09):
        time.sleep(0.2)

    jobs.finish(job, noting("did it"))
    assert noted() == ["did it"]


def test_who_lost_the_lease_saves_nothing():
    a_job()
    slow = jobs.claim(now(), 60)
    jobs.claim(now() + timedelta(seconds=61), 60)

    with pytest.raises(jobs.LeaseLost):
        jobs.finish(slow, noting("did it late"))

    assert noted() == []
    assert not jobs.extend(slow, now(), 60)


def test_a_lease_lost_during_the_work_is_told_and_nothing_more():
    a_job()

    def slow(payload):
        Job.objects.update(leased_until=now())
        jobs.claim(now(), 60)
        return noting("did it late")

    outcome = work_one({"note": Kind(slow)})

    assert (outcome.result, noted()) == (LOST, [])


def test_an_effect_that_fails_leaves_nothing_and_the_job_waits_longer_each_time():
    a_job()

    def half(payload):
        def effect():
            noting("half")()
            raise Broken

        return effect

    waits = []
    for _ in range(3):
        let_it_be_due()
        started = now()
        outcome = work_one({"note": Kind(half)})
        waits.append(round((Job.objects.get().run_at - started).total_seconds()))

    assert (outcome.result, outcome.problem) == (AGAIN, "Broken")
    assert waits == [30, 60, 120]
    assert noted() == []


def test_a_pause_is_never_longer_than_some_hours():
    assert jobs.pause(jobs.MOST_ATTEMPTS) == jobs.LONGEST_PAUSE


def test_a_job_that_never_succeeds_is_given_up_and_says_why_without_naming_anyone():
    a_job()

    for _ in range(jobs.MOST_ATTEMPTS):
        let_it_be_due()
        outcome = work_one(BREAK)

    job = Job.objects.get()
    assert (outcome.result, job.state, job.problem) == (DEAD, Job.DEAD, "Broken")
    assert noted() == ["given up"]
    let_it_be_due()
    assert work_one(BREAK) is None


def test_a_job_that_kills_its_workers_is_given_up_too():
    a_job()
    later = now()
    for _ in range(jobs.MOST_ATTEMPTS):
        jobs.claim(later, 60)
        later += timedelta(seconds=61)
    Job.objects.update(leased_until=now())

    outcome = work_one(NOTE)

    assert (outcome.result, outcome.problem, noted()) == (DEAD, "WorkerDied", [])


def test_a_kind_that_nobody_knows_is_put_back():
    jobs.add("from a newer version", {}, key="one")

    outcome = work_one(NOTE)

    assert (outcome.result, outcome.problem) == (AGAIN, "KeyError")
