"""One question over one line: to the very address that was looked at, with an end to time and size."""

from __future__ import annotations

import http.client
import os
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import Any, BinaryIO

from assay.fetching.places import Target, Unreachable
from assay.fetching.reach import Address

MOST_BYTES = 64 * 1024
MOST_HEAD = 32 * 1024
_HEADERS = {
    "User-Agent": "Mozilla/5.0 (compatible)",
    "Accept": "text/html,application/xhtml+xml,*/*;q=0.8",
    "Accept-Language": "en,*;q=0.5",
    # What is packed could unpack without end.
    "Accept-Encoding": "identity",
    "Connection": "close",
}


@dataclass(frozen=True)
class Reply:
    """`text` is the beginning of a page; blank where the answer is no page."""

    status: int
    location: str
    text: str


class _Head:
    """The lines before an answer's content, of which there may be so many bytes."""

    def __init__(self, whole: BinaryIO) -> None:
        self.whole = whole
        self.left = MOST_HEAD

    def readline(self, most: int) -> bytes:
        line = self.whole.readline(most)
        self.left -= len(line)
        if self.left < 0:
            raise http.client.HTTPException("head too long")
        return line

    def __getattr__(self, name: str) -> Any:
        return getattr(self.whole, name)


class _Response(http.client.HTTPResponse):
    def begin(self) -> None:
        whole: Any = self.fp
        head: Any = _Head(whole)
        self.fp = head
        super().begin()
        if self.fp is head:
            self.fp = whole


def ask(target: Target, place: Address, end: float, trust: ssl.SSLContext | None = None) -> Reply:
    """Ask `place`, and nobody else, for what `target` names. Raises Unreachable, at `end` at the latest."""
    try:
        with _line(target, place, end, trust) as line:
            line.request("GET", target.path, headers={"Host": target.named, **_HEADERS})
            answer = line.getresponse()
            content = answer.read(MOST_BYTES)
    except (OSError, http.client.HTTPException, ValueError) as error:
        # Whatever an odd server says comes through as it is; it means that nobody could read it.
        raise Unreachable from error
    is_page = "html" in (answer.getheader("Content-Type") or "html").lower()
    text = content.decode("utf-8", errors="replace") if is_page else ""
    return Reply(answer.status, answer.getheader("Location") or "", text)


@contextmanager
def _line(
    target: Target, place: Address, end: float, trust: ssl.SSLContext | None
) -> Iterator[http.client.HTTPConnection]:
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError
    with socket.create_connection((str(place), target.port), timeout=left) as plain, _cut_at(plain, end):
        line = http.client.HTTPConnection(target.host, target.port)
        line.response_class = _Response
        if target.secure:
            # The certificate has to be for the name, though the line leads to the number.
            context = trust or ssl.create_default_context()
            with context.wrap_socket(plain, server_hostname=target.host) as secure:
                line.sock = secure
                yield line
        else:
            line.sock = plain
            yield line


@contextmanager
def _cut_at(line: socket.socket, end: float) -> Iterator[None]:
    """End the line at `end`: a server that sends a byte now and then could hold it for ever."""
    # TLS takes the socket over; its twin still reaches the same line.
    with socket.socket(fileno=os.dup(line.fileno())) as twin:

        def cut() -> None:
            with suppress(OSError):
                twin.shutdown(socket.SHUT_RDWR)

        timer = threading.Timer(max(end - time.monotonic(), 0), cut)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()
            timer.join()
