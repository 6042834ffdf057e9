"""What a helper reads at her link: her own questions, and nothing else of the application."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from assay.journey.calendar import local_day
from assay.records.closing import still_open
from assay.records.hands import is_late
from assay.records.models import Helper, Proposal, Task
from assay.records.pinning import pinned_edition
from assay.reports.criteria import ItemPage, item_page


@dataclass(frozen=True)
class Question:
    """One question. `text` is her own, as she left it; `version` is the token that its form sends back.
    Once sent it is what was sent, whatever another window of hers has saved since.

    `sent_at` where it waits at the city. `comment` is what the city wrote when it came back.
    """

    id: str
    item: ItemPage
    asked_by: str
    note: str
    due_on: date | None
    late: bool
    text: str
    version: int
    saved_at: datetime | None
    sent_at: datetime | None
    comment: str
    taken: bool


@dataclass(frozen=True)
class Questions:
    open: tuple[Question, ...]
    sent: tuple[Question, ...]
    taken: tuple[Question, ...]

    @property
    def all(self) -> tuple[Question, ...]:
        return (*self.open, *self.sent, *self.taken)

    @property
    def first_due(self) -> date | None:
        return min((one.due_on for one in self.open if one.due_on), default=None)


def questions(helper: Helper, at: datetime) -> Questions:
    """Those to be answered, those that wait at the city, and those that were taken. Two queries."""
    tasks = Task.objects.filter(helper=helper, ended_at=None).select_related("set_by")
    sent = Proposal.objects.filter(task__helper=helper, task__ended_at=None).order_by("at", "pk")
    latest = {one.task_id: one for one in sent}
    found = [_question(helper, task, latest.get(task.pk), at) for task in tasks.order_by("due_on", "set_at")]
    return Questions(
        open=tuple(one for one in found if not one.sent_at and not one.taken),
        sent=tuple(one for one in found if one.sent_at),
        taken=tuple(one for one in found if one.taken),
    )


def _question(helper: Helper, task: Task, latest: Proposal | None, at: datetime) -> Question:
    application = helper.application
    item = item_page(pinned_edition(application), task.item)
    assert item is not None, "a task is about an item of the edition"
    waiting = latest if latest is not None and latest.state == Proposal.WAITING else None
    back = latest is not None and latest.state == Proposal.SENT_BACK
    return Question(
        id=str(task.pk),
        item=item,
        asked_by=task.set_by.name,
        note=task.note,
        due_on=task.due_on,
        late=is_late(task, local_day(at, application.the_cohort.zone)) and bool(still_open(application, at)),
        text=waiting.text if waiting else task.draft,
        version=task.draft_version,
        saved_at=task.draft_at,
        sent_at=waiting.at if waiting else None,
        comment=latest.comment if latest is not None and back else "",
        taken=task.done_at is not None and waiting is None,
    )
