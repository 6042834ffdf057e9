"""What stands beside one answer: who has it, what helpers sent for it, what people say of it."""

from __future__ import annotations

from dataclasses import dataclass

from assay.journey.roles import Role
from assay.journey.stages import CLOSED
from assay.records.clock import now
from assay.records.closing import still_open
from assay.reports.comments import CommentLine, comment_lines, comments_of
from assay.reports.proposals import ProposalLine, proposals
from assay.reports.tasks import TaskLine, tasks
from assay.web.city.comment_forms import CommentForm
from assay.web.city.membership import Part


@dataclass(frozen=True)
class Beside:
    """`is_open` while answers can change. `may_hand_out` where the reader assigns; `may_take` where nobody
    has it and she may take it herself.

    `sent` are the proposals that wait, `earlier` those that were answered.
    """

    part: Part
    code: str
    tasks: tuple[TaskLine, ...]
    sent: tuple[ProposalLine, ...]
    earlier: tuple[ProposalLine, ...]
    comments: tuple[CommentLine, ...]
    form: CommentForm | None
    is_lead: bool
    is_open: bool
    may_hand_out: bool
    may_take: bool
    may_answer: bool


def beside(part: Part, code: str) -> Beside:
    at = now()
    open_now = bool(still_open(part.application, at))
    lines = tasks(part.application, part.person, at, items=[code]).get(code, [])
    sent = proposals(part.application, code)
    works = bool({Role.LEAD, Role.CONTRIBUTOR} & part.roles)
    return Beside(
        part=part,
        code=code,
        tasks=tuple(lines),
        sent=tuple(one for one in sent if one.waits),
        earlier=tuple(one for one in sent if not one.waits),
        comments=comment_lines(comments_of(part.application, code), part.person, part.edition),
        form=None if part.stage in CLOSED else CommentForm(part, item=code),
        is_lead=Role.LEAD in part.roles,
        is_open=open_now,
        may_hand_out=open_now and Role.LEAD in part.roles,
        may_take=open_now and works and not lines,
        may_answer=works,
    )
