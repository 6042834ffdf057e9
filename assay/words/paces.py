"""How soon a person is told of what waits for her, in words."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from assay.journey.paces import Pace

PACE_WORDS: dict[Pace, str] = {
    Pace.AT_ONCE: gettext_noop("at once, each by itself"),
    Pace.DAILY: gettext_noop("once a day, together"),
    Pace.WEEKLY: gettext_noop("once a week, together"),
    Pace.NONE: gettext_noop("not at all"),
}


def pace(which: Pace) -> str:
    return _(PACE_WORDS[which])
