"""What a helper is called, and by which way her words came."""

from __future__ import annotations

from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _


def called(name: str, department: str) -> str:
    """ "Rosa Lima, Procurement", or whichever of the two is known."""
    return ", ".join(part for part in (name, department) if part)


def in_words_of(who: str, how: str, on: date | None) -> str:
    """Whose words they are, by which way they came, and when; blank where it is not said."""
    if not who:
        return ""
    ways = ", ".join(part for part in (how, date_format(on, "j F Y") if on else "") if part)
    if not ways:
        return _("In the words of %(who)s.") % {"who": who}
    return _("In the words of %(who)s (%(ways)s).") % {"who": who, "ways": ways}


def by_link() -> str:
    return _("by link")
