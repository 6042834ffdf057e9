"""Whether what was to be told still holds: nobody is told of a task that she has done meanwhile."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from django.db.models import F

from assay.journey.notices import DOORS, WORTH_TELLING, NoticeKind
from assay.journey.stages import Stage
from assay.records.models import Citation, Comment, Invitation, Notice, Proposal, Task
from assay.workflows.members import roles_in

K = NoticeKind


def holds(notice: Notice, at: datetime) -> bool:
    """`notice` with its person, its application and that one's cohort."""
    kind, application = NoticeKind(notice.kind), notice.application
    if not notice.person.is_active or Stage(application.stage) not in WORTH_TELLING[kind]:
        return False
    if kind not in DOORS and not roles_in(notice.person, application):
        return False
    return _STILL[kind](notice, at) if kind in _STILL else True


def _is_open(notice: Notice, at: datetime) -> bool:
    """One of the tasks is still in her hands and not done; where its day is told, due on that day."""
    tasks = Task.objects.filter(application=notice.application, person=notice.person, done_at=None)
    tasks = tasks.filter(item__in=notice.values["items"], ended_at=None)
    due = notice.values.get("due")
    return (tasks.filter(due_on=due) if due else tasks).exists()


def _proposal_waits(notice: Notice, at: datetime) -> bool:
    return Proposal.objects.filter(pk=notice.values["proposal"], state=Proposal.WAITING).exists()


def _comment_stands(notice: Notice, at: datetime) -> bool:
    return Comment.objects.filter(pk=notice.values["comment"], withdrawn_at=None).exists()


def _invitation_stands(notice: Notice, at: datetime) -> bool:
    standing = Invitation.objects.filter(used_at=None, withdrawn_at=None, expires_at__gt=at)
    return standing.filter(pk=notice.values["invitation"]).exists()


def _day_stands(notice: Notice, at: datetime) -> bool:
    """The cohort's day is still the one that is told, and not over."""
    cohort = notice.application.the_cohort
    return notice.values["due"] == cohort.answers_due_on.isoformat() and at <= cohort.answers_due_at


def _still_cited(notice: Notice, at: datetime) -> bool:
    """An answer still stands on it in the version that becomes too old."""
    standing = Citation.objects.filter(answer_version=F("answer_version__answer__current"))
    return standing.filter(source=notice.values["source"]).exists()


_STILL: dict[NoticeKind, Callable[[Notice, datetime], bool]] = {
    K.TASK_GIVEN: _is_open,
    K.TASK_DUE: _is_open,
    K.TASK_LATE: _is_open,
    K.TASK_NUDGED: _is_open,
    K.PROPOSAL_CAME: _proposal_waits,
    K.PROPOSAL_WAITS: _proposal_waits,
    K.MENTION: _comment_stands,
    K.INVITATION_UNUSED: _invitation_stands,
    K.ANSWERS_DUE: _day_stands,
    K.SIGN_OFF_WAITS: _day_stands,
    K.SIGNATURE_MISSING: _day_stands,
    K.EVIDENCE_EXPIRING: _still_cited,
}
