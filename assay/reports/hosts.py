"""Who says so: a source's host, as the text of a link to it."""

from __future__ import annotations

from urllib.parse import urlsplit


def host(address: str) -> str:
    return (urlsplit(address).hostname or "").removeprefix("www.")
