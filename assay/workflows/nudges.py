"""Nudging those who are late: each gets one letter, after the lead has seen who gets which."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import partial
from typing import Any

from django.db import transaction

from assay.journey.calendar import local_day
from assay.journey.notices import NoticeKind
from assay.journey.roles import Role
from assay.journey.verdicts import YES, No, Verdict, no
from assay.notices import letters
from assay.notices.letters import Letter
from assay.records.clock import now
from assay.records.closing import still_open
from assay.records.hands import Hand, hand_key, hand_name, holder
from assay.records.models import Application, Helper, Person, Task
from assay.workflows import acts, helpers
from assay.workflows.members import demand_member
from assay.workflows.moves import lock
from assay.workflows.notices import notice_shown, tell_notice
from assay.workflows.refusals import Refused, demand


@dataclass(frozen=True)
class Nudge:
    """One person or helper with all that she has late. `verdict` says why she gets no letter now."""

    to: Hand
    tasks: tuple[Task, ...]
    verdict: Verdict

    @property
    def key(self) -> str:
        return hand_key(self.to)

    @property
    def name(self) -> str:
        return hand_name(self.to)


def late_tasks(application: Application, at: datetime) -> list[Task]:
    """What was due before today, where the city is, and is not done; nothing once answers are closed."""
    if not still_open(application, at):
        return []
    today = _today(application, at)
    late = Task.objects.filter(application=application, ended_at=None, done_at=None, due_on__lt=today)
    return list(late.select_related("person", "helper__application__place").order_by("due_on", "item", "pk"))


def nudges(application: Application) -> list[Nudge]:
    """Who would be nudged now, in the order in which they are late."""
    at = now()
    held: dict[str, list[Task]] = {}
    for task in late_tasks(application, at):
        held.setdefault(hand_key(holder(task)), []).append(task)
    nudged = _nudged_today(application, at)
    return [_nudge(tuple(tasks), key in nudged) for key, tasks in held.items()]


def letter_shown(application: Application, one: Nudge, *, by: Person, link: str) -> Letter:
    """The letter as it will be sent, with `link` in the place of a helper's own."""
    if isinstance(one.to, Person):
        return notice_shown(
            one.to,
            kind=NoticeKind.TASK_NUDGED,
            values=_values(one, by),
            path=mine_at(application.pk),
            application=application,
        )
    return _for_helper(one, one.to, by)(link=link, expires_at=now() + helpers.LASTS)


def nudge(application: Application, keys: Collection[str], *, by: Person) -> list[Nudge]:
    """Write to those of `keys` who are late and may be nudged; who was written to. Raises Refused."""
    with transaction.atomic():
        cohort, application = application.cohort, lock(application)
        application.cohort = cohort
        role = demand_member(by, application, Role.LEAD)
        demand(still_open(application, now()))
        chosen = [one for one in nudges(application) if one.key in keys]
        if chosen and not any(one.verdict for one in chosen):
            raise Refused(chosen[0].verdict)
        sent = [one for one in chosen if one.verdict]
        for one in sent:
            _write(application, one, by)
            Task.objects.filter(pk__in=[task.pk for task in one.tasks]).update(nudged_at=now())
        acts.record(
            "nudge", by=by, role=role, application=application, after={"to": [one.key for one in sent]}
        )
    return sent


def mine_at(application_id: object) -> str:
    return f"/city/{application_id}/tasks?show=mine"


def _write(application: Application, one: Nudge, by: Person) -> None:
    if isinstance(one.to, Helper):
        link = helpers.link_of(one.to)
        letter = _for_helper(one, one.to, by)(link=link, expires_at=one.to.expires_at)
        helpers.write(one.to, letter, key="questions-nudged")
        return
    tell_notice(
        one.to,
        kind=NoticeKind.TASK_NUDGED,
        values=_values(one, by),
        path=mine_at(application.pk),
        application=application,
        key=f"task-nudged:{application.pk}:{now().isoformat()}",
    )


def _values(one: Nudge, by: Person) -> dict[str, Any]:
    return {"by": by.name, "items": [task.item for task in one.tasks]}


def _for_helper(one: Nudge, helper: Helper, by: Person) -> partial[Letter]:
    return partial(
        letters.questions_nudged,
        name=helpers.helper_name(helper),
        inviter=by.name,
        count=len(one.tasks),
    )


def _nudge(tasks: tuple[Task, ...], nudged_today: bool) -> Nudge:
    to = holder(tasks[0])
    if isinstance(to, Helper) and not to.email:
        return Nudge(to, tasks, no(No.NO_ADDRESS))
    return Nudge(to, tasks, no(No.NUDGED_TODAY) if nudged_today else YES)


def _nudged_today(application: Application, at: datetime) -> frozenset[str]:
    """Who was nudged on this day where the city is, for whatever she had then."""
    zone = application.the_cohort.zone
    recent = Task.objects.filter(application=application, nudged_at__gt=at - timedelta(days=2))
    rows = recent.select_related("person", "helper")
    return frozenset(
        hand_key(holder(task))
        for task in rows
        if task.nudged_at is not None and local_day(task.nudged_at, zone) == local_day(at, zone)
    )


def _today(application: Application, at: datetime) -> date:
    return local_day(at, application.the_cohort.zone)
