"""`assay create-office`, from the command line."""

import pytest

from tests.crash.servers import serving
from tests.crash.sites import Site

pytestmark = pytest.mark.database

PASSWORD = "a long and quiet river"
WORDS = ("create-office", "olga@example.org", "--name", "Olga Office", "--password-stdin")


def test_the_account_that_was_opened_signs_in(site: Site):
    done = site.assay(*WORDS, given=f"{PASSWORD}\n")

    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "The account of olga@example.org is open.\n"
        "Start the site with: assay serve\n"
        "Then sign in at http://127.0.0.1:8000/account/sign-in\n"
    )
    with serving(site, "--no-worker") as server:
        client = server.client()
        assert client.post("/account/sign-in", login="olga@example.org", password=PASSWORD).status == 302
        assert client.get("/account/start").location.rstrip("/") == "/office"


def test_a_password_that_will_not_do_is_refused_with_the_reason(site: Site):
    done = site.assay(*WORDS, given="short\n")

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: This password is too short.")
    assert site.rows("SELECT count(*) FROM records_person") == [(0,)]


def test_an_account_that_is_open_already_is_given_the_office_without_a_password(site: Site):
    site.assay(*WORDS, given=f"{PASSWORD}\n")

    done = site.assay(*WORDS)

    assert done.returncode == 0
    assert "has an account already" in done.stdout
    assert site.rows("SELECT count(*) FROM records_appointment") == [(1,)]
