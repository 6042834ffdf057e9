"""What the countries of the Americas are called, by ISO 3166 code."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

COUNTRIES: dict[str, str] = {
    "AG": gettext_noop("Antigua and Barbuda"),
    "AI": gettext_noop("Anguilla"),
    "AR": gettext_noop("Argentina"),
    "AW": gettext_noop("Aruba"),
    "BB": gettext_noop("Barbados"),
    "BM": gettext_noop("Bermuda"),
    "BO": gettext_noop("Bolivia"),
    "BR": gettext_noop("Brazil"),
    "BS": gettext_noop("Bahamas"),
    "BZ": gettext_noop("Belize"),
    "CA": gettext_noop("Canada"),
    "CL": gettext_noop("Chile"),
    "CO": gettext_noop("Colombia"),
    "CR": gettext_noop("Costa Rica"),
    "CU": gettext_noop("Cuba"),
    "CW": gettext_noop("Curaçao"),
    "DM": gettext_noop("Dominica"),
    "DO": gettext_noop("Dominican Republic"),
    "EC": gettext_noop("Ecuador"),
    "FK": gettext_noop("Falkland Islands"),
    "GD": gettext_noop("Grenada"),
    "GF": gettext_noop("French Guiana"),
    "GL": gettext_noop("Greenland"),
    "GP": gettext_noop("Guadeloupe"),
    "GT": gettext_noop("Guatemala"),
    "GY": gettext_noop("Guyana"),
    "HN": gettext_noop("Honduras"),
    "HT": gettext_noop("Haiti"),
    "JM": gettext_noop("Jamaica"),
    "KN": gettext_noop("Saint Kitts and Nevis"),
    "KY": gettext_noop("Cayman Islands"),
    "LC": gettext_noop("Saint Lucia"),
    "MQ": gettext_noop("Martinique"),
    "MX": gettext_noop("Mexico"),
    "NI": gettext_noop("Nicaragua"),
    "PA": gettext_noop("Panama"),
    "PE": gettext_noop("Peru"),
    "PR": gettext_noop("Puerto Rico"),
    "PY": gettext_noop("Paraguay"),
    "SR": gettext_noop("Suriname"),
    "SV": gettext_noop("El Salvador"),
    "TC": gettext_noop("Turks and Caicos Islands"),
    "TT": gettext_noop("Trinidad and Tobago"),
    "US": gettext_noop("United States"),
    "UY": gettext_noop("Uruguay"),
    "VC": gettext_noop("Saint Vincent and the Grenadines"),
    "VE": gettext_noop("Venezuela"),
    "VI": gettext_noop("U.S. Virgin Islands"),
}


def country(code: str) -> str:
    """The country's name; its code where we have no name for it."""
    return _(COUNTRIES[code]) if code in COUNTRIES else code
