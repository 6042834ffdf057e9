"""Jobs, whoever is killed: each effect is in the database once, and no work is done by two."""

import random
import time

import pytest

from tests.crash.sites import Site

pytestmark = pytest.mark.crash

COUNTED = "SELECT about, count(*) FROM records_act WHERE verb = 'counted' GROUP BY about"
WORKED = "SELECT about, count(*) FROM records_act WHERE verb = 'worked' GROUP BY about"
STATES = "SELECT state, count(*) FROM records_job GROUP BY state"


def once_each(count: int) -> set[tuple[str, int]]:
    return {(str(number), 1) for number in range(count)}


def a_worker(site: Site, lease: str = "1"):
    return site.start("tests.crash.scenes", "worker", lease)


def test_the_effect_of_a_job_is_saved_once_whenever_its_workers_are_killed(site: Site):
    site.run("tests.crash.scenes", "counts", "60")

    for _ in range(6):
        with a_worker(site) as first, a_worker(site) as second:
            time.sleep(0.7 + random.random() * 0.6)
            first.kill()
            second.kill()
    with a_worker(site):
        site.wait_until(STATES, [("done", 60)])

    assert set(site.rows(COUNTED)) == once_each(60)


def test_two_workers_never_do_the_same_work(site: Site):
    site.run("tests.crash.scenes", "counts", "60")

    with a_worker(site, "60"), a_worker(site, "60"), a_worker(site, "60"):
        site.wait_until(STATES, [("done", 60)])

    assert set(site.rows(WORKED)) == once_each(60)
    assert set(site.rows(COUNTED)) == once_each(60)
