"""What the columns of the downloads mean, by whose leave they may be used, and how to cite them."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

COLUMNS: dict[str, str] = {
    "city": gettext_noop("The place, as the record calls it."),
    "state": gettext_noop("State, province or department: letters in the United States, names elsewhere."),
    "country": gettext_noop("The country, in English."),
    "level": gettext_noop(
        "The level that was announced. Blank on a certification: no source names it, and we do not guess. "
        "Always blank on the honor roll, to which no level belongs."
    ),
    "year": gettext_noop("The year of the public announcement; blank where it is not known."),
    "event": gettext_noop(
        "certified: for the first time. leveled_up: rose to a higher level. recertified: certified again. "
        "honor_roll: named beside the certified, and not certified."
    ),
    "source": gettext_noop("Where it can be read. Blank where it was decided here."),
    "announced": gettext_noop(
        "The day of the announcement, as precise as the source: YYYY-MM-DD, YYYY-MM, YYYY or blank."
    ),
    "note": gettext_noop("What is doubtful about the row, deduced or contradicted."),
    "place_id": gettext_noop(
        "A stable id: geoid:… is the code of the US Census Bureau, geonames:… that of GeoNames, "
        "assay:… is ours where neither has the place."
    ),
    "kind": gettext_noop(
        "recorded: taken from a public source. decided: decided by the committee on this site, and announced."
    ),
    "row": gettext_noop("Names the row, for corrections."),
    "population": gettext_noop("People, where a source states them."),
    "population_year": gettext_noop("The year of that figure; GeoNames gives none."),
    "latitude": gettext_noop("In degrees north; blank where no source states it."),
    "longitude": gettext_noop("In degrees east; blank where no source states it."),
}

LICENCE_NAME = "CC BY 4.0"
LICENCE_ADDRESS = "https://creativecommons.org/licenses/by/4.0/"


def column_meanings() -> list[tuple[str, str]]:
    return [(column, _(meaning)) for column, meaning in COLUMNS.items()]


def citation(programme: str, address: str, day: str) -> str:
    """`day` is the day that the record is read for."""
    return _("Public record of %(programme)s, an incomplete compilation, as of %(day)s. %(address)s") % {
        "programme": programme,
        "day": day,
        "address": address,
    }
