"""A clock that a test sets by hand. Everything that asks what time it is asks it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import pytest
from django.utils import timezone


@dataclass
class Clock:
    """It stands at `at`; None: it goes as clocks go."""

    at: datetime | None = None


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    going, by_hand = timezone.now, Clock()
    monkeypatch.setattr(timezone, "now", lambda: by_hand.at or going())
    return by_hand
