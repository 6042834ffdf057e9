"""Where a person lands after signing in: at the work of her role."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from assay.journey.roles import CITY, Role
from assay.web.persons import roles_of

_STARTS = (
    ({Role.OFFICE}, "office"),
    ({Role.EXPERT}, "expert"),
    ({Role.COMMITTEE}, "committee"),
    (CITY, "city"),
)


def my_start(request: HttpRequest) -> HttpResponse:
    held = roles_of(request)
    name = next((name for roles, name in _STARTS if held & roles), "home")
    return HttpResponseRedirect(reverse(name))
