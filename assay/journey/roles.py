"""The parts that people play. A person may hold several, and acts in one at a time."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    PUBLIC = "public"
    LEAD = "lead"
    CONTRIBUTOR = "contributor"
    SPONSOR = "sponsor"
    EXPERT = "expert"
    COMMITTEE = "committee"
    OFFICE = "office"
    PARTNER = "partner"
    # The clock makes moves that nobody presses: an announcement, a lapse.
    CLOCK = "clock"


CITY = frozenset({Role.LEAD, Role.CONTRIBUTOR, Role.SPONSOR})
