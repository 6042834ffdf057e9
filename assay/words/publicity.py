"""What becomes public of a decision made here, in words for everybody who is shown it beforehand."""

from __future__ import annotations

from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

# By the entries of the site's setting `becomes_public`.
PARTS: dict[str, str] = {
    "level": gettext_noop("The level."),
    "dates": gettext_noop("The day of the announcement, and the day on which the certification ends."),
    "criteria met": gettext_noop("Which criteria were met."),
    "criteria not met": gettext_noop("Which criteria were not met."),
    "points": gettext_noop("The points."),
    "reasons": gettext_noop("The experts' reasons."),
}


def becomes_public(parts: Iterable[str]) -> list[str]:
    """A sentence for each part; a part that has none here is shown as the site wrote it."""
    return [_(PARTS[part]) if part in PARTS else part for part in parts]
