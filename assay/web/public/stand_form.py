"""The rows of the form: what can be marked, and what was."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from assay.journey.verdicts import Verdict
from assay.reports.stand import Item, groups, outcome_item
from assay.standard.editions import Edition
from assay.words.refusals import sentence

# What stands before a criterion's code in the name of its field.
FIELD = "claim-"


@dataclass(frozen=True)
class RowChoice:
    value: str
    title: str
    chosen: bool


@dataclass(frozen=True)
class Row:
    """One item. `choices` is empty where it is a single box; `fault` says what was wrong with it."""

    code: str
    title: str
    requirement: str
    core: bool
    shows_code: bool
    checked: bool
    choices: tuple[RowChoice, ...]
    fault: str

    @property
    def name(self) -> str:
        return f"{FIELD}{self.code}"


@dataclass(frozen=True)
class RowGroup:
    title: str
    rows: tuple[Row, ...]


def form_of(edition: Edition, marks: Mapping[str, str], refused: Mapping[str, Verdict]) -> list[RowGroup]:
    """The areas with their criteria, then the outcome, as they were marked."""

    def row(item: Item, shows_code: bool = True) -> Row:
        mark = marks.get(item.code, "")
        return Row(
            code=item.code,
            title=item.title,
            requirement=item.requirement,
            core=item.core,
            shows_code=shows_code,
            checked=mark == "1",
            choices=tuple(
                RowChoice(str(choice.rating), choice.title, mark == str(choice.rating))
                for choice in item.choices
            ),
            fault=sentence(refused[item.code]) if item.code in refused else "",
        )

    form = [RowGroup(group.title, tuple(row(item) for item in group.items)) for group in groups(edition)]
    if outcome := outcome_item(edition):
        form.append(RowGroup(_("Beside the areas, worth no points"), (row(outcome, shows_code=False),)))
    return form
