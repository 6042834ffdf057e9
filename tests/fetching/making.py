"""A real web server on this machine, whose answers a test names, and the allowance that leads to it."""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from ipaddress import ip_address
from pathlib import Path

from assay.fetching.reach import Address

# What is written to a line, given the head of the request.
Answer = Callable[[socket.socket, bytes], None]


@dataclass
class Server:
    port: int
    asked: list[str] = field(default_factory=list)
    heads: list[bytes] = field(default_factory=list)

    def at(self, path: str = "/", host: str = "harbor.example", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.port}{path}"

    def may_reach(self, address: Address, port: int) -> bool:
        """This very server and nothing else."""
        return (address, port) == (ip_address("127.0.0.1"), self.port)


def here(host: str, port: int, seconds: float) -> Sequence[str]:
    """Every name stands for this machine."""
    return ["127.0.0.1"]


def said(status: str, *headers: str, content: str = "") -> Answer:
    lines = "".join(
        f"{line}\r\n" for line in (f"HTTP/1.1 {status}", *headers, f"Content-Length: {len(content)}")
    )
    return lambda line, head: line.sendall(f"{lines}\r\n{content}".encode())


def page(content: str, status: str = "200 OK") -> Answer:
    return said(status, "Content-Type: text/html", content=content)


def led_to(address: str) -> Answer:
    return said("302 Found", f"Location: {address}")


@contextmanager
def serving(answers: Mapping[str, Answer], *, certificate: Path | None = None) -> Iterator[Server]:
    """Answers each path as `answers` says; the others are not found."""
    with socket.create_server(("127.0.0.1", 0)) as listening:
        server = Server(listening.getsockname()[1])
        context = None
        if certificate:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(certificate)
        threading.Thread(target=_serve, args=(listening, server, answers, context), daemon=True).start()
        yield server
        listening.shutdown(socket.SHUT_RDWR)


def _serve(
    listening: socket.socket, server: Server, answers: Mapping[str, Answer], context: ssl.SSLContext | None
) -> None:
    while True:
        try:
            line, _ = listening.accept()
        except OSError:
            return
        threading.Thread(target=_answer, args=(line, server, answers, context), daemon=True).start()


def _answer(
    line: socket.socket, server: Server, answers: Mapping[str, Answer], context: ssl.SSLContext | None
) -> None:
    try:
        with line if context is None else context.wrap_socket(line, server_side=True) as open_line:
            head = open_line.recv(65_536)
            path = head.split(b" ")[1].decode() if b" " in head else ""
            server.asked.append(path)
            server.heads.append(head)
            answers.get(path, page("", "404 Not Found"))(open_line, head)
    except OSError:
        line.close()
