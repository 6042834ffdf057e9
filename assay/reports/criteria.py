"""One criterion, or the outcome, as its public page shows it: all that is known, and by whose word."""

from __future__ import annotations

from dataclasses import dataclass

from assay.reports.evidence_examples import Example, examples
from assay.reports.origins import Origin, origin
from assay.reports.standard import EditionLine, edition_line
from assay.standard.criteria import Checklist, Criterion
from assay.standard.editions import Edition, Outcome
from assay.standard.levels import CriteriaRequired
from assay.standard.library import folders
from assay.words.requirements import timing_sentences
from assay.words.texts import said


@dataclass(frozen=True)
class Named:
    """Something of an edition with a code, a title where it is known, and its origin."""

    code: str
    title: str = ""
    origin: Origin | None = None


@dataclass(frozen=True)
class NeedLine(Named):
    """A prerequisite: it supports from `enough` points on."""

    enough: int = 1


@dataclass(frozen=True)
class Step:
    """One rating of a scale."""

    points: int
    title: str


@dataclass(frozen=True)
class CheckLine:
    text: str
    compulsory: bool


@dataclass(frozen=True)
class Checks:
    enough: int
    items: tuple[CheckLine, ...]
    origin: Origin

    @property
    def has_compulsory(self) -> bool:
        return any(line.compulsory for line in self.items)


@dataclass(frozen=True)
class Forebear:
    """The criterion of an earlier edition; `here` says whether that edition can be read on this site."""

    edition_id: str
    code: str
    here: bool
    origin: Origin


@dataclass(frozen=True)
class EvidenceAdvice:
    usually: str
    often_missing: str
    origin: Origin


@dataclass(frozen=True)
class ItemPage:
    """`core` is the origin of the rule that makes it a must-have. `checks` is None where none is public.

    An outcome has `options` and no area, needs, checklist or ancestor; a criterion has no options.
    """

    edition: EditionLine
    code: str
    title: str
    requirement: str
    origin: Origin
    is_outcome: bool
    area: Named | None
    component: Named | None
    core: Origin | None
    scale: tuple[Step, ...]
    scale_origin: Origin
    checks: Checks | None
    needs: tuple[NeedLine, ...]
    timing: tuple[str, ...]
    ancestor: Forebear | None
    options: tuple[str, ...]
    advice: EvidenceAdvice
    examples: tuple[Example, ...]
    previous: Named | None
    next: Named | None

    @property
    def short_name(self) -> str:
        """What people call it: a criterion by its code, the outcome by its title."""
        return self.title if self.is_outcome else self.code


def item_page(edition: Edition, code: str) -> ItemPage | None:
    """The page of the criterion or outcome of that code; None where the edition has none."""
    item = edition.item(code)
    if item is None:
        return None
    scale = edition.scales[item.scale]
    criterion = item if isinstance(item, Criterion) else None
    before, after = _neighbours(edition, code)
    return ItemPage(
        edition=edition_line(edition),
        code=code,
        title=said(item.title),
        requirement=said(item.requirement),
        origin=origin(item, edition),
        is_outcome=criterion is None,
        area=_area(edition, code),
        component=_component(edition, criterion),
        core=_core(edition, code),
        scale=tuple(Step(points, said(words)) for points, words in sorted(scale.ratings.items())),
        scale_origin=origin(scale, edition),
        checks=_checks(edition, criterion.checklist) if criterion and criterion.checklist else None,
        needs=_needs(edition, criterion),
        timing=tuple(timing_sentences(criterion.timing)) if criterion else (),
        ancestor=_ancestor(edition, criterion),
        options=tuple(said(option.title) for option in item.options) if isinstance(item, Outcome) else (),
        advice=EvidenceAdvice(
            said(item.evidence.usually), said(item.evidence.often_missing), origin(item.evidence, edition)
        ),
        examples=examples(edition, code),
        previous=before,
        next=after,
    )


def _neighbours(edition: Edition, code: str) -> tuple[Named | None, Named | None]:
    """What stands before and after `code`, in the edition's order with the outcome last."""
    at = edition.items.index(code)
    before = edition.items[at - 1] if at else None
    after = edition.items[at + 1] if at + 1 < len(edition.items) else None
    return _named(edition, before), _named(edition, after)


def _named(edition: Edition, code: str | None) -> Named | None:
    return Named(code, said(edition.asked(code).title)) if code else None


def _area(edition: Edition, code: str) -> Named | None:
    area = edition.area_of.get(code)
    return Named(area.code, said(area.title)) if area else None


def _component(edition: Edition, criterion: Criterion | None) -> Named | None:
    for component in edition.components:
        if criterion and criterion.component == component.code:
            return Named(component.code, said(component.title), origin(criterion, edition))
    return None


def _core(edition: Edition, code: str) -> Origin | None:
    for level in edition.levels:
        for requirement in level.requires:
            if isinstance(requirement, CriteriaRequired) and code in requirement.criteria:
                return origin(requirement, edition)
    return None


def _checks(edition: Edition, checklist: Checklist) -> Checks:
    lines = tuple(CheckLine(said(item.text), item.compulsory) for item in checklist.items)
    return Checks(checklist.enough, lines, origin(checklist, edition))


def _needs(edition: Edition, criterion: Criterion | None) -> tuple[NeedLine, ...]:
    return tuple(
        NeedLine(
            need.criterion, said(edition.by_code[need.criterion].title), origin(need, edition), need.enough
        )
        for need in (criterion.needs if criterion else ())
    )


def _ancestor(edition: Edition, criterion: Criterion | None) -> Forebear | None:
    if criterion is None or criterion.ancestor is None:
        return None
    ancestor = criterion.ancestor
    return Forebear(ancestor.edition, ancestor.code, ancestor.edition in folders(), origin(ancestor, edition))
