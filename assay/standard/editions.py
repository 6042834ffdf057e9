"""An edition of the standard as a whole."""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, ClassVar, Literal

from pydantic import Field

from assay.standard.criteria import Criterion, Guidance, Need
from assay.standard.levels import Level, Recognition
from assay.standard.shapes import Code, Rule, Shape, Words

# What the columns of score files are called beside the criteria. No criterion may have such a code.
CITY, OUTCOME = "city", "outcome"


class Source(Shape):
    title: Words
    address: Annotated[str, Field(pattern=r"^https?://[^\s]+$")]


class Scale(Rule):
    """Ratings from 0 upward without gaps; a rating earns as many points."""

    ratings: Annotated[dict[int, Words], Field(min_length=2, max_length=100)]

    @cached_property
    def most(self) -> int:
        return max(self.ratings)


class Area(Shape):
    code: Code
    title: Words
    criteria: Annotated[list[str], Field(min_length=1)]


class Component(Shape):
    code: Code
    title: Words
    about: Words | None = None


class OutcomeOption(Shape):
    code: Code
    title: Words
    ask_goal: bool = False


class Outcome(Rule):
    """An item worth no points: claimed, evidenced and found like a criterion."""

    code: Code
    title: Words
    requirement: Words
    scale: str
    options: Annotated[list[OutcomeOption], Field(min_length=1)]
    evidence: Guidance
    # It is claimed and found as a whole.
    checklist: ClassVar[None] = None


class PopulationRule(Rule):
    at_least: Annotated[int, Field(ge=0)]


class CountriesRule(Rule):
    codes: Annotated[list[str], Field(min_length=1)]


class Eligibility(Shape):
    population: PopulationRule
    countries: CountriesRule


class YearsRule(Rule):
    years: Annotated[int, Field(ge=1)]


class DaysRule(Rule):
    days: Annotated[int, Field(ge=0)]


class Validity(Shape):
    lasts: YearsRule
    grace: DaysRule
    apply_again: YearsRule


class EditionHead(Shape):
    """What edition.yaml holds: all but the levels and the criteria."""

    id: Code
    title: Words
    language: str
    status: Literal["draft", "published"]
    label: Words | None = None
    open_to: Literal["everyone", "invented"]
    in_force: Annotated[str, Field(pattern=r"^[0-9]{4}(-[0-9]{2}){0,2}$")]
    summary: Words
    provenance_note: Words
    sources: dict[str, Source]
    eligibility: Eligibility
    validity: Validity
    scales: Annotated[dict[str, Scale], Field(min_length=1)]
    areas: Annotated[list[Area], Field(min_length=1)]
    components: list[Component] = []
    outcome: Outcome | None = None


class Carry(Rule):
    """An answer to `source_code` of the edition before may be carried to `to`."""

    source_code: Annotated[str, Field(alias="from")]
    to: str


class Crosswalk(Shape):
    source_edition: Annotated[str, Field(alias="from")]
    carries: list[Carry]


class Edition(EditionHead):
    """An edition, read and checked. `criteria` stand in the order of its areas, levels lowest first.

    `digest` is "sha256:" and 64 hex digits of the canonical content.
    """

    criteria: tuple[Criterion, ...]
    levels: tuple[Level, ...]
    recognitions: tuple[Recognition, ...]
    crosswalks: tuple[Crosswalk, ...]
    digest: str

    @cached_property
    def by_code(self) -> dict[str, Criterion]:
        return {criterion.code: criterion for criterion in self.criteria}

    @cached_property
    def area_of(self) -> dict[str, Area]:
        return {code: area for area in self.areas for code in area.criteria}

    @cached_property
    def level_by_code(self) -> dict[str, Level]:
        return {level.code: level for level in self.levels}

    @cached_property
    def most(self) -> dict[str, int]:
        """The points possible for each criterion."""
        return {criterion.code: self.scales[criterion.scale].most for criterion in self.criteria}

    @cached_property
    def must_haves(self) -> dict[str, int]:
        """Every criterion that some level cannot do without, with the rating that is enough."""
        found: dict[str, int] = {}
        for level in self.levels:
            for requirement in level.requires:
                if requirement.kind == "criteria":
                    for code in requirement.criteria:
                        found[code] = min(requirement.enough, found.get(code, requirement.enough))
        return found

    @cached_property
    def needs_in_order(self) -> dict[str, list[Need]]:
        """What those criteria need that need anything, each prerequisite before what stands on it."""
        waiting = {criterion.code: criterion.needs for criterion in self.criteria if criterion.needs}
        placed: dict[str, list[Need]] = {}
        while waiting:
            ready = {
                code: needs
                for code, needs in waiting.items()
                if not any(need.criterion in waiting for need in needs)
            }
            placed |= ready
            waiting = {code: needs for code, needs in waiting.items() if code not in ready}
        return placed

    @cached_property
    def codes_under(self) -> dict[str, tuple[str, ...]]:
        """The criteria placed under each component."""
        return {
            component.code: tuple(c.code for c in self.criteria if c.component == component.code)
            for component in self.components
        }

    @cached_property
    def items(self) -> tuple[str, ...]:
        """Codes of all that is claimed and found: the criteria, then the outcome."""
        codes = tuple(criterion.code for criterion in self.criteria)
        return codes if self.outcome is None else (*codes, self.outcome.code)

    def item(self, code: str) -> Criterion | Outcome | None:
        """The criterion or the outcome of that code."""
        if self.outcome is not None and code == self.outcome.code:
            return self.outcome
        return self.by_code.get(code)

    def asked(self, code: str) -> Criterion | Outcome:
        """The same, of a code that is known to be one of `items`. Raises KeyError."""
        found = self.item(code)
        if found is None:
            raise KeyError(code)
        return found

    def always_applies(self, code: str) -> bool:
        """A must-have and the outcome can never be not applicable."""
        return code in self.must_haves or code not in self.by_code
