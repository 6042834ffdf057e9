"""All addresses of the site, and how a test fills in what is between their angle brackets."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any
from uuid import uuid4

from django.urls import URLPattern, URLResolver, get_resolver, reverse

# A value for each kind of parameter, of a thing that does not exist.
NOTHING = {"UUIDConverter": uuid4, "IntConverter": lambda: 999_999, "SlugConverter": lambda: "no-such-thing"}


def names() -> dict[str, Mapping[str, str]]:
    """The parameters of every address, by its name, each with its kind."""
    return dict(_walk(get_resolver().url_patterns, {}))


def _walk(patterns: list[Any], above: Mapping[str, str]) -> Iterator[tuple[str, Mapping[str, str]]]:
    for pattern in patterns:
        own = {key: type(converter).__name__ for key, converter in pattern.pattern.converters.items()}
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, {**above, **own})
        elif isinstance(pattern, URLPattern):
            assert pattern.name, f"{pattern.pattern} has no name"
            yield pattern.name, {**above, **own}


def at_nothing(name: str) -> str:
    """An address of that name at which there is nothing."""
    asked = names()[name]
    return reverse(name, kwargs={key: NOTHING.get(kind, lambda: "nothing")() for key, kind in asked.items()})
