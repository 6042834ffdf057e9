"""Tasks: which part of the application is in whose hands, and until when."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import Q

from assay.journey.calendar import local_day
from assay.journey.deadlines import may_be_due
from assay.journey.notices import NoticeKind
from assay.journey.roles import Role
from assay.journey.verdicts import No, no
from assay.records.clock import now
from assay.records.closing import still_open
from assay.records.hands import Hand
from assay.records.models import Application, Helper, Person, Task
from assay.records.pinning import pinned_edition
from assay.workflows import acts, helpers
from assay.workflows.members import demand_member, roles_in
from assay.workflows.moves import lock
from assay.workflows.notices import tell_notice
from assay.workflows.ratings import asked
from assay.workflows.refusals import demand

TEAM = frozenset({Role.LEAD, Role.CONTRIBUTOR})


@dataclass(frozen=True)
class TaskDraft:
    """What is handed out. `beside`: whoever has it keeps it too. `tell`: a letter says so at once."""

    items: tuple[str, ...]
    due_on: date | None = None
    note: str = ""
    beside: bool = False
    tell: bool = True


def assign(application: Application, draft: TaskDraft, *, to: Hand, by: Person) -> list[Task]:
    """Put items into one hand. Who has one already keeps what she typed there. Raises Refused."""
    with transaction.atomic():
        application, role = _held(application, by, Role.LEAD)
        edition = pinned_edition(application)
        for item in draft.items:
            asked(item, edition)
        _demand_team(to, application)
        _demand_day(draft.due_on, application)
        if not draft.beside:
            others = Task.objects.filter(application=application, item__in=draft.items, ended_at=None)
            others.exclude(**_hand(to)).update(ended_at=now())
        tasks = [_give(application, item, draft, to, by) for item in draft.items]
        acts.record(
            "assign",
            by=by,
            role=role,
            application=application,
            about=str(to.pk),
            after={"items": list(draft.items)},
        )
        if draft.tell and tasks:
            _tell(application, tasks, to, by)
    return tasks


def take(application: Application, item: str, *, by: Person) -> Task:
    """Take what nobody has. Raises Refused."""
    with transaction.atomic():
        application, role = _held(application, by, Role.LEAD, Role.CONTRIBUTOR)
        asked(item, pinned_edition(application))
        standing = Task.objects.filter(application=application, item=item, ended_at=None)
        mine = standing.filter(person=by).first()
        if mine is not None:
            return mine
        if standing.exists():
            demand(no(No.SOMEBODY_HAS_IT))
        task = _give(application, item, TaskDraft((item,)), by, by)
        acts.record("take-task", by=by, role=role, application=application, about=item)
    return task


def end_task(task: Task, *, by: Person) -> None:
    """Take it back, or give it back: it is nobody's. What was proposed stays readable. Raises Refused."""
    _change(task, "end-task", Q(), by=by, ended_at=now())


def finish(task: Task, *, by: Person) -> None:
    """Mark it as done. Raises Refused."""
    _change(task, "finish-task", Q(done_at=None), by=by, done_at=now())


def reopen(task: Task, *, by: Person) -> None:
    """Take the mark off again. Raises Refused."""
    _change(task, "reopen-task", ~Q(done_at=None), by=by, done_at=None)


def _held(application: Application, by: Person, *roles: Role) -> tuple[Application, Role]:
    """The application, held; and the part in which `by` hands out its work, while answers can change."""
    cohort, application = application.cohort, lock(application)
    application.cohort = cohort
    role = demand_member(by, application, *roles)
    demand(still_open(application, now()))
    return application, role


def _change(task: Task, verb: str, where: Q, *, by: Person, **values: datetime | None) -> None:
    """A lead's matter, or that of the one who has it, while answers can change. Where nothing changes,
    nothing is recorded.
    """
    with transaction.atomic():
        application = lock(task.application)
        own = task.person_id == by.pk
        role = demand_member(by, application, *((Role.LEAD, Role.CONTRIBUTOR) if own else (Role.LEAD,)))
        demand(still_open(application, now()))
        if Task.objects.filter(where, pk=task.pk, ended_at=None).update(**values):
            acts.record(verb, by=by, role=role, application=application, about=task.item)


def _demand_team(to: Hand, application: Application) -> None:
    """One of the team, or a helper of this application who was not removed."""
    if isinstance(to, Person):
        ours = bool(roles_in(to, application) & TEAM)
    else:
        ours = Helper.objects.filter(pk=to.pk, application=application, withdrawn_at=None).exists()
    if not ours:
        demand(no(No.NOT_OF_THE_TEAM))


def _demand_day(due_on: date | None, application: Application) -> None:
    cohort = application.the_cohort
    if due_on is not None:
        demand(may_be_due(due_on, local_day(now(), cohort.zone), cohort.answers_due_on))


def _hand(to: Hand) -> dict[str, Any]:
    return {"person": to} if isinstance(to, Person) else {"helper": to}


def _give(application: Application, item: str, draft: TaskDraft, to: Hand, by: Person) -> Task:
    task, _ = Task.objects.update_or_create(
        application=application,
        item=item,
        ended_at=None,
        **_hand(to),
        defaults={
            "due_on": draft.due_on,
            "note": draft.note,
            "set_by": by,
            "set_at": now(),
            "done_at": None,
        },
    )
    return task


def _tell(application: Application, tasks: list[Task], to: Hand, by: Person) -> None:
    if isinstance(to, Helper):
        if to.email:
            helpers.write_questions(to, by=by)
        return
    if to == by:
        return
    due = helpers.first_due(tasks)
    tell_notice(
        to,
        kind=NoticeKind.TASK_GIVEN,
        values={
            "by": by.name,
            "items": [task.item for task in tasks],
            "due": due.isoformat() if due else "",
        },
        path=f"/city/{application.pk}/tasks?show=mine",
        application=application,
        key=f"task-given:{application.pk}:{now().isoformat()}",
    )
