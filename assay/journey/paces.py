"""How soon a person is told of what waits for her."""

from __future__ import annotations

from enum import StrEnum


class Pace(StrEnum):
    AT_ONCE = "at once"
    DAILY = "daily"
    WEEKLY = "weekly"
    NONE = "none"
