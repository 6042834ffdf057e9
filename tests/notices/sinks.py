"""A mail server that takes letters, refuses them or breaks off, as a test wishes."""

from __future__ import annotations

import asyncio
import socket
import threading
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_bytes
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, Envelope, Session


class Sink:
    """Keeps the Message-ID of every letter that arrived whole. The step `slow_at` takes `seconds`."""

    def __init__(
        self, *, slow_at: str = "", seconds: float = 0.0, reply: dict[str, str] | None = None
    ) -> None:
        self.slow_at, self.seconds = slow_at, seconds
        self.reply = reply or {}
        self.arrived: Counter[str] = Counter()
        self.reached: Counter[str] = Counter()
        self.changed = threading.Condition()

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: list[str]
    ) -> str:
        await self._step("RCPT")
        envelope.rcpt_tos.append(address)
        return self.reply.get("RCPT", "250 OK")

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        assert isinstance(envelope.content, bytes)
        with self.changed:
            self.arrived[message_from_bytes(envelope.content)["Message-ID"]] += 1
        await self._step("DATA")
        if self.reply.get("DATA") == "hang up":
            server.transport.abort()
        return self.reply.get("DATA", "250 OK")

    async def _step(self, name: str) -> None:
        with self.changed:
            self.reached[name] += 1
            self.changed.notify_all()
        if name == self.slow_at:
            await asyncio.sleep(self.seconds)

    def wait_until(self, step: str, count: int, seconds: float = 30.0) -> None:
        with self.changed:
            assert self.changed.wait_for(lambda: self.reached[step] >= count, seconds), "no letter came"


@contextmanager
def listening(sink: Sink) -> Iterator[int]:
    """The port at which `sink` takes letters."""
    port = a_free_port()
    controller: Any = Controller(sink, hostname="127.0.0.1", port=port)
    controller.start()
    try:
        yield port
    finally:
        controller.stop()


def a_free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
