"""How often an address on the network may do what costs somebody time. All processes count in one store."""

from __future__ import annotations

import hashlib
import time

from django.core.cache import cache
from django.http import HttpRequest


def too_often(request: HttpRequest, action: str, *, most: int, seconds: int) -> bool:
    """Count one more, and say whether it is beyond `most` in this span of `seconds`.

    Two that come in the same instant may be counted as one. Only a hash of the address is kept.
    """
    span = int(time.time()) // seconds
    sender = hashlib.sha256(f"{request.META.get('REMOTE_ADDR', '')} {action}".encode()).hexdigest()
    key = f"often:{action}:{span}:{sender}"
    count = int(cache.get(key, 0)) + 1
    cache.set(key, count, timeout=seconds)
    return count > most
