"""Reminders, whoever is killed: every lead is told, and none of them twice."""

import random
import time

import pytest

from tests.crash.sites import Site, wait_until

pytestmark = pytest.mark.crash

LEADS = 40
NOTICES = "SELECT count(*), count(DISTINCT person_id), count(letter_id) FROM records_notice"
LETTERS = "SELECT count(*), count(DISTINCT to_person_id) FROM records_message WHERE kind = 'notice'"
ROUNDS = "SELECT count(*) FROM records_job WHERE kind = 'reminders' AND state = 'done'"


def told(site: Site) -> int:
    ((count,),) = site.rows("SELECT count(*) FROM records_notice")
    return count


def test_every_lead_is_reminded_once_whenever_the_worker_is_killed(site: Site):
    made = site.run("tests.crash.scenes", "leads", str(LEADS))
    assert made.returncode == 0, made.stderr

    # Killed in the middle of the round, over and over.
    for least in range(3, LEADS, 8):
        with site.start("assay.commands", "worker", "--lease", "1") as worker:
            wait_until(lambda least=least: told(site) >= least, 60, lambda: site.log)
            time.sleep(random.random() / 20)
            worker.kill()
    with site.start("assay.commands", "worker", "--lease", "1"):
        site.wait_until(ROUNDS, [(1,)])

    assert site.rows(NOTICES) == [(LEADS, LEADS, LEADS)]
    assert site.rows(LETTERS) == [(LEADS, LEADS)]
