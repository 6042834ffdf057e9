"""Where a city's own work stands: what it claims, what its answers lack, what that would come to.

Nothing here is a result. What the claims would reach is a projection, which nothing turns into a level.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from assay.journey.completeness import lacks
from assay.records.gathering import answers_of, claims_of, state_of
from assay.records.models import Answer, Application
from assay.records.pinning import pinned_edition
from assay.reports.recency import ages_behind
from assay.scoring import Projection, projection
from assay.standard.editions import Edition
from assay.words import progress as words
from assay.words.answers import lack
from assay.words.items import item_name, rating_words
from assay.words.projections import obstacle_sentence
from assay.words.texts import said


@dataclass(frozen=True)
class ItemProgress:
    """One criterion or the outcome, called `name` where it stands alone.

    `claim` is in the scale's words; blank where nothing was marked yet. `lacks` are
    sentences: what is still to be done before it can be submitted. `from_last_time`: nobody has looked at
    it since it was taken over. `ages` say which evidence is too old, or will be; they stand in the way of
    nothing.
    """

    code: str
    name: str
    title: str
    core: bool
    claim: str
    claimed: bool
    evidence: int
    lacks: tuple[str, ...]
    from_last_time: bool
    changed_at: datetime | None
    changed_by: str
    ages: tuple[str, ...] = ()


@dataclass(frozen=True)
class AreaProgress:
    code: str
    title: str
    items: tuple[ItemProgress, ...]

    @property
    def claimed(self) -> int:
        return sum(item.claimed for item in self.items)

    @property
    def of(self) -> int:
        return len(self.items)

    @property
    def unfinished(self) -> int:
        return sum(bool(item.lacks) for item in self.items)

    @property
    def has_core(self) -> bool:
        return any(item.core for item in self.items)

    @property
    def core(self) -> tuple[ItemProgress, ...]:
        """The must-haves among them that are not claimed."""
        return tuple(item for item in self.items if item.core and not item.claimed)


@dataclass(frozen=True)
class Provisional:
    """What the claims would come to if experts found the same. `would_reach` is blank for no level."""

    line: str
    would_reach: str
    points: int
    possible: int
    next_level: str
    in_the_way: tuple[str, ...]


@dataclass(frozen=True)
class Progress:
    """`first_line` says how much is claimed and what that would reach, without the dates."""

    first_line: str
    areas: tuple[AreaProgress, ...]
    outcome: ItemProgress | None
    provisional: Provisional

    @property
    def items(self) -> tuple[ItemProgress, ...]:
        """All that is claimed, in the edition's order with the outcome last."""
        criteria = tuple(item for area in self.areas for item in area.items)
        return criteria if self.outcome is None else (*criteria, self.outcome)

    @property
    def claimed(self) -> int:
        """Criteria claimed; the outcome is not counted."""
        return sum(area.claimed for area in self.areas)

    @property
    def of(self) -> int:
        return sum(area.of for area in self.areas)

    @property
    def from_last_time(self) -> int:
        """What was taken over from an earlier application, and is still to be looked at."""
        return sum(item.from_last_time for item in self.items)

    @property
    def unfinished(self) -> tuple[ItemProgress, ...]:
        return tuple(item for item in self.items if item.lacks)

    @property
    def aged(self) -> tuple[ItemProgress, ...]:
        """The claims that rest on evidence which is too old, or will be before answers are due."""
        return tuple(item for item in self.items if item.claimed and item.ages)


def progress(application: Application, answers: dict[str, Answer] | None = None) -> Progress:
    """In a constant number of queries, whatever the edition holds; none where `answers` were read already."""
    edition = pinned_edition(application)
    answers = answers_of(application) if answers is None else answers
    found = projection(edition, claims_of(answers, edition))
    areas = tuple(
        AreaProgress(
            area.code, said(area.title), tuple(_item(code, answers, application) for code in area.criteria)
        )
        for area in edition.areas
    )
    count, of = sum(area.claimed for area in areas), len(edition.criteria)
    return Progress(
        first_line=f"{words.claimed(count, of)}; {words.would_reach(found, edition)}",
        areas=areas,
        outcome=_item(edition.outcome.code, answers, application) if edition.outcome else None,
        provisional=_provisional(found, edition),
    )


def _item(code: str, answers: Mapping[str, Answer], application: Application) -> ItemProgress:
    edition = pinned_edition(application)
    item = edition.asked(code)
    answer = answers.get(code)
    state, current = state_of(answer), answer.current if answer else None
    return ItemProgress(
        code=code,
        name=item_name(item),
        title=said(item.title),
        core=code in edition.must_haves,
        claim=rating_words(state.rating, item, edition),
        claimed=state.claimed,
        evidence=state.evidence,
        lacks=tuple(lack(which) for which in lacks(code, state, edition)),
        from_last_time=state.from_last_time,
        changed_at=current.at if current else None,
        changed_by=current.by.name if current else "",
        ages=ages_behind(answer, application),
    )


def _provisional(found: Projection, edition: Edition) -> Provisional:
    reached = edition.level_by_code[found.would_reach] if found.would_reach else None
    following = edition.level_by_code[found.next_level] if found.next_level else None
    return Provisional(
        line=words.would_reach(found, edition),
        would_reach=said(reached.title) if reached else "",
        points=found.points,
        possible=found.possible,
        next_level=said(following.title) if following else "",
        in_the_way=tuple(obstacle_sentence(obstacle, edition) for obstacle in found.in_the_way),
    )
