"""Instants as they are read in the time zone of a cohort."""

from __future__ import annotations

from datetime import datetime
from zoneinfo import ZoneInfo

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from assay.journey.verdicts import Verdict
from assay.words.zones import zone as zone_words


def time_of_day(moment: datetime, zone: str) -> str:
    """ "14:32 (New York time)"."""
    return _("%(time)s (%(zone)s)") % {
        "time": date_format(moment.astimezone(ZoneInfo(zone)), "H:i"),
        "zone": zone_words(zone),
    }


def moment(instant: datetime, zone: str) -> str:
    """ "22 November 2026, 23:59 (New York time)"."""
    return _("%(moment)s (%(zone)s)") % {
        "moment": date_format(instant.astimezone(ZoneInfo(zone)), "j F Y, H:i"),
        "zone": zone_words(zone),
    }


def in_zone(verdict: Verdict, zone: str) -> Verdict:
    """The same verdict, with its instants as readers in `zone` know them."""
    shown = {
        name: moment(value, zone) if isinstance(value, datetime) else value
        for name, value in verdict.values.items()
    }
    return Verdict(verdict.reason, shown)
