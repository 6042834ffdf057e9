"""The period that a piece of evidence covers, in words."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _


def period(start: date | None, end: date | None) -> str:
    """ "1 January 2024 to 31 March 2025"; blank where none is stated."""
    first, last = _day(start), _day(end)
    if first and last:
        return first if first == last else _("%(first)s to %(last)s") % {"first": first, "last": last}
    if first:
        return _("from %(first)s") % {"first": first}
    return _("until %(last)s") % {"last": last} if last else ""


def _day(day: date | None) -> str:
    return date_format(day, "j F Y") if day else ""
