"""Earlier versions of an answer, taken up again."""

from __future__ import annotations

from assay.journey.access import may_answer
from assay.journey.histories import How
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.records.clock import now
from assay.records.models import AnswerVersion, Person
from assay.workflows.answers import Saved, draft_of, record_answer
from assay.workflows.members import demand_member
from assay.workflows.refusals import demand


def restore_version(old: AnswerVersion, *, version: int, by: Person) -> Saved:
    """Make what `old` says the answer again, as a new version. It is undone by restoring another.

    `version` is the number of the answer that was looked at: Overtaken is raised where words came since.
    Evidence that was put away since is not cited again. Unlike words that are typed, nothing is kept of it
    after the deadline. Raises Refused.
    """
    application = old.answer.application
    role = demand_member(by, application, Role.LEAD, Role.CONTRIBUTOR)
    closes_at = application.cohort.answers_close_at if application.cohort else None
    demand(may_answer(frozenset({role}), Stage(application.stage), closes_at, now()))
    return record_answer(
        application, old.answer.item, draft_of(old), version=version, by=by, how=How.RESTORED
    )
