"""A card as plain values and back: how a decision keeps it as it stood."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from assay.scoring.cards import Card, ComponentSum, Sum
from assay.scoring.findings import OutcomeStanding
from assay.scoring.obstacles import (
    ComponentsMissing,
    MustHavesMissing,
    NothingApplicable,
    Obstacle,
    OutcomeMissing,
    PointsMissing,
)
from assay.scoring.reasons import Credit, Reason


def freeze(card: Card) -> dict[str, Any]:
    """Plain values that JSON can hold."""
    return asdict(card)


def thaw(plain: dict[str, Any]) -> Card:
    """The card that was frozen."""
    components = plain["components"]
    return Card(
        **{
            **plain,
            "areas": {code: Sum(**values) for code, values in plain["areas"].items()},
            "components": None
            if components is None
            else {code: ComponentSum(**values) for code, values in components.items()},
            "credits": tuple(_credit(values) for values in plain["credits"]),
            "outcome": OutcomeStanding(plain["outcome"]) if plain["outcome"] else None,
            "in_the_way": tuple(_obstacle(values) for values in plain["in_the_way"]),
        }
    )


def _credit(values: dict[str, Any]) -> Credit:
    reason = Reason(values["reason"]) if values["reason"] else None
    return Credit(**{**values, "reason": reason, "because_of": tuple(values["because_of"])})


_KINDS: dict[str, type[Obstacle]] = {
    "nothing applicable": NothingApplicable,
    "criteria": MustHavesMissing,
    "outcome": OutcomeMissing,
    "components": ComponentsMissing,
    "share": PointsMissing,
}


def _obstacle(values: dict[str, Any]) -> Obstacle:
    """JSON has no tuples; the obstacles do."""
    tuples = {key: tuple(value) for key, value in values.items() if isinstance(value, list)}
    return _KINDS[values["kind"]](**{**values, **tuples})
