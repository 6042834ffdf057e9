"""Who of the programme may read an application: experts at their desk, the committee at its table."""

from __future__ import annotations

from collections.abc import Iterable

from assay.journey.access import TieHeld, may_decide, may_judge
from assay.journey.stages import AFTER_DECISION, Stage
from assay.journey.verdicts import No, Verdict, no

# From the day validation starts until the committee has decided: who visits must be able to read, too.
ON_THE_DESK = frozenset(
    {
        Stage.VALIDATION,
        Stage.RETURNED,
        Stage.SETTLED,
        Stage.VISIT,
        Stage.FACTS_CHECK,
        Stage.COMMITTEE,
        Stage.CONDITIONAL,
    }
)
# A decision stays readable to those who made it.
ON_THE_TABLE = AFTER_DECISION | {Stage.COMMITTEE}


def may_read_as_expert(assigned: bool, ties: Iterable[TieHeld], stage: Stage) -> Verdict:
    """Whether an expert may open an application. A tie declared later closes it like one declared before."""
    if not assigned:
        return no(No.NOT_ASSIGNED)
    if stage not in ON_THE_DESK:
        return no(No.WRONG_STAGE, stage=stage)
    return may_judge(ties)


def may_read_as_committee(assessed: bool, ties: Iterable[TieHeld], stage: Stage) -> Verdict:
    """Whether a member of the committee may open the packet: whoever may not decide leaves the room."""
    if stage not in ON_THE_TABLE:
        return no(No.WRONG_STAGE, stage=stage)
    return may_decide(assessed, ties)
