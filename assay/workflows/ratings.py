"""A rating of one item, by a claim or by a finding: on the scale, or off the checklist."""

from __future__ import annotations

from collections.abc import Mapping

from assay.journey.verdicts import No, no
from assay.scoring.checklists import rating_of
from assay.standard.criteria import Criterion
from assay.standard.editions import Edition, Outcome
from assay.workflows.refusals import Refused


def asked(item: str, edition: Edition) -> Criterion | Outcome:
    """What the edition asks under that code. Raises Refused where it asks nothing."""
    found = edition.item(item)
    if found is None:
        raise Refused(no(No.UNKNOWN_ITEM, item=item))
    return found


def by_checklist(asked: Criterion | Outcome, marks: Mapping[str, bool]) -> int | None:
    """What the marks come to; None where there is no checklist, or no mark at all."""
    if asked.checklist is None or not marks:
        return None
    items = asked.checklist.items
    return int(rating_of(asked.checklist, {one.code: marks.get(one.code, False) for one in items}))


def on_scale(asked: Criterion | Outcome, rating: int | None, edition: Edition) -> int | None:
    """`rating` as it is. Raises Refused where the scale does not have it."""
    most = edition.scales[asked.scale].most
    if rating is not None and not 0 <= rating <= most:
        raise Refused(no(No.RATING_OFF_SCALE, rating=rating, most=most))
    return rating
