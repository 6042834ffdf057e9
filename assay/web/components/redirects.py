"""Where a browser goes after a form was taken."""

from __future__ import annotations

from typing import Any

from django.http import HttpResponseRedirect
from django.urls import reverse


class SeeOther(HttpResponseRedirect):
    """303: the next request is a GET, and loading again repeats nothing."""

    status_code = 303


def see(name: str, *parts: Any, anchor: str = "") -> SeeOther:
    """On to the page of that name, at `anchor` where one is given."""
    return SeeOther(reverse(name, args=parts) + (f"#{anchor}" if anchor else ""))
