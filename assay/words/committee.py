"""What the committee is told after it did something."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from assay.words.moments import time_of_day


def decided(at: datetime, zone: str) -> str:
    return _("Decided at %(time)s. It stays under embargo until the announcement.") % {
        "time": time_of_day(at, zone)
    }
