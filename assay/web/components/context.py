"""What stands around every page: whose site it is, in which role one acts, the way to the other pages."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import gettext_lazy as _

from assay.journey.roles import Role
from assay.records.models import Person
from assay.web.persons import desk_key, roles_of, takes_part_in
from assay.workflows.sites import this_site


@dataclass(frozen=True)
class Acting:
    """The part in which a person acts on the page she sees."""

    role_name: Any
    name: str
    cohort_name: str = ""


@dataclass(frozen=True)
class Entry:
    label: Any
    url: str
    current: bool


@dataclass(frozen=True)
class ByLink:
    """Who reads a page that her link opens; nobody in particular where it opens nothing for one person."""

    role_name: Any = ""
    name: str = ""
    cohort_name: str = ""
    # What stands for her in the browser (web/persons.py), whoever else is signed in there.
    desk: str = ""


# Name of the address, words, and the roles it is for (none: everyone).
_PUBLIC_WAYS = (
    ("stand", _("Where does your city stand")),
    ("certified", _("Certified cities")),
    ("standard", _("The standard")),
    ("how", _("How it works")),
    ("interest", _("State interest")),
)
_INNER_WAYS = {
    "/city": ((Role.LEAD, Role.CONTRIBUTOR, Role.SPONSOR), "city", _("City"), _("For your city")),
    "/expert": ((Role.EXPERT,), "expert", _("Expert"), _("Queue")),
    "/committee": ((Role.COMMITTEE,), "committee", _("Committee"), _("Meeting")),
    "/office": ((Role.OFFICE,), "office", _("Programme office"), _("Today")),
}

# Whoever is there may be one of a city, who chooses how often letters come.
_WITH_LETTERS = ("/city", "/account")


def around(request: HttpRequest) -> dict[str, Any]:
    """Context of every page: `site`, `acting`, `chooses_letters`, `nav`; and `desk`, who is signed in.

    allauth's own pages put another `site` over ours; frames fall back to `whose_site`.
    """
    site = SimpleLazyObject(this_site)
    return {
        "site": site,
        "whose_site": site,
        "acting": _acting(request),
        "desk": SimpleLazyObject(lambda: _desk(request)),
        "chooses_letters": request.path.startswith(_WITH_LETTERS),
        "nav": SimpleLazyObject(lambda: _nav(request)),
    }


def _acting(request: HttpRequest) -> Acting | None:
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return None
    for prefix, (_roles, _name, role_name, _label) in _INNER_WAYS.items():
        if request.path.startswith(prefix):
            return Acting(role_name, user.name)
    return Acting("", user.name)


def _desk(request: HttpRequest) -> str:
    user = getattr(request, "user", None)
    return desk_key(user) if isinstance(user, Person) else ""


def _nav(request: HttpRequest) -> list[Entry]:
    inner = [prefix for prefix in _INNER_WAYS if request.path.startswith(prefix)]
    if not inner:
        return _entries(request, _PUBLIC_WAYS)
    held = roles_of(request)
    ways = [(name, label) for roles, name, _role, label in _INNER_WAYS.values() if held & set(roles)]
    if application := vars(request).get("_application"):
        several = takes_part_in(request) > 1
        others = [(name, _("All your applications") if name == "city" else label) for name, label in ways]
        own = _entries(request, CITY_WAYS, application)
        return own + _entries(request, others if several else [way for way in others if way[0] != "city"])
    if inner == ["/office"]:
        others = [way for way in ways if way[0] != "office"]
        ways = [way for way in ways if way[0] == "office"] + OFFICE_WAYS + others
    return _entries(request, ways)


def stand_in(request: HttpRequest, application: UUID) -> None:
    """Lead to the other pages of this application too: said once it is known that she takes part in it."""
    vars(request)["_application"] = application


CITY_WAYS: list[tuple[str, Any]] = [
    ("city_home", _("Where we stand")),
    ("city_answers", _("Answers")),
    ("city_library", _("Evidence")),
    ("city_tasks", _("Who has what")),
    ("city_comments", _("Comments")),
    ("city_changes", _("Changes")),
    ("city_spreadsheet", _("Spreadsheet")),
    ("city_people", _("People")),
    ("city_review", _("Review and submit")),
]
OFFICE_WAYS: list[tuple[str, Any]] = [
    ("office_board", _("Board")),
    ("office_interests", _("Interest")),
    ("office_cohorts", _("Cohorts")),
    ("office_outbox", _("Outbox")),
    ("office_people", _("People")),
    ("office_site", _("This site")),
]


def _entries(request: HttpRequest, ways: Any, *parts: Any) -> list[Entry]:
    entries = []
    for name, label in ways:
        try:
            url = reverse(name, args=parts)
        except NoReverseMatch:
            continue
        entries.append(Entry(label, url, request.path == url))
    return entries
