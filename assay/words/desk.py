"""What an expert is told after she did something at her desk."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from assay.journey.access import TieGrade
from assay.words.moments import time_of_day


def saved(code: str, at: datetime, zone: str) -> str:
    return _("Draft of %(code)s saved at %(time)s.") % {"code": code, "time": time_of_day(at, zone)}


def handed_in(code: str, at: datetime, zone: str) -> str:
    return _("Finding on %(code)s handed in at %(time)s.") % {"code": code, "time": time_of_day(at, zone)}


def tie_declared(city: str, grade: TieGrade) -> str:
    """The same whether or not the city has applied: a tie can be declared to any place."""
    if grade is TieGrade.HARD:
        return _("Your tie to %(city)s is declared. You never judge this city.") % {"city": city}
    return _(
        "Your tie to %(city)s is declared. You judge this city only where the programme office allows it."
    ) % {"city": city}


def tie_ended(city: str) -> str:
    return _("Your tie to %(city)s has ended. What was taken from you because of it does not come back.") % {
        "city": city
    }
