"""How far a committee may depart from the card."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from assay.journey.verdicts import YES, No, Verdict, no


def may_depart(
    levels: Sequence[str],
    card_level: str | None,
    level: str | None,
    reason: str,
    must_haves_missing: Collection[str],
    waived: Collection[str],
) -> Verdict:
    """Whether `level` may be decided on a card that says `card_level`. `levels` go from the lowest up.

    One level up or down with a reason; upward only past must-haves that were each waived on record.
    """
    order = [None, *levels]
    distance = order.index(level) - order.index(card_level)
    if distance == 0:
        return YES
    if abs(distance) > 1:
        return no(No.DEPARTS_TOO_FAR, card_level=card_level)
    if not reason.strip():
        return no(No.DEPARTURE_WITHOUT_REASON, card_level=card_level)
    barred = [code for code in must_haves_missing if code not in waived]
    if distance > 0 and barred:
        return no(No.MUST_HAVE_NOT_WAIVED, codes=tuple(barred))
    return YES


def must_be_visited(levels: Sequence[str], card_level: str | None, visit_from: str) -> bool:
    """Whether a card reaches the cohort's bar for a visit. A blank bar: nobody is visited."""
    if not visit_from or card_level is None:
        return False
    return levels.index(card_level) >= levels.index(visit_from)
