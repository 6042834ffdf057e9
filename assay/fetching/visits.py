"""A visit to an address, from step to step, and what a stranger finds there."""

from __future__ import annotations

import re
import ssl
import time
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import urljoin

from assay.fetching.lines import Reply, ask
from assay.fetching.places import Refused, Resolve, Target, Unreachable, looked_up, places, target_of
from assay.fetching.reach import MayReach, is_public

SECONDS = 10.0
MOST_REDIRECTS = 5
# Of one name: a machine of many addresses is there or not.
_MOST_PLACES = 3

_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_SIGN_IN = re.compile(
    r"(?:^|[./_?&=-])(?:log-?_?in|sign-?_?in|log-?_?on|sign-?_?on|sso|auth|oauth2?|saml2?|adfs|idp|accounts)"
    r"(?:$|[./_?&=-])",
    re.IGNORECASE,
)
_PASSWORD = re.compile(r"<input\b[^>]*\btype\s*=\s*[\"']?password\b", re.IGNORECASE)


class Found(StrEnum):
    """CLOSED: it asks who is there. REFUSED: nobody may be led there, so nobody went."""

    OPEN = "open"
    CLOSED = "closed"
    GONE = "gone"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"


@dataclass(frozen=True)
class Visit:
    """`status` is the last answer's; None where there was none."""

    found: Found
    status: int | None = None


def visit(
    address: str,
    *,
    may_reach: MayReach = is_public,
    resolve: Resolve = looked_up,
    trust: ssl.SSLContext | None = None,
    seconds: float = SECONDS,
) -> Visit:
    """Open an address as a stranger would, and say what is there. Every step of the way is looked at anew.

    Names are looked up once a step, and the line leads to what was looked at. `may_reach`, `resolve` and
    `trust` are for tests, whose server is on their own machine.
    """
    end = time.monotonic() + seconds
    status, led_on = None, False
    try:
        for _ in range(MOST_REDIRECTS + 1):
            target = target_of(address)
            reply = _asked(target, may_reach, resolve, trust, end)
            status = reply.status
            if status not in _REDIRECTS:
                return Visit(_found(reply, target, led_on), status)
            if not reply.location:
                break
            address, led_on = urljoin(address, reply.location), True
    except (Refused, ValueError):
        return Visit(Found.REFUSED, status)
    except Unreachable:
        pass
    return Visit(Found.UNREACHABLE, status)


def _asked(
    target: Target, may_reach: MayReach, resolve: Resolve, trust: ssl.SSLContext | None, end: float
) -> Reply:
    """The answer of the first place that gives one. Raises Refused or Unreachable."""
    trouble = Unreachable()
    for place in places(target, may_reach, resolve, end - time.monotonic())[:_MOST_PLACES]:
        try:
            return ask(target, place, end, trust)
        except Unreachable as error:
            trouble = error
    raise trouble


def _found(reply: Reply, target: Target, led_on: bool) -> Found:
    if reply.status in (401, 403, 407):
        return Found.CLOSED
    if reply.status in (404, 410):
        return Found.GONE
    if not 200 <= reply.status < 300:
        return Found.UNREACHABLE
    asks = led_on and _SIGN_IN.search(f"{target.host}{target.path.partition('?')[0]}")
    return Found.CLOSED if asks or _PASSWORD.search(reply.text) else Found.OPEN
