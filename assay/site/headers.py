"""Headers that every answer carries."""

from __future__ import annotations

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import add_never_cache_headers, get_conditional_response, set_response_etag

Answer = Callable[[HttpRequest], HttpResponse]


class Headers:
    """A strict content security policy, and how long an answer may be kept.

    Public pages say a constant `no-cache` with an ETag: a lifetime that shrank before an announcement would
    betray its instant. What a signed-in person sees is kept nowhere.
    """

    def __init__(self, get_response: Answer) -> None:
        self.get_response = get_response
        self.policy = "; ".join(f"{name} {' '.join(values)}" for name, values in settings.SECURE_CSP.items())

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Content-Security-Policy", self.policy)
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), interest-cohort=()"
        )
        if request.path.startswith(settings.STATIC_URL) or "Cache-Control" in response.headers:
            return response
        if request.method in ("GET", "HEAD") and _is_for_everyone(request):
            response.headers["Cache-Control"] = "no-cache"
            if response.status_code == 200 and not response.streaming:
                set_response_etag(response)
                etag = response.headers.get("ETag")
                kept = get_conditional_response(request, etag=etag, response=response)
                return response if kept is None else kept
            return response
        add_never_cache_headers(response)
        return response


def _is_for_everyone(request: HttpRequest) -> bool:
    user = getattr(request, "user", None)
    return user is None or not user.is_authenticated
