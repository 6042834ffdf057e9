import time

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from assay.records.models import Place, PlaceName, ShippedTable
from assay.reports.places import find_places
from assay.workflows.places import load_places, save_names
from assay.workflows.registry import load_shipped_record
from tests import examples
from tests.record import BEGAN, a_real_place, shipped

pytestmark = pytest.mark.django_db


def test_a_new_site_gets_all_shipped_places_and_the_record_once_and_quickly(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    began = time.monotonic()
    taken = load_shipped_record()
    took = time.monotonic() - began

    assert taken is not None and taken.counts["added"] == 161
    assert Place.objects.count() == len(shipped("places.csv"))
    # Alone on a machine it takes a fraction of this.
    assert took < 30
    with django_assert_num_queries(2):
        assert load_shipped_record() is None
    for words, first in (
        ("Boise", "Boise, ID"),
        ("Saint Paul", "Saint Paul, MN"),
        ("St. Paul", "Saint Paul, MN"),
        ("Córdoba", "Córdoba, Argentina"),
        ("Cordoba", "Córdoba, Argentina"),
    ):
        assert find_places(words)[0].label == first
    alike = find_places("Oakwood, OH")
    assert len({(place.label, place.population) for place in alike}) == 3


def test_every_place_of_the_record_is_a_shipped_place() -> None:
    known = {row["id"]: row for row in shipped("places.csv")}
    record = shipped("registry.csv")

    assert {row["place_id"] for row in record} <= set(known)
    assert {row["city"] for row in record if row["place_id"].startswith("assay:")} == {
        "Las Condes",
        "Luján de Cuyo",
        "Tres de Febrero",
        "Vicente López",
    }
    assert {row["city"] for row in record if row["city"] != known[row["place_id"]]["name"]} == set()


def test_what_is_known_of_a_place_is_brought_up_to_date_and_no_place_is_removed() -> None:
    invented = examples.a_place()
    old = a_real_place("Old Town", "ME", "geoid:0000000")
    a_real_place("Bois", "OR", "geoid:1608830")
    ShippedTable.objects.create(name="places", digest="of another version", loaded_at=BEGAN)

    load_places()

    place = Place.objects.get(pk="geoid:1608830")
    assert (place.name, place.region, place.population_year) == ("Boise", "ID", 2023)
    assert [found.id for found in find_places("boise, id")] == [place.pk]
    assert find_places("bois, or") == ()
    assert Place.objects.filter(pk__in=[invented.pk, old.pk]).count() == 2
    assert find_places(invented.name, invented=True)[0].id == invented.pk


@pytest.mark.skipif("connection.vendor != 'postgresql'")
def test_keys_are_compared_byte_by_byte_whatever_the_language_of_the_database() -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT collation_name FROM information_schema.columns "
            "WHERE table_name = 'records_placename' AND column_name = 'key'"
        )
        assert cursor.fetchone() == ("C",)


def test_a_place_is_found_by_either_form_of_its_region() -> None:
    place = Place.objects.create(id="geonames:1", name="Hamilton", region="Ontario", country="CA")

    save_names([place], also={place.pk: "The Hammer"})

    assert set(PlaceName.objects.filter(place=place).values_list("key", flat=True)) == {
        "hamilton canada",
        "hamilton on canada",
        "hamilton ontario canada",
        "the hammer canada",
        "the hammer on canada",
        "the hammer ontario canada",
    }
