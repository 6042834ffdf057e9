"""What it is worth: points, levels, and the reason of every point that is missing. Pure.

The rules here are written with operators that mean the same on one city's whole numbers and on a column
of a million cities: `&`, `|`, comparisons, sums and products. So there is one definition for the page, the
command line and the benchmark. No `if`, `and`, `not` or `any` on a value; negation is `1 - x`.
"""

from assay.scoring.cards import Card, Projection, card, projection
from assay.scoring.findings import Claims, Findings, OutcomeStanding
from assay.scoring.points import NOT_APPLICABLE

__all__ = [
    "NOT_APPLICABLE",
    "Card",
    "Claims",
    "Findings",
    "OutcomeStanding",
    "Projection",
    "card",
    "projection",
]
