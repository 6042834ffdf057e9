"""What a place is called, with where it lies."""

from __future__ import annotations

from django.utils.formats import number_format
from django.utils.translation import gettext as _

from assay.words.countries import country as country_name
from assay.words.folding import fold

# Readers know the states of this country by their letters, and need no country beside them.
BY_STATE = "US"


def place_label(name: str, region: str, country: str) -> str:
    """ "Boise, ID", "Campinas, São Paulo, Brazil"; "Mendoza, Argentina" where the region says nothing new."""
    if country == BY_STATE and region:
        return f"{name}, {region}"
    new = region if region and not fold(region).startswith(fold(name)) else ""
    return ", ".join(part for part in (name, new, country_name(country)) if part)


def people_words(population: int | None, year: int | None) -> str:
    """ "235,701 people (2023)"; blank where no source states it."""
    if population is None:
        return ""
    people = {"people": number_format(population, force_grouping=True), "year": year}
    return (_("%(people)s people (%(year)s)") if year else _("%(people)s people")) % people
