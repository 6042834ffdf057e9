"""When a cohort may be announced, asked by the workflow that does it and by the page that says it can be."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from assay.journey.stages import BEFORE_SUBMISSION, CLOSED, Stage
from assay.journey.verdicts import YES, No, Verdict, no


def ready_to_announce(stages: Iterable[Stage], closes_at: datetime, now: datetime) -> Verdict:
    """Whether all of a cohort's applications, at these stages, let it be announced.

    `closes_at` is the deadline of answers with its grace: who had not submitted by then is out of this
    cohort, and holds nobody up.
    """
    stages = list(stages)
    out = {Stage.DECIDED, *CLOSED, *(BEFORE_SUBMISSION if now > closes_at else ())}
    waiting = [stage for stage in stages if stage not in out]
    if waiting:
        return no(No.NOT_DECIDED, count=len(waiting))
    return YES if Stage.DECIDED in stages else no(No.NOTHING_TO_ANNOUNCE)
