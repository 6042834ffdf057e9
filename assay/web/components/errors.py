"""Pages for what went wrong. They need no database, and say the same to everyone."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.urls import reverse

# Choices and ids are short and of one piece; what somebody wrote is worth giving back.
LONGER_THAN_A_CHOICE = 40
# What the names of marks begin with, and that of their edition.
MARKS = ("claim-", "edition")


def _page(template: str, status: int) -> HttpResponse:
    return HttpResponse(render_to_string(template), status=status)


def bad_request(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return _page("400.html", 400)


def forbidden(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return _page("403.html", 403)


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """A form whose page was open for too long, or whose cookie is gone."""
    return _with_what_was_typed("403.html", request, 403)


def not_found(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return _page("404.html", 404)


def too_large(request: HttpRequest) -> HttpResponse:
    return _page("413.html", 413)


def too_many(request: HttpRequest, exception: Any = None) -> HttpResponse:
    return _with_what_was_typed("429.html", request, 429)


def server_error(request: HttpRequest) -> HttpResponse:
    return _page("500.html", 500)


def signed_out(request: HttpRequest) -> HttpResponse:
    """To a form that was sent after its session ended: nothing was saved, and here is what was typed.

    The same for every address, whether it exists or not: it holds only what came with the request. Marks
    that are taken along from a public page are sent again by its button: they are kept nowhere else.
    """
    again = [
        (name, value)
        for name, value in request.POST.items()
        if name.startswith(MARKS) and request.path == reverse("city_marks")
    ]
    return _with_what_was_typed("signed_out.html", request, 401, again=again)


def _with_what_was_typed(template: str, request: HttpRequest, status: int, **more: Any) -> HttpResponse:
    typed = [
        text
        for name, values in request.POST.lists()
        if "password" not in name and name != "csrfmiddlewaretoken"
        for text in values
        if len(text) > LONGER_THAN_A_CHOICE or len(text.split()) > 1
    ]
    response = HttpResponse(render_to_string(template, {"typed": typed, **more}), status=status)
    response.headers["Cache-Control"] = "no-store"
    return response
