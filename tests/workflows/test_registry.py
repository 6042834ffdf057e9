from datetime import timedelta
from io import BytesIO

import pytest
from django.db.models import Model

from assay.faults import Faulty
from assay.records.models import Act, RecordedChange, RecordedEvent, Source
from assay.words.faults import report
from assay.workflows.refusals import Refused
from assay.workflows.registry import import_registry
from tests import examples
from tests.record import BEGAN, a_real_place, row, shipped, take, the_shipped_record

pytestmark = pytest.mark.django_db

LATER = BEGAN + timedelta(days=10)
TABLES: tuple[type[Model], ...] = (RecordedEvent, RecordedChange, Source, Act)


def refused(*rows: str) -> list[str]:
    with pytest.raises(Faulty) as refusal:
        take(*rows)
    return [line.removeprefix("record.csv, ") for line in report(refusal.value.faults)]


def current() -> list[tuple[str, str]]:
    return list(RecordedEvent.objects.filter(until=None).order_by("key").values_list("key", "level"))


def changes() -> list[tuple[str, str]]:
    return list(RecordedChange.objects.order_by("id").values_list("kind", "key"))


def test_the_shipped_record_is_taken_in_whole_with_each_source_once() -> None:
    taken = the_shipped_record()

    assert taken.counts == {"added": 161, "changed": 0, "kept though absent": 0}
    assert RecordedEvent.objects.values("place").distinct().count() == 103
    assert Source.objects.count() == len({row["source"] for row in shipped("registry.csv")})


def test_taking_in_the_same_file_again_changes_nothing() -> None:
    the_shipped_record()
    before = [list(table.objects.values()) for table in TABLES[:3]]

    sources = {line["source_id"]: line["address"] for line in shipped("registry_sources.csv")}
    data = b"\n".join(
        [b"city,state,country,level,year,event,source,announced,note,place_id"]
        + [
            ",".join(
                '"' + cell + '"' for cell in (line | {"source": sources[line["source"]]}).values()
            ).encode()
            for line in shipped("registry.csv")
        ]
    )
    taken = import_registry(BytesIO(data), by=None, at=LATER, file="again.csv")

    assert (taken.changes, taken.unchanged) == ((), 161)
    assert [list(table.objects.values()) for table in TABLES[:3]] == before


def test_a_row_is_added_changed_or_kept_and_what_was_is_never_overwritten() -> None:
    a_real_place()
    take(row(level=""), row(event="honor_roll", level="", year="2020", announced="2020"))

    taken = take(
        row(note="a better source"),
        row(event="leveled_up", level="gold", year="2026", announced="2026-01"),
        at=LATER,
    )

    assert [change.kind for change in taken.changes] == ["changed", "added", "kept though absent"]
    changed = taken.changes[0]
    assert (changed.before, changed.after) == (
        {"level": "", "doubt": ""},
        {"level": "silver", "doubt": "a better source"},
    )
    assert current() == [
        ("geoid:1608830 certified 2024", "silver"),
        ("geoid:1608830 honor_roll 2020", ""),
        ("geoid:1608830 leveled_up 2026", "gold"),
    ]
    old = RecordedEvent.objects.get(until=LATER)
    assert (old.level, old.doubt, old.since) == ("", "", BEGAN)


def test_a_row_that_stays_absent_is_told_once() -> None:
    a_real_place()
    a_real_place("Reno", "NV", "geoid:3260600")
    take(row(), row("Reno", state="NV", place_id="geoid:3260600"))
    take(row(), at=LATER)

    again = take(row(), at=LATER + timedelta(days=1))

    assert again.changes == ()
    assert changes()[2:] == [("kept though absent", "geoid:3260600 certified 2024")]


def test_an_event_whose_year_was_found_is_the_same_event() -> None:
    a_real_place()
    take(row(year="", announced=""))

    taken = take(row(), at=LATER)

    assert [(change.kind, change.after) for change in taken.changes] == [
        ("changed", {"year": "2024", "announced": "2024-06-17"})
    ]
    assert current() == [("geoid:1608830 certified 2024", "silver")]


def test_a_renewal_that_turns_out_to_be_a_rise_is_the_same_event() -> None:
    a_real_place()
    take(row(event="recertified", level="", year="2026", announced="2026-01"))

    taken = take(row(event="leveled_up", level="gold", year="2026", announced="2026-01"), at=LATER)

    assert [(change.kind, change.after) for change in taken.changes] == [
        ("changed", {"event": "leveled_up", "level": "gold"})
    ]
    assert current() == [("geoid:1608830 leveled_up 2026", "gold")]


def test_what_could_be_either_of_two_rows_is_neither() -> None:
    a_real_place()
    take(row(event="recertified", year="", announced=""))

    taken = take(
        row(event="recertified", year="2020", announced="2020"),
        row(event="recertified", year="2024", announced="2024"),
        at=LATER,
    )

    assert taken.counts == {"added": 2, "changed": 0, "kept though absent": 1}


def test_an_honor_roll_and_a_certification_of_one_day_are_two_events() -> None:
    a_real_place()
    take(row(event="honor_roll", level="", year="2021", announced="2021"))

    taken = take(row(year="2021", announced="2021"), at=LATER)

    assert taken.counts == {"added": 1, "changed": 0, "kept though absent": 1}


def test_a_blank_id_is_found_by_name_state_and_country() -> None:
    a_real_place()
    a_real_place("Boise", "OK", "geoid:4007450")

    take(row(place_id=""))

    assert current() == [("geoid:1608830 certified 2024", "silver")]


def test_the_remark_on_a_source_becomes_a_doubt() -> None:
    a_real_place()

    take(row(source="https://a.example/boise (page not read)", note="year deduced"))

    event = RecordedEvent.objects.select_related("source").get()
    assert (event.source.address, event.doubt) == ("https://a.example/boise", "year deduced; page not read")


def test_every_fault_of_a_file_is_told_with_its_row_and_column() -> None:
    a_real_place()
    a_real_place("Reno", "NV", "geoid:3260600")
    a_real_place("Oakwood", "OH", "geoid:1")
    a_real_place("Oakwood", "OH", "geoid:2")
    invented = examples.a_place()

    assert refused(
        row(event="won", level="bronze"),
        row(event="honor_roll"),
        row(year="24"),
        row(year="2023"),
        row(year="2020", announced="2020-13-01"),
        row(year="2031", announced="2031"),
        row(source="", year="2016", announced="2016"),
        row(source="ftp://a.example/x", year="2017", announced="2017"),
        row(source="see the city's page", year="2018", announced="2018"),
        row(place_id="geoid:nowhere"),
        row(place_id=invented.pk),
        row("Reno"),
        row(country="Canada"),
        row("Nowhere", place_id=""),
        row("Oakwood", state="OH", place_id=""),
        row(year="2019", announced="2019"),
        row(year="2019", announced="2019-05"),
    ) == [
        "row 2, column event: there is no event won; "
        "known are certified, leveled_up, recertified, honor_roll",
        "row 2, column level: there is no level bronze; known are silver, gold, platinum, or blank",
        "row 3, column level: no level belongs to the honor roll; leave it blank",
        "row 4, column year: 24 is not a year of four digits",
        "row 5, column year: the year differs from 2024-06-17, when it was announced",
        "row 6, column announced: 2020-13-01 is not a day; "
        "write YYYY-MM-DD, YYYY-MM or YYYY, or leave it blank",
        "row 7, column announced: 2031 has not come yet",
        "row 8, column source: every row needs a source",
        "row 9, column source: ftp://a.example/x is not an address that begins with http:// or https://",
        "row 10, column source: see the city's page is not an address that begins with http:// or https://",
        "row 11, column place_id: no place has the id geoid:nowhere",
        f"row 12, column place_id: no place has the id {invented.pk}",
        "row 13, column city: geoid:1608830 is Boise, ID, not Reno",
        "row 14, column country: geoid:1608830 lies in United States, not in Canada",
        "row 15, column city: no place is called Nowhere there; give its place_id",
        "row 16, column city: 2 places are called Oakwood there; give the place_id of the one that is meant",
        "row 18: row 17 says the same event of this place already",
    ]


def test_a_file_of_other_columns_is_refused_before_its_rows_are_read() -> None:
    data = b"city,state,country,level,year,event,source,announced,note,mayor\nBoise,ID,,,,,,,,\n"

    with pytest.raises(Faulty) as refusal:
        import_registry(BytesIO(data), by=None, file="record.csv")

    assert report(refusal.value.faults) == [
        "record.csv: the column place_id is missing",
        "record.csv, column mayor: the record has no such column",
    ]


def test_a_faulty_file_changes_nothing() -> None:
    a_real_place()
    take(row())
    before = [list(table.objects.values()) for table in TABLES]

    refused(
        row(level="gold"), row(event="leveled_up", level="gold", year="2025", announced="2025", source="")
    )

    assert [list(table.objects.values()) for table in TABLES] == before


def test_only_the_office_may_take_in_a_file() -> None:
    a_real_place()

    with pytest.raises(Refused):
        import_registry(BytesIO(b""), by=examples.ana(), file="record.csv")


def test_an_import_is_written_to_the_log() -> None:
    a_real_place()
    take(row())

    act = Act.objects.get(verb="import-registry")

    assert (act.role, act.about, act.after) == (
        "operator",
        "record.csv",
        {"added": 1, "changed": 0, "kept though absent": 0},
    )
