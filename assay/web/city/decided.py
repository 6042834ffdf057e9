"""What the committee decided, from the instant at which it may be seen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from assay.journey.calendar import local_day
from assay.journey.stages import AFTER_DECISION, Stage
from assay.journey.validity import validity
from assay.journey.visibility import is_public
from assay.reports.scorecard import DecisionLine, ScoreReport, scorecard
from assay.web.city.membership import Part
from assay.workflows.announcements import instant_of


@dataclass(frozen=True)
class Decided:
    """Local days. `until` is the last day of the certification, where there is one."""

    report: ScoreReport
    decision: DecisionLine
    announced_on: date
    until: date

    @property
    def stage(self) -> Stage:
        """By the clock, before a worker has moved the application on."""
        return Stage.ANNOUNCED if self.decision.level else Stage.TOLD


def decided(part: Part, at: datetime) -> Decided | None:
    """None while nothing was decided, or its instant has not come."""
    if part.stage not in AFTER_DECISION:
        return None
    instant = instant_of(part.cohort)
    if instant is None or not is_public(instant, at):
        return None
    report = scorecard(part.application)
    if report.decision is None:
        return None
    announced = local_day(instant, part.zone)
    return Decided(report, report.decision, announced, validity(announced, part.edition).until)
