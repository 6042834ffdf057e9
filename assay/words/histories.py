"""How a version of an answer came to be, as the history says it."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from assay.journey.histories import How

HOW_WORDS: dict[How, str] = {
    How.TYPED: gettext_noop("saved"),
    How.RESTORED: gettext_noop("restored from an earlier version"),
    How.SHEET: gettext_noop("loaded from a spreadsheet"),
    How.LAST_TIME: gettext_noop("taken over from last time"),
    How.PROPOSAL: gettext_noop("taken from a proposal"),
    How.EVIDENCE: gettext_noop("evidence replaced in the library"),
    How.STAND: gettext_noop("taken along from “Where does your city stand”"),
}


def how(which: How) -> str:
    return _(HOW_WORDS[which])
