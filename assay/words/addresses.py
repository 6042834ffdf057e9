"""What a stranger found at an address, in words for the city that gave it."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from assay.fetching.visits import Found

FOUND_SENTENCES: Mapping[Found, str] = {
    Found.CLOSED: gettext_noop("Experts could not open this address: it asks to sign in. Attach a copy."),
    Found.GONE: gettext_noop("Experts could not open this address: there is no such page. Attach a copy."),
    Found.UNREACHABLE: gettext_noop("Experts could not open this address: nothing answers. Attach a copy."),
    Found.REFUSED: gettext_noop(
        "Experts could not open this address: it leads to no public place. Attach a copy."
    ),
}
_FORBIDDEN = 403


def found(state: str, status: int | None) -> str:
    """The sentence; blank where an expert could open it, or where nobody has looked yet."""
    if state not in FOUND_SENTENCES:
        return ""
    if status == _FORBIDDEN:
        # Some refuse programs alone, and would let a person in: we cannot tell.
        return _("Experts may not be able to open this address: it refused our visit. Attach a copy.")
    return _(FOUND_SENTENCES[Found(state)])
