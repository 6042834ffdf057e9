import json
from pathlib import Path
from typing import Any

import pytest

from assay.web.components import maps
from assay.web.components.maps import Spot, outlines, project

BUILT = json.loads((Path(maps.__file__).parents[1] / "static/built/outlines.json").read_text())


@pytest.mark.parametrize("row", BUILT["reference"])
def test_place_lies_where_the_front_end_library_puts_it(row: dict[str, Any]) -> None:
    spot = project(row["latitude"], row["longitude"])

    assert spot == Spot(row["panel"], round(row["x"], 1), round(row["y"], 1))


@pytest.mark.parametrize(
    ("here", "panel"),
    [
        ((32.72, -117.16), "north"),  # San Diego
        ((32.51, -117.02), "latin"),  # Tijuana
        ((31.76, -106.49), "north"),  # El Paso
        ((31.69, -106.42), "latin"),  # Ciudad Juárez
        ((27.53, -99.49), "north"),  # Laredo
        ((27.48, -99.53), "latin"),  # Nuevo Laredo
        ((25.91, -97.49), "north"),  # Brownsville
        ((25.87, -97.50), "latin"),  # Matamoros
        ((24.56, -81.78), "north"),  # Key West
        ((25.05, -77.35), "latin"),  # Nassau
        ((23.13, -82.38), "latin"),  # Havana
    ],
)
def test_neighbours_across_the_border_stand_in_their_own_panels(
    here: tuple[float, float], panel: str
) -> None:
    spot = project(*here)

    assert spot is not None and spot.panel == panel


# Honolulu, Anchorage, Paris, Sydney, and the point opposite the middle of the southern panel.
ELSEWHERE = [(21.31, -157.86), (61.22, -149.9), (48.86, 2.35), (-33.87, 151.21), (13, 106)]


@pytest.mark.parametrize("here", ELSEWHERE)
def test_place_outside_both_panels_has_no_spot(here: tuple[float, float]) -> None:
    assert project(*here) is None


def test_outlines_are_the_two_panels_drawn_in_whole_numbers() -> None:
    drawn = outlines()

    assert [(outline.panel, outline.width, outline.height) for outline in drawn] == [
        ("north", 960, 660),
        ("latin", 760, 880),
    ]
    for path in (path for outline in drawn for path in (*outline.lands, outline.borders)):
        assert set(path) <= set("Mlz -0123456789")
