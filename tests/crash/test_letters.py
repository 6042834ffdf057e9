"""A worker killed in the middle of a letter: no letter goes out twice, none is lost."""

from collections import Counter

import pytest

from tests.crash.sites import Site, wait_until
from tests.notices.sinks import Sink, listening

pytestmark = pytest.mark.crash

LETTERS = 8
LEASE = "2"
STATES = "SELECT state, count(*) FROM records_message GROUP BY state ORDER BY state"
JOBS = "SELECT state, count(*) FROM records_job WHERE kind = 'send-letter' GROUP BY state"
TRIED = "SELECT state, problem, attempts FROM records_job WHERE kind = 'send-letter'"


@pytest.mark.parametrize(
    ("slow_at", "arrived"),
    [
        # The server had the words, and its answer was not heard.
        ("DATA", LETTERS),
        # The words had not left yet.
        ("RCPT", LETTERS - 1),
    ],
)
def test_a_letter_interrupted_is_shown_as_unknown_and_the_others_go_out_once(site: Site, slow_at, arrived):
    sink = Sink(slow_at=slow_at, seconds=0.3)
    site.run("tests.crash.scenes", "letters", str(LETTERS))

    with listening(sink) as port:
        site.environ["ASSAY_MAIL"] = f"smtp://127.0.0.1:{port}"
        with site.start("assay.commands", "worker", "--lease", LEASE) as first:
            sink.wait_until(slow_at, 3)
            first.kill()
        with site.start("assay.commands", "worker", "--lease", LEASE) as second:
            site.wait_until(JOBS, [("done", LETTERS)])
            assert second.end() == 0

    assert site.rows(STATES) == [("sent", LETTERS - 1), ("unknown", 1)]
    assert Counter(sink.arrived.values()) == {1: arrived}
    sent = site.rows("SELECT message_id FROM records_message WHERE state = 'sent'")
    assert {identity for (identity,) in sent} <= set(sink.arrived)


def test_several_workers_send_each_letter_once(site: Site):
    sink = Sink(slow_at="DATA", seconds=0.05)
    site.run("tests.crash.scenes", "letters", "30")

    with listening(sink) as port:
        site.environ["ASSAY_MAIL"] = f"smtp://127.0.0.1:{port}"
        with (
            site.start("assay.commands", "worker") as first,
            site.start("assay.commands", "worker") as second,
            site.start("assay.commands", "worker") as third,
        ):
            site.wait_until(STATES, [("sent", 30)])
            assert [one.end() for one in (first, second, third)] == [0, 0, 0]

    assert Counter(sink.arrived.values()) == {1: 30}


def test_a_worker_asked_to_end_finishes_the_letter_in_its_hands(site: Site):
    sink = Sink(slow_at="DATA", seconds=1.0)
    site.run("tests.crash.scenes", "letters", "3")

    with listening(sink) as port:
        site.environ["ASSAY_MAIL"] = f"smtp://127.0.0.1:{port}"
        with site.start("assay.commands", "worker") as worker:
            sink.wait_until("DATA", 1)
            assert worker.end() == 0

    assert site.rows(STATES) == [("sent", 1), ("waiting", 2)]


def test_a_letter_waits_while_the_mail_server_is_away(site: Site):
    site.run("tests.crash.scenes", "letters", "1")
    site.environ["ASSAY_MAIL"] = "smtp://127.0.0.1:9"

    done = site.assay("worker", "--drain")

    assert done.returncode == 0
    assert site.rows("SELECT state, problem FROM records_message") == [("waiting", "")]
    assert site.rows(TRIED) == [("ready", "NotAccepted", 1)]


def test_a_workers_log_names_nobody(site: Site):
    site.run("tests.crash.scenes", "letters", "2")

    with site.start("assay.commands", "worker") as worker:
        wait_until(lambda: site.rows(STATES) == [("sent", 2)], 30, lambda: site.log)
        worker.end()

    # Without a mail server letters go to the console, which is no part of the log.
    lines = [line for line in site.log.splitlines() if line.startswith("timestamp=")]
    first, *done, last = [line.split("event=")[1].split(" job=")[0].split(" pid=")[0] for line in lines]
    assert (first, last) == ('"worker started"', '"worker ended"')
    assert sorted(done) == [
        "done kind=reminders",
        "done kind=send-letter",
        "done kind=send-letter",
        "done kind=sweep",
    ]
    assert not [line for line in lines if "person" in line or "example" in line]
