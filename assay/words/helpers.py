"""What a helper is called, and by which way her words came."""

from __future__ import annotations

from django.utils.translation import gettext as _


def called(name: str, department: str) -> str:
    """ "Rosa Lima, Procurement", or whichever of the two is known."""
    return ", ".join(part for part in (name, department) if part)


def by_link() -> str:
    return _("by link")
