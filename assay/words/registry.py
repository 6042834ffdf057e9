"""The public record in words: events, days, standings, counts."""

from __future__ import annotations

from datetime import date
from functools import cache

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from assay.journey.recording import Event
from assay.journey.validity import RecordedTerm, Validity
from assay.standard.levels import Level
from assay.standard.library import editions
from assay.words.dates import as_written
from assay.words.texts import said

EVENTS: dict[Event, str] = {
    Event.CERTIFIED: gettext_noop("Certified"),
    Event.LEVELED_UP: gettext_noop("Rose to a higher level"),
    Event.RECERTIFIED: gettext_noop("Certified again"),
    Event.HONOR_ROLL: gettext_noop("Honor roll, not certified"),
}

_MONTH, _DAY = len("2025-02"), len("2024-01-23")


def event_name(event: Event) -> str:
    return _(EVENTS[event])


@cache
def known_levels() -> dict[str, Level]:
    """By code, the levels of all editions, lowest first: each as the newest edition that has it says it."""
    known: dict[str, Level] = {}
    for edition in editions():
        for level in edition.levels:
            known.setdefault(level.code, level)
    return known


def level_name(code: str) -> str:
    """A level's title; a blank level was named by no source."""
    if not code:
        return _("level not recorded")
    level = known_levels().get(code)
    return said(level.title) if level else code


def day_words(text: str) -> str:
    """A day as precise as its source: "23 January 2024", "February 2025", "2019"."""
    return as_written(text) if text else _("date not recorded")


def no_later(undated: bool) -> str:
    """What is known of later announcements; `undated` says that one without a date may be later."""
    if undated:
        return _("another announcement without a date is in this incomplete record")
    return _("no later announcement in this incomplete record")


def term_words(term: RecordedTerm) -> str:
    """ "three years ended 14 July 2024" """
    if not term.ends:
        return _("whether three years have ended is not known")
    end = {"end": day_words(term.ends)}
    return (_("three years ended %(end)s") if term.over else _("three years end %(end)s")) % end


def term_brief(term: RecordedTerm) -> str:
    """The same beside the words "three years": "ended 14 July 2024"."""
    if not term.ends:
        return _("not known")
    end = {"end": day_words(term.ends)}
    return (_("ended %(end)s") if term.over else _("end %(end)s")) % end


def recorded_standing(level: str, announced: str, term: RecordedTerm, *, undated: bool) -> str:
    """ "Silver announced 14 July 2021; three years ended 14 July 2024; no later announcement in this …" """
    values = {
        "level": level_name(level),
        "when": day_words(announced),
        "term": term_words(term),
        "later": no_later(undated),
    }
    if level and announced:
        sentence = _("%(level)s announced %(when)s; %(term)s; %(later)s.")
    elif level:
        sentence = _("%(level)s announced, %(when)s; %(term)s; %(later)s.")
    elif announced:
        sentence = _("Certification announced %(when)s, %(level)s; %(term)s; %(later)s.")
    else:
        sentence = _("Certification announced, %(when)s, %(level)s; %(term)s; %(later)s.")
    return sentence % values


def honor_roll_standing(announced: str) -> str:
    return _("Honor roll, not certified: announced %(when)s; %(later)s.") % {
        "when": day_words(announced),
        "later": no_later(undated=False),
    }


def decided_standing(level: str, announced: date, term: Validity, today: date) -> str:
    """ "Gold announced 14 July 2027, valid until 14 July 2030." Only what was decided here lapses."""
    values = {
        "level": level,
        "when": date_format(announced, "j F Y"),
        "until": date_format(term.until, "j F Y"),
        "grace": date_format(term.grace_until, "j F Y"),
    }
    if term.has_lapsed(today):
        return _("%(level)s announced %(when)s; it was valid until %(until)s and has lapsed.") % values
    if today > term.until:
        return _("%(level)s announced %(when)s, valid until %(until)s; it lapses after %(grace)s.") % values
    return _("%(level)s announced %(when)s, valid until %(until)s.") % values


def validity_words(term: Validity, today: date) -> str:
    """ "valid until 14 July 2030" """
    lapsed = term.has_lapsed(today)
    return (_("lapsed, valid until %(until)s") if lapsed else _("valid until %(until)s")) % {
        "until": date_format(term.until, "j F Y")
    }


def counts_sentence(certified: int, about: int | None) -> str:
    """How many are known of how many there are. It always says that the record is incomplete."""
    if about is None or about <= certified:
        return _("%(certified)s certified places; the record is incomplete.") % {"certified": certified}
    return _("%(certified)s of about %(about)s certified places; the record is incomplete.") % {
        "certified": certified,
        "about": about,
    }
