import pytest

from assay.reports.downloads import COLUMNS, lines
from assay.reports.listing import Wanted, chosen, chosen_entries, in_order, options, peers
from assay.reports.registry import entries, places_of_record
from assay.words.dictionary import COLUMNS as MEANINGS
from tests.record import the_shipped_record

pytestmark = pytest.mark.django_db


def names(wanted: Wanted) -> list[str]:
    return [place.place.name for place in in_order(chosen(places_of_record(), wanted), "place")]


def test_each_filter_chooses() -> None:
    the_shipped_record()

    assert names(Wanted(q="cordoba")) == ["Córdoba", "Jesús María"]
    assert names(Wanted(level="platinum", region="AZ")) == ["Glendale", "Phoenix", "Tempe"]
    assert names(Wanted(country="UY")) == ["Montevideo"]
    assert names(Wanted(region="Ontario")) == ["Hamilton", "Ottawa"]
    assert names(Wanted(year="2019", event="leveled_up")) == ["Kansas City", "Louisville", "Washington"]
    assert names(Wanted(level="honor-roll")) == ["Las Vegas", "Providence", "Topeka"]
    assert len(names(Wanted(level="not-recorded"))) == 12
    assert names(Wanted(level="of another programme")) == []


def test_year_and_event_choose_single_announcements() -> None:
    the_shipped_record()
    (phoenix,) = chosen(places_of_record(), Wanted(q="phoenix"))

    assert [entry.year for entry in chosen_entries(phoenix, Wanted())] == ["2020", "2021", "2024"]
    assert [entry.year for entry in chosen_entries(phoenix, Wanted(year="2021"))] == ["2021"]
    assert chosen_entries(phoenix, Wanted(year="2020", event="leveled_up")) == ()


def test_the_list_goes_by_name_level_day_or_people() -> None:
    the_shipped_record()
    places = places_of_record()

    def first(order: str) -> str:
        return in_order(places, order)[0].place.name

    assert [first(order) for order in ("place", "-place", "-level", "-announced", "-people")] == [
        "Alexandria",
        "Winnipeg",
        "Cambridge",
        "Luján de Cuyo",
        "New York City",
    ]
    assert in_order(places, "level")[0].level_name == "Honor roll, not certified"
    assert in_order(places, "nonsense") == in_order(places, "place")


def test_only_what_the_record_has_can_be_chosen() -> None:
    the_shipped_record()

    found = options(places_of_record())

    assert [code for code, _ in found.levels] == ["platinum", "gold", "silver", "not-recorded", "honor-roll"]
    assert found.countries[0] == ("AR", "Argentina")
    assert [year for year, _ in found.years] == [str(year) for year in range(2026, 2017, -1)]
    assert [event for event, _ in found.events] == ["certified", "leveled_up", "recertified", "honor_roll"]


def test_peers_are_the_certified_of_its_region_and_of_its_country_where_it_has_none() -> None:
    the_shipped_record()
    places = places_of_record()

    def peers_of(name: str) -> tuple[str, list[str]]:
        (own,) = [place for place in places if place.place.name == name]
        found = peers(own, places)
        return found.where, [place.place.name for place in found.places]

    assert peers_of("Madison") == ("WI", [])
    assert peers_of("Hamilton") == ("Ontario", ["Ottawa"])
    assert peers_of("Las Condes") == ("Chile", ["Maipú"])
    assert peers_of("Las Vegas") == ("NV", ["Reno"])


def test_a_download_has_a_row_for_each_announcement_and_every_column_is_explained() -> None:
    the_shipped_record()

    found = lines(entries())

    assert len(found) == 161
    assert tuple(MEANINGS) == COLUMNS
    assert {tuple(line) for line in found} == {COLUMNS}
    (boise,) = [line for line in found if line["city"] == "Boise"]
    assert boise == {
        "city": "Boise",
        "state": "ID",
        "country": "United States",
        "level": "silver",
        "year": "2024",
        "event": "certified",
        "source": "https://govtech.com/analytics/9-munis-named-what-works-cities-for-data-driven-governance",
        "announced": "2024-06-17",
        "note": "",
        "place_id": "geoid:1608830",
        "kind": "recorded",
        "row": "geoid:1608830 certified 2024",
        "population": 235_701,
        "population_year": None,
        "latitude": 43.6003,
        "longitude": -116.231,
    }
