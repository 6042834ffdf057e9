"""What a page says of the words that somebody is typing: saved, not yet, or not at all, and what then."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _


def saved_at(time: str) -> str:
    return _("Saved at %(time)s.") % {"time": time}


def kept_late(time: str) -> str:
    return _(
        "The deadline has passed. Kept at %(time)s as a late draft, which is not part of the answer."
    ) % {"time": time}


def refused(sentences: Iterable[str]) -> str:
    return " ".join((_("Not saved."), *sentences))


def overtaken(*, by_herself: bool) -> str:
    if by_herself:
        return _("Not saved: you saved in another window meanwhile. Choose between the two texts.")
    return _("Not saved: somebody saved meanwhile. Choose between the two texts.")
