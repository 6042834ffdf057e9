"""Which key date a stage must be over by, and whether it is late."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from assay.journey.stages import Stage
from assay.journey.verdicts import YES, No, Verdict, no


class KeyDate(StrEnum):
    """The key dates of a cohort. What they are called is in words/office.py."""

    OPENS = "opens"
    ANSWERS_DUE = "answers due"
    FINDINGS_DUE = "findings due"
    COMMITTEE = "committee"
    ANNOUNCEMENT = "announcement"


@dataclass(frozen=True)
class KeyDates:
    """A cohort's local days."""

    opens: date
    answers_due: date
    findings_due: date
    committee: date
    announcement: date

    def on(self, which: KeyDate) -> date:
        return self.all()[which]

    def all(self) -> dict[KeyDate, date]:
        """In the order in which they come."""
        return {
            KeyDate.OPENS: self.opens,
            KeyDate.ANSWERS_DUE: self.answers_due,
            KeyDate.FINDINGS_DUE: self.findings_due,
            KeyDate.COMMITTEE: self.committee,
            KeyDate.ANNOUNCEMENT: self.announcement,
        }


# A stage without a line has no date: it waits for nobody, or the cohort's dates are over.
ENDS_BY: dict[Stage, KeyDate] = {
    Stage.ELIGIBLE: KeyDate.ANSWERS_DUE,
    Stage.OPEN: KeyDate.ANSWERS_DUE,
    Stage.SIGN_OFF: KeyDate.ANSWERS_DUE,
    Stage.SUBMITTED: KeyDate.FINDINGS_DUE,
    Stage.VALIDATION: KeyDate.FINDINGS_DUE,
    Stage.RETURNED: KeyDate.FINDINGS_DUE,
    Stage.SETTLED: KeyDate.COMMITTEE,
    Stage.VISIT: KeyDate.COMMITTEE,
    Stage.FACTS_CHECK: KeyDate.COMMITTEE,
    Stage.COMMITTEE: KeyDate.COMMITTEE,
    Stage.CONDITIONAL: KeyDate.ANNOUNCEMENT,
    Stage.DECIDED: KeyDate.ANNOUNCEMENT,
}


def ends_by(stage: Stage, dates: KeyDates) -> date | None:
    """The local day by which the stage must be over."""
    which = ENDS_BY.get(stage)
    return None if which is None else dates.on(which)


def late_stages(dates: KeyDates, today: date) -> frozenset[Stage]:
    """The stages in which an application is late on that local day. Its own last day is not late."""
    return frozenset(stage for stage, which in ENDS_BY.items() if dates.on(which) < today)


def may_be_due(on: date, today: date, answers_due: date) -> Verdict:
    """Whether a task may be due on that local day: none that is over, and none when answers are closed."""
    if on < today:
        return no(No.DUE_IN_THE_PAST)
    return YES if on <= max(answers_due, today) else no(No.DUE_TOO_LATE, day=answers_due)
