"""A criterion: what is asked, on which scale, what it stands on, and what counts as evidence."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field
from pydantic_core import PydanticCustomError

from assay.standard.shapes import Code, Rule, Shape, Words


class Guidance(Rule):
    """What usually serves as evidence, and what is often missing."""

    usually: Words
    often_missing: Words


class ChecklistItem(Shape):
    code: Code
    text: Words
    compulsory: bool = False


def _some(items: Any) -> Any:
    if items == []:
        raise PydanticCustomError("checklist_empty", "at least one item")
    return items


class Checklist(Rule):
    """The criterion is met when `enough` items are in place, the compulsory ones among them."""

    enough: Annotated[int, Field(ge=1)]
    items: Annotated[list[ChecklistItem], BeforeValidator(_some)]


class Need(Rule):
    """A prerequisite: it supports this criterion once it earns at least `enough`."""

    criterion: str
    enough: Annotated[int, Field(ge=1)] = 1


class Timing(Shape):
    """How often a practice happens, or how far back proof may lie."""

    frequency: Literal["quarterly", "regular", "routine"] | None = None
    lookback_months: Annotated[int, Field(ge=1)] | None = None


class Ancestor(Rule):
    """The criterion of an earlier edition that this one grew from."""

    edition: str
    code: str


def _checklist(value: Any) -> Any:
    if isinstance(value, list):
        raise PydanticCustomError("checklist_empty", "the word unknown, or enough and items")
    return None if value == "unknown" else value


class Criterion(Rule):
    """One criterion of an edition. A `checklist` of None is unknown: one claim, one finding."""

    code: Code
    title: Words
    requirement: Words
    scale: str
    component: str | None = None
    checklist: Annotated[Checklist | None, BeforeValidator(_checklist)]
    needs: list[Need] = []
    timing: Timing | None = None
    ancestor: Ancestor | None = None
    evidence: Guidance
