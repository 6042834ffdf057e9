"""The way of an application from interest to announcement, as everyone may read it: drawn from the moves."""

from __future__ import annotations

from dataclasses import dataclass

from assay.journey.moves import WAYS, Move
from assay.journey.stages import OWNER, Owner, Stage
from assay.words import stages as words

# The moves of an application that goes straight on and is visited.
ROAD = (
    Move.STATE_INTEREST,
    Move.ACCEPT,
    Move.OPEN_ACCOUNT,
    Move.ASK_FOR_SIGN_OFF,
    Move.SUBMIT,
    Move.START_VALIDATION,
    Move.CLOSE_VALIDATION,
    Move.PLAN_VISIT,
    Move.RECORD_VISIT,
    Move.BRING_BEFORE_COMMITTEE,
    Move.DECIDE,
    Move.ANNOUNCE,
)

# How else an application may end.
OTHER_ENDS = (Stage.DECLINED, Stage.TOLD, Stage.WITHDRAWN)


@dataclass(frozen=True)
class Step:
    """One or more stages that the city reads as one. `owner` is whose turn it is."""

    number: int
    name: str
    what: tuple[str, ...]
    owner: Owner
    owner_name: str


@dataclass(frozen=True)
class End:
    name: str
    what: str


def road() -> list[Step]:
    """The steps in order; neighbouring stages of one name are one step."""
    steps: list[Step] = []
    for move in ROAD:
        stage = WAYS[move].target
        name, what = words.for_city(stage), words.what_happens(stage)
        if steps and steps[-1].name == name:
            last = steps.pop()
            steps.append(Step(last.number, name, (*last.what, what), last.owner, last.owner_name))
        else:
            owner = OWNER[stage]
            steps.append(Step(len(steps) + 1, name, (what,), owner, words.owner(owner)))
    return steps


def other_ends() -> list[End]:
    return [End(words.for_city(stage), words.what_happens(stage)) for stage in OTHER_ENDS]
