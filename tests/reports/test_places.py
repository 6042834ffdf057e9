import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assay.records.models import Place
from assay.reports.places import find_places, place
from assay.workflows.places import save_names
from tests import examples

pytestmark = pytest.mark.django_db


def some(*facts: tuple[str, str, str, int | None]) -> None:
    save_names(
        Place.objects.bulk_create(
            Place(id=f"test:{at}", name=name, region=region, country=country, population=population)
            for at, (name, region, country, population) in enumerate(facts)
        )
    )


def labels(words: str, most: int = 20) -> list[str]:
    return [found.label for found in find_places(words, most)]


def test_larger_places_come_first_and_those_of_unknown_size_last() -> None:
    some(
        ("Rochester", "MN", "US", 121_000), ("Rochester", "NY", "US", 209_000), ("Rochester", "", "CA", None)
    )

    assert labels("rochester") == ["Rochester, NY", "Rochester, MN", "Rochester, Canada"]
    assert labels("rochester", most=1) == ["Rochester, NY"]


@pytest.mark.parametrize("words", ["san", "San Jose", "san jose, ca", "San José, California", "SAN  JOSE ca"])
def test_a_name_is_found_by_how_it_begins_in_any_spelling(words: str) -> None:
    some(("San Jose", "CA", "US", 990_000), ("Santa Fe", "NM", "US", 87_000), ("Sanford", "FL", "US", 61_000))

    assert labels(words)[0] == "San Jose, CA"


@pytest.mark.parametrize("words", ["", "  ", "%", "_", "jose", "san jose ca 95112", "\uffff", "\0"])
def test_what_begins_no_name_finds_nothing(words: str) -> None:
    some(("San Jose", "CA", "US", 990_000))

    assert labels(words) == []


def test_a_name_that_only_looks_like_the_beginning_is_not_found() -> None:
    """A database that followed its language would leave the space out, and put these among each other."""
    some(("San Jose", "CA", "US", 3), ("Sanja", "CA", "US", 2), ("Santa Ana", "CA", "US", 1))

    assert labels("san j") == ["San Jose, CA"]
    assert labels("sanj") == ["Sanja, CA"]


def test_invented_places_are_found_only_by_those_who_ask_for_them() -> None:
    invented = examples.a_place()

    assert find_places(invented.name) == ()
    assert place(invented.pk) is None
    assert [found.id for found in find_places(invented.name, invented=True)] == [invented.pk]
    assert place(invented.pk, invented=True) is not None


@pytest.mark.parametrize("count", [1, 3])
def test_a_search_is_one_query_however_much_it_finds(count: int) -> None:
    some(*[("Salem", "OR", "US", size) for size in range(count)])

    with CaptureQueriesContext(connection) as queries:
        found = find_places("salem")

    assert (len(queries), len(found)) == (1, count)
    assert "LIKE 'salem" not in queries[0]["sql"]
