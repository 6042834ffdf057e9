"""What an item of an edition is called where it stands alone, and what its ratings are called."""

from __future__ import annotations

from assay.standard.criteria import Criterion
from assay.standard.editions import Edition, Outcome
from assay.words.texts import said


def item_name(item: Criterion | Outcome) -> str:
    """ "A1 Implementing Data Strategy and Governance"; an outcome needs no code beside its title."""
    title = said(item.title)
    return f"{item.code} {title}" if isinstance(item, Criterion) else title


def rating_words(rating: int | None, item: Criterion | Outcome, edition: Edition) -> str:
    """A rating as the item's scale calls it; blank for none."""
    return "" if rating is None else said(edition.scales[item.scale].ratings.get(rating))
