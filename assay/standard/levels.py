"""Levels and what each requires: four kinds of requirement, and recognitions beside the levels."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal

from pydantic import Field

from assay.standard.shapes import Code, Rule, Shape, Threshold, Words, Written, written


class Look(StrEnum):
    """The fixed palette a level may take its look from."""

    BRONZE = "bronze"
    SILVER = "silver"
    GOLD = "gold"
    PLATINUM = "platinum"
    STEEL = "steel"


class CriteriaRequired(Rule):
    """Must-haves: each of these earns at least `enough`, whatever the total."""

    kind: Literal["criteria"]
    criteria: Annotated[list[str], Field(min_length=1)]
    enough: Annotated[int, Field(ge=1)] = 1


class OutcomeRequired(Rule):
    """Real progress was found on the edition's outcome."""

    kind: Literal["outcome"]


class ComponentsRequired(Rule):
    """So many components are worked across: each earns its threshold of its applicable points."""

    kind: Literal["components"]
    at_least: Annotated[int, Field(ge=1)] | Literal["all"]
    worked_across: Threshold
    worked_across_provenance: Written


class ShareRequired(Rule):
    """Points reach this share of the points possible."""

    kind: Literal["share"]
    at_least: Threshold


Requirement = Annotated[
    CriteriaRequired | OutcomeRequired | ComponentsRequired | ShareRequired, Field(discriminator="kind")
]

# The order in which a requirement is named as the one that binds (the standard's own order).
BINDING_ORDER = ("criteria", "outcome", "components", "share")


class Level(Shape):
    code: Code
    title: Words
    look: Annotated[Look, written(Look)]
    about: Words
    requires: Annotated[list[Requirement], Field(min_length=1)]

    @property
    def in_binding_order(self) -> list[Requirement]:
        return sorted(self.requires, key=lambda requirement: BINDING_ORDER.index(requirement.kind))


class Recognition(Rule):
    """An honour beside the levels: named by people, never computed, and never called certified."""

    code: Code
    title: Words
    below: str
    named_by: Literal["committee"]
    needs_consent: bool
