"""The invented places of the demonstration."""

from __future__ import annotations

from assay.records.models import Place
from assay.workflows.demonstration.cast import City
from assay.workflows.places import save_names


def place_of(city: City) -> Place:
    """The place of an invented city, made when it is first asked for."""
    place, made = Place.objects.get_or_create(
        id=f"{Place.INVENTED}{city.slug}",
        defaults={
            "name": f"{city.name} (invented)",
            "country": "US",
            "population": city.population,
            "source": "invented for the demonstration",
        },
    )
    if made:
        save_names([place])
    return place
