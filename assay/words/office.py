"""What the programme office reads: its work, its board, its key dates and its letters."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext, ngettext_lazy

from assay.journey.deadlines import KeyDate
from assay.journey.work import Work
from assay.words.texts import listed

KEY_DATES: dict[KeyDate, str] = {
    KeyDate.OPENS: gettext_noop("Opens for answers"),
    KeyDate.ANSWERS_DUE: gettext_noop("Answers are due"),
    KeyDate.FINDINGS_DUE: gettext_noop("Findings are due"),
    KeyDate.COMMITTEE: gettext_noop("The committee meets"),
    KeyDate.ANNOUNCEMENT: gettext_noop("Announcement planned"),
}

# What waits, and what it asks for, by how many there are.
WORK: dict[Work, Any] = {
    Work.VERIFY: ngettext_lazy(
        "%(count)s statement of interest to verify",
        "%(count)s statements of interest to verify",
        "count",
    ),
    Work.INVITE_AGAIN: ngettext_lazy(
        "%(count)s invitation ran out unused",
        "%(count)s invitations ran out unused",
        "count",
    ),
    Work.ASSIGN: ngettext_lazy(
        "%(count)s submission to assign",
        "%(count)s submissions to assign",
        "count",
    ),
    Work.SETTLE: ngettext_lazy(
        "%(count)s application with findings to settle",
        "%(count)s applications with findings to settle",
        "count",
    ),
    Work.CLOSE: ngettext_lazy(
        "%(count)s validation to close",
        "%(count)s validations to close",
        "count",
    ),
    Work.CHOOSE_VISIT: ngettext_lazy(
        "%(count)s city to visit or to send straight on",
        "%(count)s cities to visit or to send straight on",
        "count",
    ),
    Work.RECORD_VISIT: ngettext_lazy(
        "%(count)s visit to record",
        "%(count)s visits to record",
        "count",
    ),
    Work.FORWARD: ngettext_lazy(
        "%(count)s facts check to pass on",
        "%(count)s facts checks to pass on",
        "count",
    ),
    Work.SET_INSTANT: ngettext_lazy(
        "%(count)s cohort decided, without an instant of announcement",
        "%(count)s cohorts decided, without an instant of announcement",
        "count",
    ),
    Work.RESEND: ngettext_lazy(
        "%(count)s letter not known to be sent",
        "%(count)s letters not known to be sent",
        "count",
    ),
}

# By Message.state.
LETTER_STATES: dict[str, str] = {
    "unknown": gettext_noop("not known whether sent"),
    "failed": gettext_noop("not sent"),
    "bounced": gettext_noop("returned by the receiver's server"),
    "held": gettext_noop("held for the office to read"),
    "waiting": gettext_noop("waiting to be sent"),
    "leaving": gettext_noop("leaving now"),
    "sent": gettext_noop("sent"),
    "dropped": gettext_noop("taken out by the office"),
}


def key_date(which: KeyDate) -> str:
    return _(KEY_DATES[which])


def work(which: Work, count: int) -> str:
    return str(WORK[which] % {"count": count})


def letter_state(state: str) -> str:
    return _(LETTER_STATES[state])


def hidden_letter(*, opens_a_door: bool) -> str:
    """Why the office does not read a letter."""
    if opens_a_door:
        return _("Its words hold a key, and are not shown.")
    return _("Its words are the city's own, and are not shown.")


def today_line(waiting: int, late: int) -> str:
    """The answer to: is there anything for us to do?"""
    if waiting:
        waits = ngettext("%(count)s thing waits for you", "%(count)s things wait for you", waiting)
        first = waits % {"count": waiting}
    else:
        first = _("Nothing waits for you")
    if not late:
        return _("%(waiting)s, and nothing is late.") % {"waiting": first}
    behind = ngettext("%(count)s application is late", "%(count)s applications are late", late)
    return _("%(waiting)s, and %(late)s.") % {"waiting": first, "late": behind % {"count": late}}


def board_line(late: int, validating: int, undecided: int) -> str:
    """ "4 late, 9 in validation, nothing undecided past its date." """
    left = (
        ngettext("%(count)s undecided past its date", "%(count)s undecided past their date", undecided)
        % {"count": undecided}
        if undecided
        else _("nothing undecided past its date")
    )
    values = {"late": late or _("None"), "validating": validating or _("none"), "left": left}
    return _("%(late)s late, %(validating)s in validation, %(left)s.") % values


def inbox_line(waiting: int) -> str:
    if not waiting:
        return _("No statement of interest waits for you.")
    return ngettext(
        "%(count)s statement of interest waits for you.",
        "%(count)s statements of interest wait for you.",
        waiting,
    ) % {"count": waiting}


def outbox_line(counts: Mapping[str, int]) -> str:
    """ "2 letters are not known to be sent. 3 wait to be sent, 120 are sent." """
    doubtful = counts.get("unknown", 0) + counts.get("failed", 0)
    waiting = counts.get("waiting", 0) + counts.get("leaving", 0)
    if doubtful:
        first = ngettext(
            "%(count)s letter is not known to be sent.",
            "%(count)s letters are not known to be sent.",
            doubtful,
        ) % {"count": doubtful}
    else:
        first = _("Every letter that left is known to be sent.")
    rest = _("%(waiting)s waiting, %(sent)s sent.") % {"waiting": waiting, "sent": counts.get("sent", 0)}
    return f"{first} {rest}"


def findings_open(count: int) -> str:
    return ngettext(
        "%(count)s criterion to judge",
        "%(count)s criteria to judge",
        count,
    ) % {"count": count}


def findings_to_settle(count: int) -> str:
    return ngettext("%(count)s finding to settle", "%(count)s findings to settle", count) % {"count": count}


def the_instant() -> str:
    return _("the instant of the announcement, which is set")


def validation_to_close() -> str:
    return _("all is settled: validation can be closed")


def time_left(seconds: float) -> str:
    """How long it still takes, in its two largest units: "3 days and 4 hours"; "less than a minute"."""
    minutes = int(seconds // 60)
    units = (
        (minutes // 1440, ngettext_lazy("%(count)s day", "%(count)s days", "count")),
        (minutes // 60 % 24, ngettext_lazy("%(count)s hour", "%(count)s hours", "count")),
        (minutes % 60, ngettext_lazy("%(count)s minute", "%(count)s minutes", "count")),
    )
    parts = [str(words % {"count": count}) for count, words in units if count]
    return listed(parts[:2]) if parts else _("less than a minute")


# By Waiver.rule.
WAIVED_RULES: dict[str, str] = {
    "tie": gettext_noop("A soft tie of an expert"),
    "must-have": gettext_noop("A must-have that is not met"),
    "visit": gettext_noop("A visit although the card does not ask for one"),
    "last-round": gettext_noop("A new point in the last round of questions"),
}


def waiver_rule(rule: str) -> str:
    return _(WAIVED_RULES[rule])
