"""How often one sender may knock, whatever the method. The sign-in package limits forms alone."""

from __future__ import annotations

import hashlib

from allauth.account.adapter import get_adapter
from django.core.cache import cache
from django.http import HttpRequest

from assay.records.clock import now

MINUTE = 60


def may_knock(request: HttpRequest, door: str, most: int, *, key: str = "") -> bool:
    """Count a knock at `door`; whether there were at most so many in this minute, by `key` or by sender."""
    who = key or get_adapter().get_client_ip(request)
    # The minute is part of the name: counting on would put off the end of a counter with every knock.
    minute = int(now().timestamp()) // MINUTE
    counter = f"knock:{door}:{minute}:{hashlib.sha256(who.encode()).hexdigest()}"
    cache.add(counter, 0, 2 * MINUTE)
    try:
        return cache.incr(counter) <= most
    except ValueError:
        # It ran out in between: a new minute.
        return True
