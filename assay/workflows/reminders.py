"""Reminders before key dates and of what waits: a round every hour, in which nothing is told twice.

Each has a key of what it is about and of its date, so a round may come late, be repeated or be skipped: the
next one tells what still holds. Nobody is reminded of what she was asked for only after its day had come.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import structlog
from django.db import transaction

from assay.journey.calendar import local_day
from assay.journey.notices import NoticeKind
from assay.journey.paces import MORNING
from assay.journey.roles import CITY, Role
from assay.journey.stages import ANSWERABLE, Stage
from assay.records import clock
from assay.records.models import Application, Invitation, Membership, Person, Proposal, Task
from assay.workflows import jobs
from assay.workflows.expiring import expiring
from assay.workflows.jobs import Effect
from assay.workflows.members import members
from assay.workflows.moves import lock
from assay.workflows.notices import gather_what_is_late, tell_notice

JOB = "reminders"
EVERY = timedelta(hours=1)
STAGES = ANSWERABLE | {Stage.SIGN_OFF}

# Days before the answers are due, the nearest first.
BEFORE_ANSWERS_DUE = (0, 2, 7, 30)
BEFORE_TASK_DUE = timedelta(days=3)
BEFORE_SIGNATURE_DUE = timedelta(days=1)
SIGNATURE_WAITS = PROPOSAL_WAITS = timedelta(days=3)
INVITATION_WAITS = timedelta(days=7)


@dataclass(frozen=True)
class Reminder:
    """One notice to one person. `key` says what it is about and of which date."""

    person: Person
    kind: NoticeKind
    key: str
    values: Mapping[str, Any]
    # Below the city's own page.
    path: str = ""


def begin() -> None:
    """Have a round made now, and with it one every hour. For every worker that starts; one round waits."""
    jobs.add_round(JOB, clock.now(), EVERY)


def again(payload: Mapping[str, Any]) -> None:
    """Have the next round made, also where this one was given up."""
    jobs.add_round(JOB, clock.now() + EVERY, EVERY)


def make_round(payload: Mapping[str, Any]) -> Effect:
    """The work of a job. Each application is served by itself: one that fails keeps none from its own,
    and nobody from the next round.
    """
    rows = Application.objects.filter(stage__in=STAGES, cohort__isnull=False)
    for application in rows.select_related("cohort").order_by("pk"):
        try:
            remind(application)
        except Exception as error:
            # Its words may name people.
            structlog.get_logger().error("reminders failed", problem=type(error).__name__)
    gather_what_is_late()
    return partial(again, payload)


def remind(application: Application) -> None:
    """Tell the people of one application what is due to be told now, from seven in the morning on."""
    at, zone = clock.now(), application.the_cohort.zone
    if at.astimezone(ZoneInfo(zone)).time() < MORNING:
        return
    with transaction.atomic():
        cohort, application = application.cohort, lock(application)
        application.cohort = cohort
        for one in _due(application, at):
            tell_notice(
                one.person,
                kind=one.kind,
                values=one.values,
                path=f"/city/{application.pk}{one.path}",
                application=application,
                key=f"{one.key}:{application.pk}",
                at=at,
            )


def _due(application: Application, at: datetime) -> Iterator[Reminder]:
    cohort = application.the_cohort
    if at > cohort.answers_close_at:
        return
    today = local_day(at, cohort.zone)
    if application.stage == Stage.OPEN:
        yield from _answers_due(application, today)
    if application.stage in ANSWERABLE:
        yield from _tasks(application, today)
        yield from _proposals(application, at)
        yield from _evidence(application, today)
    if application.stage == Stage.SIGN_OFF:
        yield from _signature(application, at, today)
    yield from _invitations(application, at)


def _answers_due(application: Application, today: date) -> Iterator[Reminder]:
    """To the leads, and to whoever has a task that is not done. After days without a round the nearest one
    is told alone."""
    cohort = application.the_cohort
    due, left = cohort.answers_due_on, (cohort.answers_due_on - today).days
    days = next((days for days in BEFORE_ANSWERS_DUE if 0 <= left <= days), None)
    if days is None:
        return
    since: dict[Person, date] = {}
    leads = Membership.objects.standing().filter(application=application, role=Role.LEAD)
    for membership in leads.filter(person__is_active=True).select_related("person").order_by("pk"):
        since.setdefault(membership.person, local_day(membership.since, cohort.zone))
    for task in _open_tasks(application):
        holder, day = _holder(task), local_day(task.set_at, cohort.zone)
        since[holder] = min(day, since.get(holder, day))
    for person, day in since.items():
        if day <= due - timedelta(days=days):
            yield Reminder(
                person, NoticeKind.ANSWERS_DUE, f"answers-due:{due}:{days}", {"due": due.isoformat()}
            )


def _tasks(application: Application, today: date) -> Iterator[Reminder]:
    """One notice for all that one person has due on one day."""
    zone = application.the_cohort.zone
    together: dict[tuple[Person, date, NoticeKind], list[str]] = {}
    for task in _open_tasks(application).filter(due_on__lte=today + BEFORE_TASK_DUE):
        assert task.due_on is not None
        late = task.due_on < today
        told_from = task.due_on if late else task.due_on - BEFORE_TASK_DUE
        if local_day(task.set_at, zone) <= told_from:
            kind = NoticeKind.TASK_LATE if late else NoticeKind.TASK_DUE
            together.setdefault((_holder(task), task.due_on, kind), []).append(task.item)
    for (person, due, kind), items in together.items():
        path = f"/answers/{items[0]}" if len(items) == 1 else ""
        yield Reminder(person, kind, f"{kind}:{due}", {"items": items, "due": due.isoformat()}, path)


def _proposals(application: Application, at: datetime) -> Iterator[Reminder]:
    waiting = Proposal.objects.filter(
        task__application=application, state=Proposal.WAITING, at__lte=at - PROPOSAL_WAITS
    )
    for proposal in waiting.select_related("task__helper").order_by("pk"):
        helper, item = proposal.task.helper, proposal.task.item
        assert helper is not None, "people with an account propose nothing"
        values = {"by": helper.name or helper.department, "items": [item], "proposal": proposal.pk}
        for lead in members(application, Role.LEAD):
            key = f"proposal-waits:{proposal.pk}"
            yield Reminder(lead, NoticeKind.PROPOSAL_WAITS, key, values, f"/answers/{item}")


def _evidence(application: Application, today: date) -> Iterator[Reminder]:
    """To the leads: a piece that answers cite becomes too old for one of them before they are due."""
    for source, too_old_on in expiring(application, today):
        values = {"title": source.title, "on": too_old_on.isoformat(), "source": source.pk}
        for lead in members(application, Role.LEAD):
            key = f"evidence-expiring:{source.pk}:{too_old_on}"
            path = f"/evidence/{source.evidence_id}"
            yield Reminder(lead, NoticeKind.EVIDENCE_EXPIRING, key, values, path)


def _signature(application: Application, at: datetime, today: date) -> Iterator[Reminder]:
    """To the sponsor; where she has no account, to the leads, who sent her the link."""
    cohort, since = application.the_cohort, application.stage_since
    due = cohort.answers_due_on
    if today > due:
        return
    if today >= due - BEFORE_SIGNATURE_DUE and local_day(since, cohort.zone) < today:
        key = f"signature:{due}"
    elif at - since >= SIGNATURE_WAITS:
        key = f"signature-asked:{since:%Y-%m-%dT%H:%M:%S}"
    else:
        return
    values = {"due": due.isoformat()}
    sponsors = members(application, Role.SPONSOR)
    for person in sponsors:
        yield Reminder(person, NoticeKind.SIGN_OFF_WAITS, key, values, "/sign-off")
    for person in [] if sponsors else members(application, Role.LEAD):
        yield Reminder(person, NoticeKind.SIGNATURE_MISSING, key, values)


def _invitations(application: Application, at: datetime) -> Iterator[Reminder]:
    unused = Invitation.objects.filter(
        application=application,
        role__in=CITY,
        used_at=None,
        withdrawn_at=None,
        expires_at__gt=at,
        created_at__lte=at - INVITATION_WAITS,
    )
    for invitation in unused.order_by("created_at"):
        values = {"name": invitation.name, "invitation": str(invitation.pk)}
        for lead in members(application, Role.LEAD):
            key = f"invitation-unused:{invitation.pk}"
            yield Reminder(lead, NoticeKind.INVITATION_UNUSED, key, values)


def _open_tasks(application: Application) -> Any:
    """Those of people with an account who still take part. Helpers are reminded by the lead alone."""
    return (
        Task.objects.filter(application=application, done_at=None, ended_at=None)
        .filter(person__is_active=True, person__in=_people(application))
        .select_related("person")
        .order_by("due_on", "item", "set_at")
    )


def _people(application: Application) -> Iterable[Any]:
    return Membership.objects.standing().filter(application=application).values("person")


def _holder(task: Task) -> Person:
    assert task.person is not None
    return task.person
