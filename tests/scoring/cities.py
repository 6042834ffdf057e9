"""Findings of invented cities: for every edition, any ratings at all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from hypothesis import strategies as st

from assay.scoring import NOT_APPLICABLE, Card, Findings, OutcomeStanding, card
from assay.standard.editions import Edition
from assay.standard.library import edition
from tests.standard.small import small

EDITIONS: dict[str, Edition] = {"small": small(), **{one: edition(one) for one in ("wwc-2022", "wwc-2017")}}

editions = st.sampled_from(list(EDITIONS.values()))


def found(
    edition: Edition,
    ratings: Mapping[str, int] | None = None,
    *,
    otherwise: int = 0,
    not_applicable: Iterable[str] = (),
    outcome: OutcomeStanding = OutcomeStanding.FOUND,
) -> Findings:
    """Findings with these ratings, and `otherwise` for all the rest."""
    given = {**dict.fromkeys(edition.by_code, otherwise), **(ratings or {})}
    given |= dict.fromkeys(not_applicable, NOT_APPLICABLE)
    return Findings(given, outcome if edition.outcome else None)


def card_of(edition: Edition, *args: Mapping[str, int], **more: object) -> Card:
    return card(edition, found(edition, *args, **more))


def findings(edition: Edition) -> st.SearchStrategy[Findings]:
    """Any findings: a rating of its scale for every criterion, or not applicable."""
    outcomes = st.sampled_from(OutcomeStanding) if edition.outcome else st.none()
    return st.builds(Findings, marks(edition).map(lambda drawn: rated(edition, drawn)), outcomes)


def marks(edition: Edition) -> st.SearchStrategy[bytes]:
    """A byte for each criterion: much quicker to draw than as many numbers, and it shrinks as well."""
    size = len(edition.criteria)
    return st.binary(min_size=size, max_size=size)


def rated(edition: Edition, drawn: bytes) -> dict[str, int]:
    """Bytes as ratings, the one above the top of the scale as not applicable."""
    ratings = {
        code: byte % (most + 2) for (code, most), byte in zip(edition.most.items(), drawn, strict=True)
    }
    return {
        code: NOT_APPLICABLE if rating > edition.most[code] else rating for code, rating in ratings.items()
    }


def raised(edition: Edition, ratings: Mapping[str, int], drawn: bytes) -> dict[str, int]:
    """Ratings as high or higher; what is not applicable stays so."""
    more = dict(zip(edition.by_code, drawn, strict=True))
    return {
        code: rating if rating == NOT_APPLICABLE else rating + more[code] % (edition.most[code] - rating + 1)
        for code, rating in ratings.items()
    }


def height_of(edition: Edition, card: Card) -> int:
    """How many levels stand: 0 for none."""
    return 0 if card.level is None else [level.code for level in edition.levels].index(card.level) + 1
