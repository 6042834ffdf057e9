"""What a stranger finds at an address, asked of a real server on this machine."""

from __future__ import annotations

import logging
import shutil
import socket
import ssl
import subprocess
import time
from pathlib import Path
from typing import Any

import pytest

from assay.fetching.lines import MOST_BYTES, MOST_HEAD
from assay.fetching.visits import MOST_REDIRECTS, Found, Visit, visit
from tests.fetching.making import Answer, Server, here, led_to, page, said, serving


def visited(server: Server, path: str = "/", **more: Any) -> Visit:
    allowed: dict[str, Any] = {"may_reach": server.may_reach, "resolve": here, "seconds": 5.0}
    return visit(server.at(path), **{**allowed, **more})


def found(answer: Answer, **more: Any) -> Visit:
    with serving({"/": answer}) as server:
        return visited(server, **more)


@pytest.mark.parametrize(
    ("answer", "expected"),
    [
        (page("<h1>Budget</h1>"), Visit(Found.OPEN, 200)),
        (said("200 OK", "Content-Type: application/pdf", content="%PDF"), Visit(Found.OPEN, 200)),
        (said("204 No Content"), Visit(Found.OPEN, 204)),
        (page("", "401 Unauthorized"), Visit(Found.CLOSED, 401)),
        (page("", "403 Forbidden"), Visit(Found.CLOSED, 403)),
        (page('<form><input name="p" type="password"></form>'), Visit(Found.CLOSED, 200)),
        (page("<INPUT TYPE=password>"), Visit(Found.CLOSED, 200)),
        (said("200 OK", "Content-Type: text/plain", content="<input type=password>"), Visit(Found.OPEN, 200)),
        (page("<p>Forgot your password?</p>"), Visit(Found.OPEN, 200)),
        (page("", "404 Not Found"), Visit(Found.GONE, 404)),
        (page("", "410 Gone"), Visit(Found.GONE, 410)),
        (page("", "429 Too Many Requests"), Visit(Found.UNREACHABLE, 429)),
        (page("", "500 Internal Server Error"), Visit(Found.UNREACHABLE, 500)),
        (said("302 Found"), Visit(Found.UNREACHABLE, 302)),
    ],
)
def test_what_a_server_says_is_what_a_stranger_finds(answer: Answer, expected: Visit) -> None:
    assert found(answer) == expected


@pytest.mark.parametrize(
    "path",
    ["/login", "/users/sign_in?next=%2F", "/SSO/start", "/oauth2/authorize", "/adfs/ls/", "/Account/LogOn"],
)
def test_being_led_to_a_sign_in_page_is_a_closed_door(path: str) -> None:
    with serving({"/": led_to(path), path: page("<p>Hello</p>")}) as server:
        assert visited(server) == Visit(Found.CLOSED, 200)


@pytest.mark.parametrize("path", ["/blogging", "/authors", "/budget?next=login", "/catalogin"])
def test_being_led_elsewhere_is_not(path: str) -> None:
    with serving({"/": led_to(path), path: page("<p>Hello</p>")}) as server:
        assert visited(server) == Visit(Found.OPEN, 200)


def test_as_many_redirects_as_may_be_are_followed_and_no_more() -> None:
    answers = {f"/{number}": led_to(f"/{number + 1}") for number in range(MOST_REDIRECTS + 2)}
    with serving(answers) as server:
        assert visited(server, "/0") == Visit(Found.UNREACHABLE, 302)
        assert server.asked == [f"/{number}" for number in range(MOST_REDIRECTS + 1)]

        assert visited(server, "/2") == Visit(Found.GONE, 404)


@pytest.mark.parametrize(
    "onward",
    [
        "http://127.0.0.1/",
        "http://169.254.169.254/latest/meta-data/",
        "http://[::1]/",
        "file:///etc/passwd",
        "ftp://harbor.example/",
        "http://ana@harbor.example/",
        "http://2130706433/",
        "//10.0.0.1/",
        "http://[",
    ],
)
def test_each_step_of_the_way_is_looked_at_anew(onward: str) -> None:
    with serving({"/": led_to(onward)}) as server:
        assert visited(server) == Visit(Found.REFUSED, 302)
        assert server.asked == ["/"]


def test_a_name_is_looked_up_once_and_the_line_leads_to_what_was_looked_at() -> None:
    """A name that stands for something else the second time gains nothing: it is not asked again."""
    looked_up = []

    def changing(host: str, port: int, seconds: float) -> list[str]:
        looked_up.append(host)
        return ["127.0.0.1"] if len(looked_up) == 1 else ["10.0.0.1"]

    with serving({"/": page("Hello")}) as server:
        assert visited(server, resolve=changing) == Visit(Found.OPEN, 200)

    assert looked_up == ["harbor.example"]


def test_a_name_that_changes_between_two_steps_is_refused_at_the_second() -> None:
    answers = iter([["127.0.0.1"], ["10.0.0.1"]])
    with serving({"/": led_to("/next"), "/next": page("Hello")}) as server:
        assert visited(server, resolve=lambda *_: next(answers)) == Visit(Found.REFUSED, 302)
        assert server.asked == ["/"]


def test_the_server_on_this_machine_is_refused_without_the_allowance_of_a_test() -> None:
    with serving({"/": page("Hello")}) as server:
        assert visit(server.at(host="127.0.0.1")) == Visit(Found.REFUSED)
        assert visit(server.at(), resolve=here) == Visit(Found.REFUSED)
        assert server.asked == []


def test_the_request_names_the_host_and_nothing_of_who_asks() -> None:
    with serving({"/a?b=c": page("Hello")}) as server:
        visited(server, "/a?b=c#d")

        (head,) = server.heads
    assert head.startswith(b"GET /a?b=c HTTP/1.1\r\n")
    assert f"Host: harbor.example:{server.port}\r\n".encode() in head
    assert not any(word in head.lower() for word in (b"cookie", b"referer", b"authorization"))


def test_of_a_page_without_end_only_the_beginning_is_read() -> None:
    def endless(line: socket.socket, head: bytes) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n")
        for _ in range(10_000):
            line.sendall(b" " * MOST_BYTES)

    started = time.monotonic()
    assert found(endless) == Visit(Found.OPEN, 200)
    assert time.monotonic() - started < 4


def test_a_password_beyond_the_beginning_is_not_looked_for() -> None:
    assert found(page(" " * MOST_BYTES + "<input type=password>")) == Visit(Found.OPEN, 200)


def test_a_head_without_end_is_not_read_to_its_end() -> None:
    def endless(line: socket.socket, head: bytes) -> None:
        line.sendall(b"HTTP/1.1 200 OK\r\n")
        for number in range(90):
            line.sendall(b"X-%d: %b\r\n" % (number, b"x" * (MOST_HEAD // 50)))
        line.sendall(b"\r\n")

    assert found(endless) == Visit(Found.UNREACHABLE)


def test_a_server_that_says_go_on_for_ever_is_left() -> None:
    def endless(line: socket.socket, head: bytes) -> None:
        for _ in range(100_000):
            line.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")

    assert found(endless) == Visit(Found.UNREACHABLE)


@pytest.mark.parametrize("beginning", [b"", b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"])
def test_a_server_that_sends_a_byte_now_and_then_is_left_when_the_time_is_over(beginning: bytes) -> None:
    def slow(line: socket.socket, head: bytes) -> None:
        line.sendall(beginning)
        while True:
            line.sendall(b"H")
            time.sleep(0.1)

    started = time.monotonic()
    visit_was = found(slow, seconds=1.0)

    assert visit_was.found in (Found.UNREACHABLE, Found.OPEN)
    assert time.monotonic() - started < 3


def test_a_server_that_says_nothing_is_left_when_the_time_is_over() -> None:
    started = time.monotonic()

    assert found(lambda line, head: time.sleep(3), seconds=0.5) == Visit(Found.UNREACHABLE)
    assert time.monotonic() - started < 2


@pytest.mark.parametrize("said_oddly", [b"", b"\0\0\0\0", b"SSH-2.0-OpenSSH_9\r\n", b"HTTP/1.1 abc\r\n\r\n"])
def test_what_is_no_web_server_cannot_be_reached(said_oddly: bytes) -> None:
    assert found(lambda line, head: line.sendall(said_oddly)) == Visit(Found.UNREACHABLE)


def test_nobody_at_home_cannot_be_reached() -> None:
    with serving({}) as server:
        pass

    assert visited(server).found is Found.UNREACHABLE


def test_a_name_that_nobody_has_cannot_be_reached() -> None:
    def nobody(host: str, port: int, seconds: float) -> list[str]:
        raise socket.gaierror

    assert visit("http://harbor.example/", resolve=nobody) == Visit(Found.UNREACHABLE)
    assert visit("http://harbor.example/", resolve=lambda *_: []) == Visit(Found.UNREACHABLE)


def test_no_line_of_a_log_names_an_address(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)

    found(led_to("/login"))
    found(lambda line, head: line.sendall(b"SSH"))

    assert caplog.records == []


@pytest.fixture(scope="module")
def certificate(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """For harbor.example, signed by itself."""
    if shutil.which("openssl") is None:
        pytest.skip("openssl makes the certificate")
    file = tmp_path_factory.mktemp("tls") / "harbor.pem"
    words = "req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=harbor.example"
    more = ["-addext", "subjectAltName=DNS:harbor.example", "-keyout", str(file), "-out", f"{file}.crt"]
    subprocess.run(["openssl", *words.split(), *more], check=True, capture_output=True)
    file.write_text(file.read_text() + Path(f"{file}.crt").read_text())
    return file


def test_a_certificate_has_to_be_for_the_name(certificate: Path) -> None:
    trust = ssl.create_default_context(cafile=certificate)
    with serving({"/": page("Hello")}, certificate=certificate) as server:
        more: dict[str, Any] = {"may_reach": server.may_reach, "resolve": here, "seconds": 5.0}
        named = server.at(scheme="https")
        other = server.at(scheme="https", host="other.example")

        assert visit(named, trust=trust, **more) == Visit(Found.OPEN, 200)
        assert visit(other, trust=trust, **more) == Visit(Found.UNREACHABLE)
        assert visit(named, **more) == Visit(Found.UNREACHABLE)
