"""The public record for tests: the shipped one with its own places only, and decisions of real places."""

from __future__ import annotations

import csv
from datetime import UTC, datetime
from importlib.resources import files
from io import BytesIO

from assay.journey.stages import Stage
from assay.records.models import Announcement, Application, Cohort, Decision, Place
from assay.standard.library import edition
from assay.workflows.places import save_names
from assay.workflows.registry import Taken, import_registry, import_shipped_record
from tests import examples

BEGAN = datetime(2026, 3, 1, 12, tzinfo=UTC)
COLUMNS = "city,state,country,level,year,event,source,announced,note,place_id"


def shipped(name: str) -> list[dict[str, str]]:
    text = files("assay").joinpath("data", name).read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def places_of_the_record(*more: str) -> None:
    """The places that the shipped record is about, and those whose ids are given."""
    wanted = {row["place_id"] for row in shipped("registry.csv")} | set(more)
    rows = [row for row in shipped("places.csv") if row["id"] in wanted]
    places = [
        Place(
            id=row["id"],
            name=row["name"],
            region=row["region"],
            country=row["country"],
            population=int(row["population"]) if row["population"] else None,
            latitude=float(row["latitude"]) if row["latitude"] else None,
            longitude=float(row["longitude"]) if row["longitude"] else None,
        )
        for row in rows
    ]
    save_names(Place.objects.bulk_create(places), also={row["id"]: row["also"] for row in rows})


def the_shipped_record(*more: str, at: datetime = BEGAN) -> Taken:
    places_of_the_record(*more)
    return import_shipped_record(by=None, at=at)


def a_real_place(name: str = "Boise", region: str = "ID", place_id: str = "geoid:1608830") -> Place:
    place, made = Place.objects.get_or_create(
        id=place_id, defaults={"name": name, "region": region, "country": "US", "population": 235_701}
    )
    if made:
        save_names([place])
    return place


def row(
    city: str = "Boise",
    *,
    state: str = "ID",
    country: str = "United States",
    level: str = "silver",
    year: str = "2024",
    event: str = "certified",
    source: str = "https://news.example/boise",
    announced: str = "2024-06-17",
    note: str = "",
    place_id: str = "geoid:1608830",
) -> str:
    """A row of a file; a cell with a comma must bring its own quotes."""
    return ",".join((city, state, country, level, year, event, source, announced, note, place_id))


def take(*rows: str, at: datetime = BEGAN) -> Taken:
    """Import a file of these rows."""
    data = "\n".join((COLUMNS, *rows)).encode()
    return import_registry(BytesIO(data), by=None, at=at, file="record.csv")


def a_decision(
    place: Place,
    announced_at: datetime,
    *,
    level: str = "gold",
    cohort: str = "spring",
    replaces: Decision | None = None,
    at: datetime = BEGAN,
) -> Decision:
    """A decision of a cohort of the edition of 2022 that is or will be announced."""
    demonstration = place.invented
    slug = f"demo-{cohort}" if demonstration else cohort
    found = Cohort.objects.filter(pk=slug).first() or examples.a_cohort(slug)
    Announcement.objects.get_or_create(
        cohort=found, defaults={"at": announced_at, "set_by": examples.olga(), "set_at": BEGAN}
    )
    application = replaces.application if replaces else None
    return Decision.objects.create(
        application=application
        or Application.objects.create(
            place=place, cohort=found, stage=Stage.DECIDED, created_at=BEGAN, stage_since=BEGAN
        ),
        replaces=replaces,
        at=at,
        level=level,
        card_level=level,
        card={},
        edition_id=found.edition_id,
        edition_digest=edition(found.edition_id).digest,
        recorded_by=examples.mei(),
    )
