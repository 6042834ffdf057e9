"""Where an address leads: its host, and the addresses of the network that its name stands for just now."""

from __future__ import annotations

import re
import socket
import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from ipaddress import IPv4Address, ip_address
from urllib.parse import quote, urlsplit

from assay.fetching.reach import Address, MayReach

# What a name stands for, asked once for each step of a way.
Resolve = Callable[[str, int, float], Sequence[str]]

_PORTS = {"http": 80, "https": 443}
_ODD = re.compile(r"[\x00-\x20\x7f\\]")
# A host that ends in a number is an address of the network. Only in its usual form is it taken as one:
# libraries differ on what 0177.1, 2130706433 or 0x7f000001 mean.
_NUMBER = re.compile(r"(?:^|\.)(?:\d+|0[xX][0-9a-fA-F]*)\.?$")
_LONGEST = 2_000


class Refused(Exception):
    """This is no address that a stranger may be led to."""


class Unreachable(Exception):
    """Nobody answers there."""


@dataclass(frozen=True)
class Target:
    """`path` is what is asked of the host, with the query."""

    secure: bool
    host: str
    port: int
    path: str

    @property
    def named(self) -> str:
        """For the request's own head."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return host if self.port == _PORTS["https" if self.secure else "http"] else f"{host}:{self.port}"


def target_of(address: str) -> Target:
    """Raises Refused."""
    if len(address) > _LONGEST or _ODD.search(address):
        raise Refused
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError as error:
        raise Refused from error
    if parts.scheme not in _PORTS or "@" in parts.netloc or not parts.hostname:
        raise Refused
    path = quote(parts.path or "/", safe="/%:@!$&'()*+,;=~-._")
    query = "?" + quote(parts.query, safe="/%:@!$&'()*+,;=~-._?[]|{}") if parts.query else ""
    return Target(
        secure=parts.scheme == "https",
        host=_host(parts.hostname),
        port=_PORTS[parts.scheme] if port is None else port,
        path=path + query,
    )


def places(target: Target, may_reach: MayReach, resolve: Resolve, seconds: float) -> list[Address]:
    """The addresses of the network to try. Raises Refused if a single one of them is not open to all."""
    try:
        found = [ip_address(one) for one in resolve(target.host, target.port, seconds)]
    except (OSError, UnicodeError) as error:
        raise Unreachable from error
    except ValueError as error:
        raise Refused from error
    if not found:
        raise Unreachable
    if not all(may_reach(one, target.port) for one in found):
        raise Refused
    return sorted(dict.fromkeys(found), key=lambda one: one.version)


def looked_up(host: str, port: int, seconds: float) -> Sequence[str]:
    """What the system says of a name, waited for so long. Raises OSError."""
    answers: list[Sequence[str] | OSError | UnicodeError] = []

    def ask() -> None:
        try:
            rows = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
            answers.append([str(row[4][0]) for row in rows])
        except (OSError, UnicodeError) as error:
            answers.append(error)

    # The system's own question has no end that we could set.
    asking = threading.Thread(target=ask, daemon=True)
    asking.start()
    asking.join(seconds)
    if not answers:
        raise TimeoutError
    if isinstance(answers[0], Exception):
        raise answers[0]
    return answers[0]


def _host(name: str) -> str:
    """The name as it is asked for: a name of other letters in its form for the network."""
    if "%" in name:
        raise Refused
    if ":" in name:
        return name
    if _NUMBER.search(name):
        try:
            return str(IPv4Address(name))
        except ValueError as error:
            raise Refused from error
    try:
        return name.encode("idna").decode("ascii")
    except UnicodeError as error:
        raise Refused from error
