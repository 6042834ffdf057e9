"""The rules of an edition as its public page shows them: levels, scales, who may apply, how long it lasts."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.formats import number_format

from assay.reports.origins import Origin, bare_origin, origin
from assay.reports.standard import EditionLine, edition_line
from assay.standard.editions import Edition
from assay.standard.levels import ComponentsRequired, Level
from assay.words.countries import country
from assay.words.requirements import requirement_sentence
from assay.words.texts import said


@dataclass(frozen=True)
class RuleLine:
    """A rule in a sentence. `further` is the origin of a part of it that has another."""

    sentence: str
    origin: Origin
    further: Origin | None = None


@dataclass(frozen=True)
class LevelRules:
    code: str
    title: str
    look: str
    about: str
    rules: tuple[RuleLine, ...]


@dataclass(frozen=True)
class RecognitionLine:
    title: str
    below: str
    origin: Origin


@dataclass(frozen=True)
class ScaleLine:
    steps: tuple[tuple[int, str], ...]
    origin: Origin


@dataclass(frozen=True)
class ComponentLine:
    title: str
    about: str


@dataclass(frozen=True)
class SourceLine:
    title: str
    address: str


@dataclass(frozen=True)
class Entry:
    """Who may apply: population and countries, each with its origin."""

    population: int
    population_origin: Origin
    countries: tuple[str, ...]
    countries_origin: Origin
    invented_only: bool

    @property
    def population_shown(self) -> str:
        return number_format(self.population, force_grouping=True)


@dataclass(frozen=True)
class Lasting:
    """Years a certificate lasts, days of grace, years until one may apply again."""

    years: int
    years_origin: Origin
    grace_days: int
    grace_origin: Origin
    again_years: int
    again_origin: Origin


@dataclass(frozen=True)
class RulesPage:
    edition: EditionLine
    levels: tuple[LevelRules, ...]
    recognitions: tuple[RecognitionLine, ...]
    components: tuple[ComponentLine, ...]
    scales: tuple[ScaleLine, ...]
    entry: Entry
    lasting: Lasting
    provenance_note: str
    sources: tuple[SourceLine, ...]


def rules_page(edition: Edition) -> RulesPage:
    return RulesPage(
        edition=edition_line(edition),
        levels=tuple(_level(level, edition) for level in edition.levels),
        recognitions=tuple(
            RecognitionLine(
                said(one.title), said(edition.level_by_code[one.below].title), origin(one, edition)
            )
            for one in edition.recognitions
        ),
        components=tuple(ComponentLine(said(one.title), said(one.about)) for one in edition.components),
        scales=tuple(
            ScaleLine(
                tuple((points, said(words)) for points, words in sorted(scale.ratings.items())),
                origin(scale, edition),
            )
            for scale in edition.scales.values()
        ),
        entry=entry(edition),
        lasting=lasting(edition),
        provenance_note=said(edition.provenance_note),
        sources=tuple(SourceLine(said(one.title), one.address) for one in edition.sources.values()),
    )


def entry(edition: Edition) -> Entry:
    rule = edition.eligibility
    return Entry(
        population=rule.population.at_least,
        population_origin=origin(rule.population, edition),
        countries=tuple(sorted(country(code) for code in rule.countries.codes)),
        countries_origin=origin(rule.countries, edition),
        invented_only=edition.open_to == "invented",
    )


def lasting(edition: Edition) -> Lasting:
    rule = edition.validity
    return Lasting(
        years=rule.lasts.years,
        years_origin=origin(rule.lasts, edition),
        grace_days=rule.grace.days,
        grace_origin=origin(rule.grace, edition),
        again_years=rule.apply_again.years,
        again_origin=origin(rule.apply_again, edition),
    )


def _level(level: Level, edition: Edition) -> LevelRules:
    lines = tuple(
        RuleLine(
            requirement_sentence(requirement, edition),
            origin(requirement, edition),
            bare_origin(requirement.worked_across_provenance)
            if isinstance(requirement, ComponentsRequired)
            else None,
        )
        for requirement in level.in_binding_order
    )
    return LevelRules(level.code, said(level.title), level.look, said(level.about), lines)
