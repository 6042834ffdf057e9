"""What a helper writes by her link, and what the city makes of it."""

from __future__ import annotations

from dataclasses import dataclass, replace

from django.db import transaction

from assay.journey.calendar import local_day
from assay.journey.histories import How
from assay.journey.notices import NoticeKind
from assay.journey.roles import Role
from assay.journey.texts import LONGEST_TEXT
from assay.journey.verdicts import YES, No, Verdict, no
from assay.notices import letters
from assay.records.clock import now
from assay.records.closing import still_open
from assay.records.gathering import answer_of
from assay.records.hands import hand_name
from assay.records.models import Answer, Application, Helper, Person, Proposal, Task
from assay.words.helpers import by_link
from assay.workflows import acts, helpers
from assay.workflows.answers import ClaimDraft, Saved, draft_of, record_answer
from assay.workflows.members import demand_member, members
from assay.workflows.moves import lock
from assay.workflows.notices import tell_notice
from assay.workflows.refusals import demand

HELPER = "helper"


class DraftOvertaken(Exception):
    """Another window saved meanwhile. `theirs` is what stands there, under the number `version`."""

    def __init__(self, task: Task) -> None:
        super().__init__("the draft was saved meanwhile")
        self.theirs, self.version = task.draft, task.draft_version


@dataclass(frozen=True)
class Taking:
    """How a proposal becomes part of the answer: `text` after what stands, or instead of it.

    `version` is the number of the answer that was read beside it.
    """

    text: str
    instead: bool
    version: int


def may_send(application: Application) -> Verdict:
    """Whether what a helper writes can still become part of an answer."""
    return still_open(application, now())


def verdict_on(text: str, after: str = "") -> Verdict:
    """Whether an answer has room for the text, after what stands there: no form takes a longer one back."""
    room = len(_after(after, text)) <= LONGEST_TEXT
    return YES if room else no(No.TEXT_TOO_LONG, most=LONGEST_TEXT)


def keep_draft(task: Task, text: str, *, version: int) -> Task:
    """Save what is being typed, by the link by which `task.helper` was found.

    Raises Refused where that link or the task has ended since, and DraftOvertaken where another window saved
    other words meanwhile.
    """
    with transaction.atomic():
        lock(task.application)
        return _keep(task, text, version)


def _keep(task: Task, text: str, version: int) -> Task:
    """Called with the application held, so that no link is withdrawn between the look at it and the save."""
    opened = helpers.still_opens(_helper(task))
    task = Task.objects.select_related("helper").get(pk=task.pk)
    if task.ended_at or not opened:
        demand(no(No.LINK_SPENT))
    if task.draft == text:
        return task
    if task.draft_version != version:
        raise DraftOvertaken(task)
    task.draft, task.draft_version, task.draft_at = text, version + 1, now()
    task.save(update_fields=["draft", "draft_version", "draft_at"])
    return task


def send(task: Task, text: str, *, version: int) -> Proposal:
    """Send an answer to the city. Pressed twice it is sent once. Raises Refused, DraftOvertaken."""
    with transaction.atomic():
        cohort, application = task.application.cohort, lock(task.application)
        application.cohort = cohort
        waiting = Proposal.objects.filter(task=task, state=Proposal.WAITING).first()
        if waiting is not None and waiting.text == text:
            return waiting
        if waiting is not None:
            demand(no(No.PROPOSAL_WAITS))
        if not text.strip():
            demand(no(No.TEXT_MISSING))
        demand(may_send(application))
        task = _keep(task, text, version)
        proposal = Proposal.objects.create(task=task, text=text, at=now())
        helper = _helper(task)
        acts.record(
            "send-proposal",
            by=None,
            role=HELPER,
            application=application,
            about=task.item,
            after={"helper": str(helper.pk)},
        )
        for lead in members(application, Role.LEAD):
            tell_notice(
                lead,
                kind=NoticeKind.PROPOSAL_CAME,
                values={
                    "by": hand_name(helper),
                    "items": [task.item],
                    "proposal": proposal.pk,
                },
                path=f"/city/{application.pk}/answers/{task.item}#proposals",
                application=application,
                key=f"proposal-came:{proposal.pk}",
            )
    return proposal


def take_proposal(proposal: Proposal, taking: Taking, *, by: Person) -> Saved:
    """Make a proposal, or what its reader made of it, part of the answer. Raises Refused, Overtaken."""
    with transaction.atomic():
        task, application, role = _answering(proposal, by)
        demand(may_send(application))
        if not taking.text.strip():
            demand(no(No.TEXT_MISSING))
        answer = answer_of(application, task.item)
        claim = _claim(answer, taking, task, proposal)
        demand(verdict_on(claim.explanation))
        saved = record_answer(
            application,
            task.item,
            claim,
            version=taking.version if taking.instead else _number(answer),
            by=by,
            how=How.PROPOSAL,
        )
        _answered(proposal, Proposal.TAKEN, by)
        Task.objects.filter(pk=task.pk, done_at=None).update(done_at=now())
        acts.record("take-proposal", by=by, role=role, application=application, about=task.item)
    return saved


def send_proposal_back(proposal: Proposal, *, comment: str, by: Person) -> None:
    """Ask the helper to go on, with a comment. She gets a letter with her link. Raises Refused."""
    with transaction.atomic():
        task, application, role = _answering(proposal, by)
        if task.ended_at is not None:
            demand(no(No.TASK_ENDED))
        if not comment.strip():
            demand(no(No.REASON_MISSING))
        _answered(proposal, Proposal.SENT_BACK, by, comment)
        acts.record("send-proposal-back", by=by, role=role, application=application, about=task.item)
        helper = _helper(task)
        if helper.withdrawn_at is not None or not helper.email:
            return
        link = helpers.link_of(helper)
        assert helper.expires_at is not None
        letter = letters.questions_sent_back(
            name=helpers.helper_name(helper),
            inviter=by.name,
            words=comment,
            link=link,
            expires_at=helper.expires_at,
        )
        helpers.write(helper, letter, key="questions-sent-back")


def _answering(proposal: Proposal, by: Person) -> tuple[Task, Application, Role]:
    """The task, its application held, and the part in which `by` answers. A proposal is answered once."""
    task = proposal.task
    cohort, application = task.application.cohort, lock(task.application)
    application.cohort = cohort
    role = demand_member(by, application, Role.LEAD, Role.CONTRIBUTOR)
    if not Proposal.objects.filter(pk=proposal.pk, state=Proposal.WAITING).exists():
        demand(no(No.PROPOSAL_ANSWERED))
    return task, application, role


def _answered(proposal: Proposal, state: str, by: Person, comment: str = "") -> None:
    Proposal.objects.filter(pk=proposal.pk).update(
        state=state, answered_by=by, answered_at=now(), comment=comment
    )


def _claim(answer: Answer | None, taking: Taking, task: Task, proposal: Proposal) -> ClaimDraft:
    """The answer as it stands, with the proposed words in it and whose they are."""
    current, helper = answer.current if answer else None, _helper(task)
    stands = current.explanation if current else ""
    cohort = task.application.cohort
    return replace(
        draft_of(current),
        explanation=taking.text if taking.instead else _after(stands, taking.text),
        told_by=hand_name(helper),
        told_how=by_link(),
        told_on=local_day(proposal.at, cohort.zone if cohort else "UTC"),
    )


def _after(stands: str, text: str) -> str:
    return f"{stands.rstrip()}\n\n{text}" if stands.strip() else text


def _number(answer: Answer | None) -> int:
    return answer.version if answer else 0


def _helper(task: Task) -> Helper:
    assert task.helper is not None, "only helpers propose"
    return task.helper
