"""The instant of a cohort's announcement, and the letters that follow it.

Nothing here makes a decision visible: readers compare the instant with the clock. The job only writes the
letters and brings the applications to their next stage, whenever a worker gets to it.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from assay.journey.moves import Move
from assay.journey.roles import Role
from assay.journey.stages import BEFORE_SUBMISSION, CLOSED, Stage
from assay.journey.verdicts import YES, No, Verdict, no
from assay.journey.visibility import is_public
from assay.notices import letters
from assay.records.clock import now
from assay.records.models import Announcement, Application, Cohort, Decision, Person
from assay.standard.library import edition
from assay.words.texts import said
from assay.workflows import acts, jobs, messages
from assay.workflows.members import demand_appointed, members
from assay.workflows.moves import lock, make_move
from assay.workflows.refusals import demand
from assay.workflows.sites import address

JOB = "announce"


def instant_of(cohort: Cohort) -> datetime | None:
    """The instant that was set, None where there is none yet."""
    announcement = Announcement.objects.filter(cohort=cohort).first()
    return announcement.at if announcement else None


def standing_decision(application: Application) -> Decision | None:
    """The decision that no later one replaces."""
    return Decision.objects.filter(application=application, replaced_by=None).first()


def may_announce(cohort: Cohort, at: datetime) -> Verdict:
    """Whether the instant of this cohort may be set to `at`."""
    present, current = now(), instant_of(cohort)
    if is_public(current, present):
        return no(No.ALREADY_ANNOUNCED, at=current)
    if at <= present:
        return no(No.INSTANT_PASSED)
    stages = list(Application.objects.filter(cohort=cohort).values_list("stage", flat=True))
    # Who had not submitted when the answers closed is out of this cohort, and holds nobody up.
    out = {*CLOSED, *(BEFORE_SUBMISSION if present > cohort.answers_close_at else ())}
    waiting = [stage for stage in stages if stage not in {Stage.DECIDED, *out}]
    if waiting:
        return no(No.NOT_DECIDED, count=len(waiting))
    return YES if Stage.DECIDED in stages else no(No.NOTHING_TO_ANNOUNCE)


def set_instant(cohort: Cohort, *, at: datetime, by: Person) -> Announcement:
    """Set or move the instant. Raises Refused once it has come, or while a decision is missing."""
    demand_appointed(by, Role.OFFICE)
    with transaction.atomic():
        cohort = Cohort.objects.select_for_update().get(pk=cohort.pk)
        demand(may_announce(cohort, at))
        before = instant_of(cohort)
        announcement, _ = Announcement.objects.update_or_create(
            cohort=cohort, defaults={"at": at, "set_by": by, "set_at": now()}
        )
        acts.record(
            "set-instant",
            by=by,
            role=Role.OFFICE,
            about=cohort.pk,
            before={"at": before.isoformat() if before else None},
            after={"at": at.isoformat()},
        )
        jobs.add(JOB, {"cohort": cohort.pk}, key=f"{JOB}:{cohort.pk}:{at.isoformat()}", run_at=at)
    return announcement


def announce(cohort: Cohort) -> None:
    """Write the letters of a cohort whose instant has come. Doing it again does nothing more.

    A job for an instant that was moved since finds the new one still ahead, and does nothing.
    """
    if not is_public(instant_of(cohort), now()):
        return
    for application in Application.objects.filter(cohort=cohort, stage=Stage.DECIDED):
        with transaction.atomic():
            _tell(lock(application))


def _tell(application: Application) -> None:
    decision = standing_decision(application)
    if decision is None or application.stage != Stage.DECIDED:
        return
    certified = bool(decision.level)
    make_move(application, Move.ANNOUNCE if certified else Move.TELL, by=None, role=Role.CLOCK)
    place, report = application.place, address(f"/city/{application.pk}/report")
    for person in members(application, Role.LEAD, Role.SPONSOR, Role.CONTRIBUTOR):
        letter = letters.not_certified(name=person.name, place=place.name, report=report)
        if certified:
            letter = letters.certified(
                name=person.name,
                place=place.name,
                level=said(edition(decision.edition_id).level_by_code[decision.level].title),
                link=address(f"/places/{place.pk}"),
                report=report,
            )
        messages.tell(person, letter, application=application, key=f"told:{decision.pk}")
