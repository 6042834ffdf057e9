"""People of one city who press in the same instant: nothing is lost, doubled or left without a lead."""

from __future__ import annotations

from threading import Barrier
from time import sleep

import pytest
from django.db import transaction

from assay.journey.paces import Pace
from assay.journey.roles import Role
from assay.journey.verdicts import No
from assay.records.clock import now
from assay.records.models import (
    Answer,
    Application,
    Helper,
    Membership,
    Message,
    Notice,
    Person,
    Proposal,
    Task,
)
from assay.workflows import helpers, invitations, memberships, notices, nudges, proposals, tasks
from assay.workflows.helpers import HelperDraft
from assay.workflows.moves import lock
from assay.workflows.proposals import DraftOvertaken, Taking
from assay.workflows.tasks import TaskDraft
from tests import examples
from tests.databases import vendor
from tests.web.city.making import given
from tests.workflows.at_once import at_once

# SQLite lets one write at a time: what it does with several is tried with whole servers, in tests/crash.
pytestmark = [
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(vendor() != "postgresql", reason="tries what several writers do at once"),
]


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


def joined(application: Application, name: str, role: Role) -> Person:
    person = examples.a_person(name)
    invitations.open_part(application, person=person, role=role)
    return person


@pytest.fixture
def rosa(application: Application) -> Helper:
    """With her link."""
    helper = helpers.add_helper(application, HelperDraft("Rosa", "", "rosa@example.org"), by=examples.ana())
    helpers.send_link(helper, by=examples.ana())
    return Helper.objects.get(pk=helper.pk)


def test_of_two_leads_who_leave_one_stays(application: Application) -> None:
    ana, bea = examples.ana(), joined(application, "Bea Second", Role.LEAD)

    outcomes = at_once(
        lambda: memberships.leave(application, by=ana), lambda: memberships.leave(application, by=bea)
    )

    assert sorted(outcomes, key=str) == sorted([None, No.LAST_LEAD], key=str)
    assert Membership.objects.standing().filter(role=Role.LEAD).count() == 1


def test_two_leads_who_remove_each_other_leave_one(application: Application) -> None:
    ana, bea = examples.ana(), joined(application, "Bea Second", Role.LEAD)

    outcomes = at_once(
        lambda: memberships.remove(bea, application, by=ana),
        lambda: memberships.remove(ana, application, by=bea),
    )

    assert sorted(outcomes, key=str) == sorted([0, No.WRONG_ROLE], key=str)
    assert Membership.objects.standing().filter(role=Role.LEAD).count() == 1


def test_a_proposal_is_taken_once(application: Application, rosa: Helper) -> None:
    carla = joined(application, "Carla Contributor", Role.CONTRIBUTOR)
    proposal = proposals.send(given(application, rosa, "DM1")[0], "We buy openly.", version=0)
    proposal = Proposal.objects.select_related("task__application", "task__helper").get(pk=proposal.pk)
    taking = Taking("We buy openly.", instead=False, version=0)

    outcomes = at_once(
        *(lambda by=by: proposals.take_proposal(proposal, taking, by=by) for by in (examples.ana(), carla))
    )

    assert outcomes.count(No.PROPOSAL_ANSWERED) == 1
    assert Answer.objects.get().version == 1


def test_a_free_question_is_taken_by_one(application: Application) -> None:
    people = [joined(application, f"Person {number}", Role.CONTRIBUTOR) for number in range(4)]

    outcomes = at_once(*(lambda by=by: tasks.take(application, "DM1", by=by) for by in people))

    assert outcomes.count(No.SOMEBODY_HAS_IT) == 3
    assert Task.objects.filter(ended_at=None).count() == 1


def test_of_many_windows_of_one_draft_each_is_saved_or_told(application: Application, rosa: Helper) -> None:
    task = given(application, rosa, "DM1")[0]

    def save(text: str) -> str:
        try:
            proposals.keep_draft(task, text, version=0)
        except DraftOvertaken as told:
            return told.theirs
        return "saved"

    outcomes = at_once(*(lambda text=f"Window {n}": save(text) for n in range(4)))

    kept = Task.objects.get().draft
    assert sorted(outcomes) == sorted(["saved", kept, kept, kept])


def test_a_save_that_comes_while_its_link_is_withdrawn_is_refused(
    application: Application, rosa: Helper
) -> None:
    task = given(application, rosa, "DM1")[0]
    withdrawn = Barrier(2)

    def withdraw() -> None:
        with transaction.atomic():
            helpers.withdraw_link(rosa, by=examples.ana())
            withdrawn.wait(5)
            sleep(0.3)

    def save() -> None:
        withdrawn.wait(5)
        proposals.keep_draft(task, "Too late.", version=0)

    outcomes = at_once(withdraw, save)

    assert outcomes == [None, No.LINK_SPENT]
    assert Task.objects.get().draft == ""


def test_an_answer_sent_at_once_is_sent_once(application: Application, rosa: Helper) -> None:
    task = Task.objects.select_related("application__cohort", "helper").get(
        pk=given(application, rosa, "DM1")[0].pk
    )

    at_once(*(lambda: proposals.send(task, "We buy openly.", version=0) for _ in range(3)))

    assert Proposal.objects.count() == 1
    assert Message.objects.filter(kind="notice").count() == 1


def test_a_digest_and_whoever_holds_the_application_do_not_wait_for_each_other(
    application: Application,
) -> None:
    carla = joined(application, "Carla Contributor", Role.CONTRIBUTOR)
    notices.choose_pace(carla, Pace.DAILY)
    carla.refresh_from_db()
    tasks.assign(application, TaskDraft(("DM1",)), to=carla, by=examples.ana())
    Notice.objects.update(due_at=now())
    both_hold = Barrier(2)

    def digest() -> None:
        with transaction.atomic():
            Person.objects.select_for_update(no_key=True).get(pk=carla.pk)
            both_hold.wait(5)
            notices.gather({"person": str(carla.pk)})()

    def work_of_the_city() -> None:
        with transaction.atomic():
            lock(application)
            both_hold.wait(5)
            tasks.assign(application, TaskDraft(("DM2",)), to=carla, by=examples.ana())

    at_once(digest, work_of_the_city)

    assert Message.objects.filter(kind="digest").count() == 1
    assert Task.objects.filter(person=carla).count() == 2


def test_nobody_is_nudged_twice_by_two_leads(application: Application, rosa: Helper) -> None:
    bea = joined(application, "Bea Second", Role.LEAD)
    given(application, rosa, "DM1", days=-3)

    outcomes = at_once(
        *(lambda by=by: nudges.nudge(application, [f"h-{rosa.pk}"], by=by) for by in (examples.ana(), bea))
    )

    assert No.NUDGED_TODAY in outcomes
    assert Message.objects.filter(kind="questions_nudged").count() == 1
