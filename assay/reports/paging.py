"""One page of a long list, each row made into what a reader sees of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet

Line = TypeVar("Line")


def page_of(
    found: QuerySet[Any], page: str | int, per_page: int, lines: Callable[[Sequence[Any]], Sequence[Line]]
) -> Page[Line]:
    """The page of that number, the first or the last for a number that is none. `lines` gets its rows."""
    at = Paginator(found, per_page).get_page(page)
    at.object_list = list(lines(list(at.object_list)))
    return at
