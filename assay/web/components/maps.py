"""The map of the Americas: two panels, and where on them a place lies.

The outlines and the parameters come from the front-end build (frontend/outlines.mjs). The two
projections are Snyder's ("Map projections: a working manual", 1987, Albers p. 100, Lambert p. 185)
on a sphere, so that a page needs no script and no library to place a point.
"""

import json
from bisect import bisect
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from math import cos, radians, sin, sqrt
from typing import Any

# The Americas lie between these meridians; the other side of the earth has no place on either panel.
_WEST, _EAST = -170, -30


@dataclass(frozen=True)
class Spot:
    """A point of a panel, in the units of its view box."""

    panel: str
    x: float
    y: float


@dataclass(frozen=True)
class Outline:
    """A panel to draw: SVG paths for a view box from 0, 0 to width, height."""

    panel: str
    width: int
    height: int
    lands: tuple[str, ...]
    borders: str


def project(latitude: float, longitude: float) -> Spot | None:
    """The spot of a place given in degrees, or None where no panel shows it (Honolulu, Anchorage)."""
    if not _WEST <= longitude <= _EAST:
        return None
    panel = "north" if latitude > _divide(longitude) else "latin"
    shape = _built()["panels"][panel]
    parameters = shape["projection"]
    raw = _conic if parameters["kind"] == "conic" else _azimuthal
    east, north = raw(latitude, longitude, parameters)
    x = round(parameters["origin"][0] + parameters["scale"] * east, 1)
    y = round(parameters["origin"][1] - parameters["scale"] * north, 1)
    if 0 <= x <= shape["width"] and 0 <= y <= shape["height"]:
        return Spot(panel, x, y)
    return None


@cache
def outlines() -> tuple[Outline, ...]:
    """The panels, north first."""
    return tuple(
        Outline(panel, shape["width"], shape["height"], tuple(shape["lands"]), shape["borders"])
        for panel, shape in _built()["panels"].items()
    )


@cache
def _built() -> dict[str, Any]:
    text = files("assay.web").joinpath("static/built/outlines.json").read_text(encoding="utf-8")
    built: dict[str, Any] = json.loads(text)
    return built


def _divide(longitude: float) -> float:
    """The latitude above which a place of this longitude belongs to the northern panel."""
    points = _built()["divide"]
    at = bisect(points, longitude, 1, len(points) - 1, key=lambda point: point[0])
    (west, start), (east, end) = points[at - 1], points[at]
    return float(start + (end - start) * (longitude - west) / (east - west))


def _conic(latitude: float, longitude: float, parameters: Mapping[str, Any]) -> tuple[float, float]:
    """Albers equal-area conic: steps east and north of the centre, in radii of the earth."""
    lower, upper = (sin(radians(parallel)) for parallel in parameters["parallels"])
    middle_longitude, middle_latitude = parameters["centre"]
    cone = (lower + upper) / 2

    def radius(degrees: float) -> float:
        return sqrt(1 + lower * upper - 2 * cone * sin(radians(degrees))) / cone

    angle = cone * radians(longitude - middle_longitude)
    return radius(latitude) * sin(angle), radius(middle_latitude) - radius(latitude) * cos(angle)


def _azimuthal(latitude: float, longitude: float, parameters: Mapping[str, Any]) -> tuple[float, float]:
    """Lambert azimuthal equal-area: steps east and north of the centre, in radii of the earth."""
    middle_longitude, middle = parameters["centre"][0], radians(parameters["centre"][1])
    here, turn = radians(latitude), radians(longitude - middle_longitude)
    east = cos(here) * sin(turn)
    north = cos(middle) * sin(here) - sin(middle) * cos(here) * cos(turn)
    toward = sin(middle) * sin(here) + cos(middle) * cos(here) * cos(turn)
    stretch = sqrt(2 / (1 + toward))
    return stretch * east, stretch * north
