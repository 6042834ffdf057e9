"""Fifty people who save at once: nothing is lost, doubled, or refused for the machine's sake."""

from __future__ import annotations

import http.client
import re
import threading
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

import pytest

from tests.crash.servers import Client, Reply, Server, serving
from tests.crash.sites import Site, wait_until

pytestmark = pytest.mark.crash

# Ten in one place, two of them in the same answer.
TOGETHER, ALONE, SAVES = 10, 40, 6

SAVED = "SELECT explanation, count(*) FROM records_answerversion GROUP BY explanation"
# The number of each answer is that of its current version, and no number is left out.
GAPS = """
    SELECT count(*) FROM records_answer AS answer
    LEFT JOIN records_answerversion AS current ON answer.current_id = current.id
    WHERE (answer.version > 0 AND (current.number IS NULL OR current.number <> answer.version))
    OR answer.version <> (SELECT count(*) FROM records_answerversion WHERE answer_id = answer.id)
"""
ACTS = "SELECT count(*) FROM records_act WHERE verb = 'record-answer'"


@dataclass
class Person:
    number: int
    session: str
    application: str
    item: str
    version: int = 0
    acknowledged: list[str] = field(default_factory=list)
    conflicts: int = 0
    refused: list[Reply] = field(default_factory=list)

    def client(self, server: Server) -> Client:
        return server.client(self.number + 1, {"sessionid": self.session})

    def save(self, client: Client, words: str) -> Reply:
        path = f"/city/{self.application}/answers/{self.item}"
        return client.post(path, version=str(self.version), rating="1", explanation=words)

    def saves(self, server: Server, count: int) -> None:
        """So many texts in all, one after the other; the one that was not acknowledged she sends again.

        Overtaken, she reads what stands, and saves hers after it.
        """
        client = self.client(server)
        while (number := len(self.acknowledged)) < count and not self.refused:
            words = f"Text {number} of person {self.number}."
            reply = self.save(client, words)
            if reply.taken:
                self.acknowledged.append(words)
                self.version += 1
            elif reply.status == 409 and words in reply.body:
                self.conflicts += 1
                self.version = int(re.findall(r'name="version"[^>]* value="(\d+)"', reply.body)[0])
            else:
                self.refused.append(reply)

    def saves_until_it_dies(self, server: Server) -> None:
        with suppress(OSError, http.client.HTTPException):
            self.saves(server, 1_000)


def a_crowd(site: Site) -> list[Person]:
    made = site.run("tests.crash.scenes", "crowd", str(TOGETHER), str(ALONE))
    assert made.returncode == 0, made.stderr
    crowd = [Person(number, *line.split()) for number, line in enumerate(made.stdout.splitlines())]
    assert len(crowd) == TOGETHER + ALONE
    return crowd


def all_at_once(crowd: list[Person], what: Callable[[Person], None]) -> list[threading.Thread]:
    ready = threading.Barrier(len(crowd))

    def one(person: Person) -> None:
        ready.wait()
        what(person)

    threads = [threading.Thread(target=one, args=(person,), daemon=True) for person in crowd]
    for thread in threads:
        thread.start()
    return threads


def over(threads: list[threading.Thread]) -> None:
    for thread in threads:
        thread.join(180)
    assert not any(thread.is_alive() for thread in threads)


def test_fifty_people_save_at_once_and_of_two_in_one_answer_the_later_is_told(site: Site):
    crowd = a_crowd(site)
    crowd[1].item = crowd[0].item

    with serving(site) as server:
        over(all_at_once(crowd, lambda person: person.saves(server, SAVES)))

    assert [person.refused[0] for person in crowd if person.refused] == []
    assert dict(site.rows(SAVED)) == every_text_once(crowd, SAVES)
    assert (site.rows(GAPS), site.rows(ACTS)) == ([(0,)], [(SAVES * len(crowd),)])
    # Of the two in one answer whoever comes later is told; nobody else ever is.
    assert crowd[0].conflicts + crowd[1].conflicts >= 1
    assert [person.conflicts for person in crowd[2:]] == [0] * (len(crowd) - 2)


def test_a_server_killed_while_fifty_people_save_keeps_what_it_acknowledged_and_doubles_nothing(site: Site):
    crowd = a_crowd(site)

    with serving(site) as server:
        storm = all_at_once(crowd, lambda person: person.saves_until_it_dies(server))
        wait_until(lambda: sum(len(person.acknowledged) for person in crowd) >= 150, 120, lambda: site.log)
        server.process.kill()
        over(storm)
    kept, told = dict(site.rows(SAVED)), [words for person in crowd for words in person.acknowledged]
    # What got no answer is sent again, as a browser does that kept it.
    count = 1 + max(len(person.acknowledged) for person in crowd)
    with serving(site) as server:
        over(all_at_once(crowd, lambda person: person.saves(server, count)))

    assert [person.refused[0] for person in crowd if person.refused] == []
    assert set(told) <= kept.keys()
    assert len(kept) <= len(told) + len(crowd)
    assert dict(site.rows(SAVED)) == every_text_once(crowd, count)
    assert site.rows(GAPS) == [(0,)]


def every_text_once(crowd: list[Person], count: int) -> dict[str, int]:
    return {f"Text {number} of person {person.number}.": 1 for person in crowd for number in range(count)}
