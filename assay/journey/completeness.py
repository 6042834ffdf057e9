"""What an answer still lacks before it can be submitted. Saving is never blocked; submitting is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from assay.standard.editions import Edition


class Lack(StrEnum):
    """The sentences are in words/answers.py."""

    LOOK_AGAIN = "look again"
    NO_EXPLANATION = "no explanation"
    NO_EVIDENCE = "no evidence"
    NO_OPTION = "no option"
    NO_GOAL = "no goal"
    NO_FIGURES = "no figures"


@dataclass(frozen=True)
class AnswerState:
    """What is known of one answer. `rating` is the claim, None where there is none.

    `from_last_time`: its words are those of an earlier application, and nobody has looked at them since.
    """

    rating: int | None = None
    explained: bool = False
    evidence: int = 0
    outcome: Mapping[str, str] = field(default_factory=dict)
    from_last_time: bool = False

    @property
    def claimed(self) -> bool:
        return bool(self.rating)


OUTCOME_FIGURES = ("measure", "unit", "baseline", "current", "period", "source")


def lacks(item: str, state: AnswerState, edition: Edition) -> list[Lack]:
    """What the answer to `item` still lacks; nothing where it is not claimed."""
    if not state.claimed:
        return []
    found = [Lack.LOOK_AGAIN] if state.from_last_time else []
    if not state.explained:
        found.append(Lack.NO_EXPLANATION)
    if not state.evidence:
        found.append(Lack.NO_EVIDENCE)
    if edition.outcome is not None and item == edition.outcome.code:
        options = {option.code: option for option in edition.outcome.options}
        option = options.get(state.outcome.get("option", ""))
        if option is None:
            found.append(Lack.NO_OPTION)
        elif option.ask_goal and not state.outcome.get("goal"):
            found.append(Lack.NO_GOAL)
        if not all(state.outcome.get(figure) for figure in OUTCOME_FIGURES):
            found.append(Lack.NO_FIGURES)
    return found
