"""The score report of one application: what was claimed, what was found, and what that comes to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from assay.records.gathering import findings_of, standing_decision
from assay.records.models import Application, Decision, SettledFinding
from assay.records.pinning import pinned_edition
from assay.scoring import Card, card
from assay.scoring.cards import Account
from assay.scoring.freezing import thaw
from assay.scoring.reasons import Credit
from assay.standard.criteria import Criterion
from assay.standard.editions import Edition, Outcome
from assay.words.cards import decided_line, first_line, level_name
from assay.words.items import rating_words
from assay.words.scoring import obstacle_sentence, reason_for
from assay.words.texts import said


@dataclass(frozen=True)
class LevelName:
    """A level with its look (edition's palette)."""

    code: str
    title: str
    look: str


@dataclass(frozen=True)
class Check:
    """One item of a checklist. `found` is None where no mark of the settled finding is kept."""

    text: str
    claimed: bool
    found: bool | None


@dataclass(frozen=True)
class ItemScore:
    """One criterion or the outcome. `claim` and `finding` are words of its scale; a blank claim: none.

    `reason` says why points are missing, `text` is the settled finding's own, `settled` how it came about:
    agreed, settled or not claimed. The outcome has no points, and 0 possible.
    """

    code: str
    title: str
    core: bool
    claim: str
    finding: str
    points: int
    possible: int
    reason: str
    text: str
    settled: str
    checks: tuple[Check, ...] = ()

    @property
    def full(self) -> bool:
        return not self.reason


@dataclass(frozen=True)
class AreaScore:
    code: str
    title: str
    points: int
    possible: int
    items: tuple[ItemScore, ...]


@dataclass(frozen=True)
class ComponentScore:
    title: str
    points: int
    possible: int
    worked_across: bool


@dataclass(frozen=True)
class DecisionLine:
    """What the committee decided. `departs` where it is not the card's level; `reason` is then its own."""

    level: LevelName | None
    name: str
    at: datetime
    departs: bool
    reason: str


@dataclass(frozen=True)
class ScoreReport:
    """`level` is the card's. `binding` is the first of `in_the_way`, which is what `next_level` lacks.

    `decision` is None until the committee has decided. Who may see it is the page's to ask.
    """

    edition_id: str
    edition_title: str
    digest: str
    first_line: str
    level: LevelName | None
    level_name: str
    decision: DecisionLine | None
    points: int
    possible: int
    next_level: str
    binding: str
    in_the_way: tuple[str, ...]
    areas: tuple[AreaScore, ...]
    components: tuple[ComponentScore, ...]
    outcome: ItemScore | None


def scorecard(application: Application) -> ScoreReport:
    """From the settled findings; once it is decided, from the card that the decision froze.

    Raises ValueError while an item is unsettled.
    """
    edition = pinned_edition(application)
    settled = _settled(application)
    decision = standing_decision(application)
    found = thaw(decision.card) if decision else card(edition, findings_of(settled, edition))
    earned = {credit.code: credit for credit in found.credits}
    following = edition.level_by_code[found.next_level] if found.next_level else None
    in_the_way = tuple(obstacle_sentence(obstacle, edition) for obstacle in found.in_the_way)
    return ScoreReport(
        edition_id=found.edition_id,
        edition_title=said(edition.title),
        digest=found.digest,
        first_line=decided_line(found, decision.level or None, edition)
        if decision
        else first_line(found, edition),
        level=level_line(found.level, edition),
        level_name=level_name(found.level, edition),
        decision=_decided(decision, edition) if decision else None,
        points=found.points,
        possible=found.possible,
        next_level=said(following.title) if following else "",
        binding=in_the_way[0] if in_the_way else "",
        in_the_way=in_the_way,
        areas=_areas(found, earned, settled, edition),
        components=component_scores(found, edition),
        outcome=_item(edition.outcome, None, settled, edition) if edition.outcome else None,
    )


def level_line(level: str | None, edition: Edition) -> LevelName | None:
    found = edition.level_by_code[level] if level else None
    return LevelName(found.code, said(found.title), found.look) if found else None


def _settled(application: Application) -> dict[str, SettledFinding]:
    rows = SettledFinding.objects.filter(application=application).select_related("answer_version")
    return {row.item: row for row in rows}


def _decided(decision: Decision, edition: Edition) -> DecisionLine:
    return DecisionLine(
        level_line(decision.level, edition),
        level_name(decision.level or None, edition),
        decision.at,
        decision.level != decision.card_level,
        decision.reason,
    )


def _areas(
    found: Card, earned: Mapping[str, Credit], settled: Mapping[str, SettledFinding], edition: Edition
) -> tuple[AreaScore, ...]:
    return tuple(
        AreaScore(
            area.code,
            said(area.title),
            found.areas[area.code].points,
            found.areas[area.code].possible,
            tuple(_item(edition.by_code[code], earned[code], settled, edition) for code in area.criteria),
        )
        for area in edition.areas
    )


def _item(
    item: Criterion | Outcome,
    credit: Credit | None,
    settled: Mapping[str, SettledFinding],
    edition: Edition,
) -> ItemScore:
    row = settled[item.code]
    claim = row.answer_version.rating if row.answer_version else None
    return ItemScore(
        code=item.code,
        title=said(item.title),
        core=item.code in edition.must_haves,
        claim=rating_words(claim or None, item, edition),
        finding=_finding(row, item, edition),
        points=credit.points if credit else 0,
        possible=credit.possible if credit else 0,
        reason=reason_for(credit, edition) if credit else "",
        text=row.text,
        settled=row.how,
        checks=_checks(row, item),
    )


def _finding(row: SettledFinding, item: Criterion | Outcome, edition: Edition) -> str:
    """The finding in the scale's words; blank where it is not applicable, or nobody had to look."""
    if row.not_applicable or row.how == "not claimed":
        return ""
    return rating_words(row.rating or 0, item, edition)


def _checks(row: SettledFinding, item: Criterion | Outcome) -> tuple[Check, ...]:
    if item.checklist is None:
        return ()
    claimed = row.answer_version.marks if row.answer_version else {}
    return tuple(
        Check(said(one.text), bool(claimed.get(one.code)), row.marks.get(one.code))
        for one in item.checklist.items
    )


def component_scores(found: Account, edition: Edition) -> tuple[ComponentScore, ...]:
    return tuple(
        ComponentScore(said(component.title), one.points, one.possible, one.worked_across)
        for component in edition.components
        for one in ((found.components or {})[component.code],)
    )
