"""What an address of the list asks for: filters, order, and the day that the record is read for."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import date

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext as _

from assay.reports.listing import ORDERS, Wanted
from assay.words.faults import shown

LONGEST = 120


@dataclass(frozen=True)
class Asked:
    """`fault` says why the address cannot be answered; the rest is then as if it had not been asked."""

    wanted: Wanted
    order: str
    as_of: date | None
    typed_as_of: str
    fault: str


def asked(request: HttpRequest) -> Asked:
    wanted = Wanted(**{field.name: _cell(request.GET, field.name) for field in fields(Wanted)})
    order = _cell(request.GET, "sort")
    typed = _cell(request.GET, "as_of")
    day = _day(typed)
    fault = _("%(typed)s is not a day; write it as 2026-01-31.") % {"typed": shown(typed)}
    return Asked(
        wanted=wanted,
        order=order if order.removeprefix("-") in ORDERS else "place",
        as_of=day,
        typed_as_of=typed,
        fault=fault if typed and day is None else "",
    )


def _cell(query: QueryDict, name: str) -> str:
    return query.get(name, "").replace("\0", "").strip()[:LONGEST]


def _day(typed: str) -> date | None:
    """Only YYYY-MM-DD, for the standard library takes other ways to write a day as well."""
    try:
        return date.fromisoformat(typed) if len(typed) == len("2026-01-31") else None
    except ValueError:
        return None
