"""A server killed while people send: what was acknowledged is there, once."""

from urllib.parse import quote
from uuid import UUID

import pytest

from tests.crash.servers import Client, Reply, killed_in_a_storm, serving
from tests.crash.sites import Site

pytestmark = pytest.mark.crash

PASSWORD = "a long and quiet river"
CURRENT = """
    SELECT item, number, explanation
    FROM records_answer AS answer JOIN records_answerversion AS version ON answer.current_id = version.id
"""


def test_every_answer_that_was_acknowledged_is_there_after_the_server_was_killed(site: Site):
    made = site.run("tests.crash.scenes", "city", "ana@example.org")
    assert made.returncode == 0, made.stderr
    application, *items = made.stdout.split()

    def send(client: Client, number: int) -> Reply:
        words = {"version": "0", "rating": "1", "explanation": f"Words {number}."}
        return client.post(f"/city/{application}/answers/{items[number]}", **words)

    with serving(site, "--no-worker") as server:
        ana = server.client()
        assert ana.post("/account/sign-in", login="ana@example.org", password=PASSWORD).status == 302
        acknowledged = killed_in_a_storm(server, send, after=25, cookies=ana.cookies)
    with serving(site, "--no-worker") as server:
        again = server.client(cookies=ana.cookies).get(f"/city/{application}")

    kept = site.rows(CURRENT)
    assert set(kept) >= {(items[number], 1, f"Words {number}.") for number in acknowledged}
    assert len(kept) == len({item for item, _, _ in kept})
    assert again.status == 200


def test_a_letter_of_a_reader_is_there_once_though_the_server_was_killed_and_it_was_sent_again(site: Site):
    words = ("create-office", "olga@example.org", "--name", "Olga Office", "--password-stdin")
    site.assay(*words, given=f"{PASSWORD}\n")
    ((row,),) = site.rows("SELECT min(key) FROM records_recordedevent")

    def send(client: Client, number: int) -> Reply:
        return client.post(
            f"/correct?row={quote(row)}",
            words=f"Correction {number}.",
            email=f"reader{number}@example.org",
            form_key=str(UUID(int=number + 1)),
        )

    with serving(site, "--no-worker") as server:
        acknowledged = killed_in_a_storm(server, send, after=40)
    with serving(site, "--no-worker") as server:
        # Whoever got no answer sends the same form again.
        again = [number for number in range(max(acknowledged) + 7) if number not in acknowledged]
        assert all(send(server.client(1_000 + number), number).taken for number in again)

    kept = site.rows("SELECT \"to\" FROM records_message WHERE kind = 'correction_received'")
    expected = {f"reader{number}@example.org" for number in [*acknowledged, *again]}
    assert sorted(address for (address,) in kept) == sorted(expected)
