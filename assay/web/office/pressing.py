"""Addresses that only buttons lead to. Who comes otherwise, as by loading again, gets the button's page."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_http_methods

from assay.web.components.redirects import see

View = Callable[..., HttpResponse]


def pressed(page: str, *parts: str) -> Callable[[View], View]:
    """A view for POST alone. `page` names where its button stands, `parts` the parameters that lead there."""

    def for_post_alone(view: View) -> View:
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def asked(request: HttpRequest, **found: Any) -> HttpResponse:
            if request.method != "POST":
                return see(page, *(found[part] for part in parts))
            return view(request, **found)

        return asked

    return for_post_alone
