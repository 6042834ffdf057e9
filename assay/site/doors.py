"""The doors: who gets to an address at all, asked before its page is."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from assay.web.access import ANYONE, INNER, SIGNED_IN, doors
from assay.web.components.errors import signed_out, too_large
from assay.web.persons import roles_of

Answer = Callable[[HttpRequest], HttpResponse]


class Doors:
    """Refuses what web/access.py does not open; an address without a line there opens for nobody.

    Below the inner prefixes a stranger gets the same answer for every address, whether it exists or not:
    the way to sign in. Someone signed in without the role gets what a missing page gets.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if _is_too_large(request):
            return too_large(request)
        if request.path.startswith(INNER) and not request.user.is_authenticated:
            return _sign_in(request)
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        match = request.resolver_match
        allowed = doors().get(match.view_name if match else "", frozenset())
        if ANYONE in allowed:
            return None
        if not request.user.is_authenticated:
            if SIGNED_IN not in allowed:
                raise Http404
            return _sign_in(request)
        if SIGNED_IN in allowed or allowed & roles_of(request):
            return None
        raise Http404


def _sign_in(request: HttpRequest) -> HttpResponse:
    """The way to sign in and back. What was typed is shown to whoever sent it."""
    if request.method == "POST":
        return signed_out(request)
    asked = urlencode({"next": request.get_full_path()})
    return HttpResponseRedirect(f"{reverse('account_login')}?{asked}")


def _is_too_large(request: HttpRequest) -> bool:
    """By the length that the request names, before its body is read. A file of no stated length is refused.

    Only someone signed in adds files.
    """
    stated = request.META.get("CONTENT_LENGTH") or ""
    if not stated.isdecimal():
        return bool(request.content_type == "multipart/form-data")
    length, most = int(stated), settings.DATA_UPLOAD_MAX_MEMORY_SIZE
    if length <= most:
        return False
    return length > most + settings.EVIDENCE_MOST_BYTES or not request.user.is_authenticated
