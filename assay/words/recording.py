"""Files of the public record: what is wrong with one, and what one changed."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from assay.faults import FaultReason
from assay.journey.recording import Event, RecordFault
from assay.words.registry import event_name

RECORD_SENTENCES: Mapping[FaultReason, str] = {
    RecordFault.COLUMN_MISSING: gettext_noop("the column %(column)s is missing"),
    RecordFault.COLUMN_UNKNOWN: gettext_noop("the record has no such column"),
    RecordFault.EVENT_UNKNOWN: gettext_noop("there is no event %(event)s; known are %(known)s"),
    RecordFault.LEVEL_UNKNOWN: gettext_noop("there is no level %(level)s; known are %(known)s, or blank"),
    RecordFault.LEVEL_OF_HONOR_ROLL: gettext_noop("no level belongs to the honor roll; leave it blank"),
    RecordFault.YEAR_WRONG: gettext_noop("%(year)s is not a year of four digits"),
    RecordFault.YEAR_DIFFERS: gettext_noop("the year differs from %(announced)s, when it was announced"),
    RecordFault.DAY_WRONG: gettext_noop(
        "%(announced)s is not a day; write YYYY-MM-DD, YYYY-MM or YYYY, or leave it blank"
    ),
    RecordFault.DAY_AHEAD: gettext_noop("%(announced)s has not come yet"),
    RecordFault.SOURCE_MISSING: gettext_noop("every row needs a source"),
    RecordFault.SOURCE_WRONG: gettext_noop(
        "%(source)s is not an address that begins with http:// or https://"
    ),
    RecordFault.PLACE_UNKNOWN: gettext_noop("no place has the id %(place_id)s"),
    RecordFault.PLACE_NOT_FOUND: gettext_noop("no place is called %(city)s there; give its place_id"),
    RecordFault.PLACE_NOT_CLEAR: gettext_noop(
        "%(count)s places are called %(city)s there; give the place_id of the one that is meant"
    ),
    RecordFault.PLACE_OTHERWISE_NAMED: gettext_noop("%(place_id)s is %(name)s, not %(city)s"),
    RecordFault.COUNTRY_DIFFERS: gettext_noop("%(place_id)s lies in %(found)s, not in %(country)s"),
    RecordFault.ROW_DOUBLED: gettext_noop("row %(first)s says the same event of this place already"),
}

KINDS: dict[str, str] = {
    "added": gettext_noop("added"),
    "changed": gettext_noop("changed"),
    "kept though absent": gettext_noop("kept, though the file no longer has it"),
}

FIELDS: dict[str, str] = {
    "event": gettext_noop("event"),
    "level": gettext_noop("level"),
    "year": gettext_noop("year"),
    "announced": gettext_noop("announced"),
    "source": gettext_noop("source"),
    "doubt": gettext_noop("note"),
}


def change_words(kind: str, key: str, before: Mapping[str, str], after: Mapping[str, str]) -> str:
    """What happened to one row: "changed: Certified, 2020; level was blank, is silver"."""
    _place, event, year = key.rsplit(" ", 2)
    row = f"{_(KINDS[kind])}: {event_name(Event(event))}, {year}"
    if kind != "changed":
        return row
    fields = (
        _("%(field)s was %(before)s, is %(after)s")
        % {"field": _(words), "before": before[name] or _("blank"), "after": after[name] or _("blank")}
        for name, words in FIELDS.items()
        if name in after
    )
    return "; ".join((row, *fields))


def taken_words(counts: Mapping[str, int], unchanged: int | None = None) -> str:
    """ "2 added, 1 changed, 0 kept though absent, 158 as they were." """
    sentence = _("%(added)s added, %(changed)s changed, %(kept)s kept though absent.")
    if unchanged is not None:
        sentence = _(
            "%(added)s added, %(changed)s changed, %(kept)s kept though absent, %(unchanged)s as they were."
        )
    return sentence % {
        "added": counts["added"],
        "changed": counts["changed"],
        "kept": counts["kept though absent"],
        "unchanged": unchanged,
    }
