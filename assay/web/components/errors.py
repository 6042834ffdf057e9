"""Pages for what went wrong. They need no database, and say the same to everyone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string


def _page(template: str, status: int) -> HttpResponse:
    return HttpResponse(render_to_string(template), status=status)


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return _page("400.html", 400)


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return _page("403.html", 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    return _page("403.html", 403)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return _page("404.html", 404)


def too_many(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return _page("429.html", 429)


def server_error(request: HttpRequest) -> HttpResponse:
    return _page("500.html", 500)
