"""What helpers sent for one item, as the city reads it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from assay.records.hands import hand_name, holder
from assay.records.models import Application, Proposal


@dataclass(frozen=True)
class ProposalLine:
    """`answered_by` and `comment` where the city has answered it."""

    id: int
    item: str
    who: str
    at: datetime
    text: str
    waits: bool
    taken: bool
    answered_by: str
    comment: str


def proposals(application: Application, item: str) -> tuple[ProposalLine, ...]:
    """The latest first, those that wait before the others."""
    rows = Proposal.objects.filter(task__application=application, task__item=item)
    rows = rows.select_related("task__helper", "task__person", "answered_by").order_by("-at", "-pk")
    return tuple(sorted((proposal_line(row) for row in rows), key=lambda line: not line.waits))


def waiting_proposals(application: Application) -> tuple[ProposalLine, ...]:
    """All that nobody has answered, the oldest first; also of tasks that ended meanwhile. One query."""
    rows = Proposal.objects.filter(task__application=application, state=Proposal.WAITING)
    rows = rows.select_related("task__helper", "task__person", "answered_by").order_by("at", "pk")
    return tuple(map(proposal_line, rows))


def proposal_line(row: Proposal) -> ProposalLine:
    return ProposalLine(
        id=row.pk,
        item=row.task.item,
        who=hand_name(holder(row.task)),
        at=row.at,
        text=row.text,
        waits=row.state == Proposal.WAITING,
        taken=row.state == Proposal.TAKEN,
        answered_by=row.answered_by.name if row.answered_by else "",
        comment=row.comment,
    )
