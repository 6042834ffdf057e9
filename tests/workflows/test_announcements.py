"""The instant: set ahead by the office, passed by the clock, told by letter."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assay.journey.stages import Stage
from assay.journey.verdicts import No
from assay.records.clock import now
from assay.records.models import Announcement, Application, Cohort, Job, Message
from assay.workflows import announcements, decisions, interests
from tests import examples
from tests.refusals import refused

pytestmark = pytest.mark.django_db

SOON = timedelta(hours=2)


def a_decided_cohort() -> Cohort:
    application = examples.a_decided_application(claims=["OD1"])
    assert application.cohort is not None
    return application.cohort


def test_the_instant_is_set_ahead_and_a_job_waits_for_it() -> None:
    cohort = a_decided_cohort()
    at = now() + SOON

    announcements.set_instant(cohort, at=at, by=examples.olga())

    assert announcements.instant_of(cohort) == at
    assert Job.objects.get(kind=announcements.JOB).run_at == at


def test_an_instant_in_the_past_is_refused() -> None:
    with refused(No.INSTANT_PASSED):
        announcements.set_instant(a_decided_cohort(), at=now() - SOON, by=examples.olga())


def test_no_instant_while_a_city_of_the_cohort_is_undecided() -> None:
    cohort = a_decided_cohort()
    examples.an_open_application(examples.a_place("Placeholder Falls"), lead=examples.bruno(), cohort=cohort)

    with refused(No.NOT_DECIDED):
        announcements.set_instant(cohort, at=now() + SOON, by=examples.olga())


def test_an_announced_cohort_cannot_be_announced_again() -> None:
    cohort = a_decided_cohort()
    examples.announced_at(cohort)

    with refused(No.ALREADY_ANNOUNCED):
        announcements.set_instant(cohort, at=now() + SOON, by=examples.olga())


def test_only_the_office_sets_the_instant() -> None:
    cohort = a_decided_cohort()

    for person in (examples.ana(), examples.chen(), examples.mei()):
        with refused(No.WRONG_ROLE):
            announcements.set_instant(cohort, at=now() + SOON, by=person)


def test_a_job_that_comes_before_a_moved_instant_tells_nobody() -> None:
    cohort = a_decided_cohort()
    announcements.set_instant(cohort, at=now() + SOON, by=examples.olga())

    announcements.announce(cohort)

    assert Application.objects.get(cohort=cohort).stage == Stage.DECIDED
    assert not Message.objects.filter(kind__in=("certified", "not_certified")).exists()


def test_announcing_twice_writes_every_letter_once() -> None:
    cohort = a_decided_cohort()
    examples.announced_at(cohort)
    letters = Message.objects.filter(kind="not_certified").count()

    announcements.announce(cohort)

    assert (letters, Message.objects.filter(kind="not_certified").count()) == (2, 2)


def test_a_cohort_with_an_instant_takes_no_further_city_in() -> None:
    cohort = a_decided_cohort()
    announcements.set_instant(cohort, at=now() + SOON, by=examples.olga())
    late = examples.an_interest(examples.a_place("Placeholder Falls"), lead=examples.bruno())

    with refused(No.NO_OPEN_COHORT):
        interests.accept(late, cohort=cohort, verified_how="called", by=examples.olga())


def test_nothing_is_decided_once_the_instant_has_come() -> None:
    application = examples.an_application_before_the_committee(claims=["OD1"])
    assert application.cohort is not None
    Announcement.objects.create(
        cohort=application.cohort, at=now() - SOON, set_by=examples.olga(), set_at=now() - SOON
    )

    with refused(No.ALREADY_ANNOUNCED):
        decisions.decide(application, level=None, reason="", members=[], by=examples.mei())
