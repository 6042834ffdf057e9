"""`assay serve` as a process, people who use it over HTTP, and the storm in which it is killed."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import urlencode

from tests.crash.sites import Site, Started, wait_until
from tests.notices.sinks import a_free_port

# Django takes any secret of this length from the cookie, where the form repeats it.
_CSRF = "a" * 32


@dataclass
class Reply:
    status: int
    location: str
    body: str
    cookies: dict[str, str]

    @property
    def taken(self) -> bool:
        """What was sent is saved, and the browser is sent onward."""
        return self.status in (302, 303) and "sign-in" not in self.location


@dataclass
class Client:
    """Somebody's browser, as far as the server can tell. `address` is where on the network she sits."""

    port: int
    address: str = "192.0.2.1"
    cookies: dict[str, str] = field(default_factory=dict)

    def get(self, path: str) -> Reply:
        return self._ask("GET", path, None)

    def post(self, path: str, **values: str) -> Reply:
        return self._ask("POST", path, urlencode({"csrfmiddlewaretoken": _CSRF, **values}))

    def _ask(self, method: str, path: str, body: str | None) -> Reply:
        """Raises OSError or HTTPException where no whole answer came."""
        cookies = {"csrftoken": _CSRF, **self.cookies}
        headers = {
            "Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items()),
            "X-Forwarded-For": self.address,
            "Content-Type": "application/x-www-form-urlencoded",
        }
        line = http.client.HTTPConnection("127.0.0.1", self.port, timeout=20)
        try:
            line.request(method, path, body, headers)
            answer = line.getresponse()
            text = answer.read().decode(errors="replace")
        finally:
            line.close()
        given = SimpleCookie()
        for header in answer.headers.get_all("Set-Cookie", []):
            given.load(header)
        self.cookies.update({name: morsel.value for name, morsel in given.items() if name != "csrftoken"})
        return Reply(answer.status, answer.headers.get("Location", ""), text, dict(self.cookies))


@dataclass
class Server:
    process: Started
    port: int

    def client(self, number: int = 1, cookies: Mapping[str, str] | None = None) -> Client:
        """Somebody with an address of her own, signed in where she has the cookies of it."""
        return Client(self.port, f"192.0.{number // 256}.{number % 256}", dict(cookies or {}))


@contextmanager
def serving(site: Site, *words: str) -> Iterator[Server]:
    """`assay serve` of this site, from when it answers."""
    port = a_free_port()
    with site.start("assay.commands", "serve", "--port", str(port), *words) as process:
        server = Server(process, port)
        wait_until(lambda: _answers(server), 30, lambda: site.log)
        yield server


def _answers(server: Server) -> bool:
    try:
        return server.client().get("/account/sign-in").status == 200
    except OSError:
        return False


def killed_in_a_storm(
    server: Server,
    send: Callable[[Client, int], Reply],
    *,
    after: int,
    people: int = 6,
    cookies: Mapping[str, str] | None = None,
) -> list[int]:
    """Have `people` send one thing after the other, and kill the server when `after` were acknowledged.

    `send` sends the thing with this number; it is acknowledged with a redirect. The numbers of all that were
    are returned, those that came through while the server died included.
    """
    numbers = iter(range(1_000_000))
    acknowledged: list[int] = []
    refused: list[Reply] = []
    changed = threading.Condition()

    def person() -> None:
        while True:
            with changed:
                number = next(numbers)
            try:
                reply = send(server.client(number, cookies), number)
            except (OSError, http.client.HTTPException):
                return
            with changed:
                if reply.taken:
                    acknowledged.append(number)
                else:
                    refused.append(reply)
                changed.notify_all()

    threads = [threading.Thread(target=person, daemon=True) for _ in range(people)]
    for thread in threads:
        thread.start()
    with changed:
        changed.wait_for(lambda: len(acknowledged) >= after or refused, 60)
    server.process.kill()
    for thread in threads:
        thread.join(30)
    assert not refused, refused[0]
    assert len(acknowledged) >= after
    return acknowledged
