"""The drawing of the journey: a lane for each who acts, and the steps as numbered dots from top to bottom."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assay.journey.stages import Owner
from assay.reports.journeys import Step

# In units of the view box; the drawing is shown at about its own size, so that its words stay readable.
LANE, ROW, HEAD = 62, 42, 34


@dataclass(frozen=True)
class Lane:
    x: int
    name: str


@dataclass(frozen=True)
class Dot:
    x: int
    y: int
    number: int


@dataclass(frozen=True)
class Drawing:
    """`line` is the path that joins the dots."""

    width: int
    height: int
    lanes: tuple[Lane, ...]
    dots: tuple[Dot, ...]
    line: str


def drawing(steps: Sequence[Step]) -> Drawing:
    names = _lane_names()
    column = {owner: LANE // 2 + LANE * number for number, owner in enumerate(names)}
    dots = tuple(
        Dot(column[step.owner], HEAD + ROW // 2 + ROW * row, step.number) for row, step in enumerate(steps)
    )
    return Drawing(
        width=LANE * len(names),
        height=HEAD + ROW * len(steps),
        lanes=tuple(Lane(column[owner], name) for owner, name in names.items()),
        dots=dots,
        line="M" + " L".join(f"{dot.x} {dot.y}" for dot in dots),
    )


def _lane_names() -> dict[Owner, str]:
    """The lanes from left to right. What nobody has to act on any more is everybody's to see."""
    return {
        Owner.CITY: _("City"),
        Owner.SPONSOR: _("Sponsor"),
        Owner.OFFICE: _("Office"),
        Owner.EXPERTS: _("Experts"),
        Owner.COMMITTEE: _("Committee"),
        Owner.NOBODY: _("Public"),
    }
