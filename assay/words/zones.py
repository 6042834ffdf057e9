"""What a time zone is called beside a time."""

from __future__ import annotations

from django.utils.translation import gettext as _


def zone(name: str) -> str:
    """ "America/New_York" is "New York time"; "UTC" stays what it is."""
    _region, slash, city = name.partition("/")
    if not slash:
        return name
    return _("%(city)s time") % {"city": city.rpartition("/")[2].replace("_", " ")}
