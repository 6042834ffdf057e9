"""The one clock. Everything that asks what time it is asks here, so that a rehearsal can be given another."""

from __future__ import annotations

from datetime import datetime

from django.utils import timezone


def now() -> datetime:
    """This instant, in UTC."""
    return timezone.now()
