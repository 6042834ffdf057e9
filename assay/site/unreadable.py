"""Requests that no page can read."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from assay.web.components.errors import bad_request

Answer = Callable[[HttpRequest], HttpResponse]


class Unreadable:
    """Refuses a NUL in path, query or cookies before anything is looked up: PostgreSQL takes none in a text.

    Forms refuse it in their fields themselves.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return bad_request(request) if _has_nul(request) else self.get_response(request)


def _has_nul(request: HttpRequest) -> bool:
    # Only a NUL is written %00: an escaped percent sign would stand before the noughts as %25.
    return (
        "\0" in request.path_info
        or "%00" in request.META.get("QUERY_STRING", "")
        or any("\0" in value for value in request.COOKIES.values())
    )
