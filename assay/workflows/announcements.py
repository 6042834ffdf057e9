"""The instant of a cohort's announcement, and the letters that follow it.

Nothing here makes a decision visible: readers compare the instant with the clock. The job only writes the
letters and brings the applications to their next stage, whenever a worker gets to it.
"""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from assay.journey.announcing import ready_to_announce
from assay.journey.moves import Move
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.journey.verdicts import No, Verdict, no
from assay.journey.visibility import is_public
from assay.notices import letters
from assay.records.clock import now
from assay.records.gathering import standing_decision
from assay.records.models import Announcement, Application, Cohort, Person
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


def may_announce(cohort: Cohort, at: datetime) -> Verdict:
    """Whether the instant of this cohort may be set to `at`."""
    present, current = now(), instant_of(cohort)
    if is_public(current, present):
        return no(No.ALREADY_ANNOUNCED, at=current)
    if at <= present:
        return no(No.INSTANT_PASSED)
    stages = Application.objects.filter(cohort=cohort).values_list("stage", flat=True)
    return ready_to_announce(map(Stage, stages), cohort.answers_close_at, present)


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
    with transaction.atomic():
        # Locked: an instant that is being moved is read as it will stand.
        cohort = Cohort.objects.select_for_update().get(pk=cohort.pk)
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
                link=address(f"/{'demonstration' if place.invented else 'places'}/{place.pk}"),
                report=report,
            )
        messages.tell(person, letter, application=application, key=f"told:{decision.pk}")
