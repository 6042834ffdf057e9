"""Whether the answers of an application can still change: asked before work on them is handed out."""

from __future__ import annotations

from datetime import datetime

from assay.journey.access import may_answer
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.journey.verdicts import Verdict
from assay.records.models import Application


def still_open(application: Application, at: datetime) -> Verdict:
    """By the stage and the deadline, whoever asks."""
    closes_at = application.the_cohort.answers_close_at
    return may_answer(frozenset({Role.LEAD}), Stage(application.stage), closes_at, at)
