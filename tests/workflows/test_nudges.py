"""Nudging the late: each once a day, in one letter."""

from __future__ import annotations

from datetime import timedelta

import pytest

from assay.journey.roles import Role
from assay.journey.verdicts import No
from assay.records.clock import now
from assay.records.hands import hand_key
from assay.records.models import Application, Helper, Message, Person, Task
from assay.workflows import helpers, invitations, nudges, tasks
from assay.workflows.helpers import HelperDraft
from assay.workflows.tasks import TaskDraft
from tests import examples
from tests.refusals import refused

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


@pytest.fixture
def carla(application: Application) -> Person:
    person = examples.a_person("Carla Contributor")
    invitations.open_part(application, person=person, role=Role.CONTRIBUTOR)
    return person


@pytest.fixture
def rosa(application: Application) -> Helper:
    draft = HelperDraft("Rosa Lima", "Procurement", "rosa.lima@example.org")
    return helpers.add_helper(application, draft, by=examples.ana())


def given(application: Application, to: Person | Helper, *items: str, days: int) -> list[Task]:
    made = tasks.assign(application, TaskDraft(items, tell=False), to=to, by=examples.ana())
    return examples.due_in(days, made)


def test_who_is_late_stands_once_with_all_that_is_late(
    application: Application, carla: Person, rosa: Helper
) -> None:
    given(application, carla, "DM1", "DM2", days=-3)
    given(application, carla, "DM3", days=3)
    given(application, rosa, "DM4", days=-4)
    done = given(application, examples.ana(), "DM5", days=-9)
    tasks.finish(done[0], by=examples.ana())

    found = [(one.name, [task.item for task in one.tasks]) for one in nudges.nudges(application)]

    assert found == [("Rosa Lima, Procurement", ["DM4"]), ("Carla Contributor", ["DM1", "DM2"])]


def test_each_gets_one_letter_and_a_helper_her_link(
    application: Application, carla: Person, rosa: Helper
) -> None:
    given(application, carla, "DM1", "DM2", days=-3)
    given(application, rosa, "DM4", days=-4)

    nudges.nudge(application, [hand_key(carla), hand_key(rosa)], by=examples.ana())

    told = Message.objects.get(kind="notice", to=carla.email)
    assert told.subject == "Your answer is asked for"
    assert "Ana Castro asks for your answer, which is late: DM1 " in told.body
    letter = Message.objects.get(kind="questions_nudged", to=rosa.email)
    assert helpers.standing_helper(letter.body.split("/questions/")[1].split()[0]) == rosa


def test_the_preview_shows_the_letter_that_is_sent_without_a_helpers_link(
    application: Application, rosa: Helper
) -> None:
    given(application, rosa, "DM4", days=-4)
    one = nudges.nudges(application)[0]

    shown = nudges.letter_shown(application, one, by=examples.ana(), link="[her link]")

    assert "Ana Castro asks you for 1 answer that is late." in shown.body
    assert "[her link]" in shown.body
    assert Helper.objects.get().token_hash == ""


def test_nobody_is_nudged_twice_in_a_day_nor_for_another_task(
    application: Application, carla: Person
) -> None:
    given(application, carla, "DM1", "DM2", days=-3)
    nudges.nudge(application, [hand_key(carla)], by=examples.ana())
    tasks.finish(Task.objects.get(item="DM1"), by=carla)
    given(application, examples.ana(), "DM2", days=-3)
    given(application, carla, "DM7", days=-1)

    with refused(No.NUDGED_TODAY):
        nudges.nudge(application, [hand_key(carla)], by=examples.ana())

    assert Message.objects.filter(kind="notice").count() == 1
    Task.objects.filter(nudged_at__isnull=False).update(nudged_at=now() - timedelta(days=1))
    assert len(nudges.nudge(application, [hand_key(carla)], by=examples.ana())) == 1


def test_only_who_was_chosen_is_nudged(application: Application, carla: Person, rosa: Helper) -> None:
    given(application, carla, "DM1", days=-3)
    given(application, rosa, "DM4", days=-4)

    sent = nudges.nudge(application, [hand_key(rosa)], by=examples.ana())

    assert [one.to for one in sent] == [rosa]
    assert not Message.objects.filter(kind="notice").exists()


def test_without_an_address_there_is_no_nudge(application: Application) -> None:
    archive = helpers.add_helper(application, HelperDraft(department="Archive"), by=examples.ana())
    given(application, archive, "DM1", days=-3)

    with refused(No.NO_ADDRESS):
        nudges.nudge(application, [hand_key(archive)], by=examples.ana())


def test_only_a_lead_nudges(application: Application, carla: Person) -> None:
    given(application, carla, "DM1", days=-3)

    for by in (carla, examples.bruno(), examples.olga()):
        with refused(No.WRONG_ROLE):
            nudges.nudge(application, [hand_key(carla)], by=by)
