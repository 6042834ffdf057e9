"""Who has what: given by the lead, taken and given back by contributors."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.utils.formats import date_format

from assay.journey.roles import Role
from assay.journey.verdicts import No
from assay.records.clock import now
from assay.records.models import Act, Application, Helper, Message, Person, Task
from assay.workflows import helpers, invitations, signatures, tasks
from assay.workflows.helpers import HelperDraft
from assay.workflows.tasks import TaskDraft
from tests import examples
from tests.refusals import refused

pytestmark = pytest.mark.django_db

# Before the answers of the example cohort are due.
DUE = now().date() + timedelta(days=9)


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


@pytest.fixture
def carla(application: Application) -> Person:
    person = examples.a_person("Carla Contributor")
    invitations.open_part(application, person=person, role=Role.CONTRIBUTOR)
    return person


def rosa(application: Application) -> Helper:
    draft = HelperDraft("Rosa Lima", "Procurement", "Rosa.Lima@example.org")
    return helpers.add_helper(application, draft, by=examples.ana())


def standing(application: Application) -> list[tuple[str, str]]:
    rows = Task.objects.filter(application=application, ended_at=None).order_by("item", "set_at")
    return [(row.item, row.person.name if row.person else row.helper.name) for row in rows]


def test_items_are_given_with_a_day_and_a_note(application: Application, carla: Person) -> None:
    draft = TaskDraft(("DM1", "outcome"), DUE, "Ask the archive.")

    tasks.assign(application, draft, to=carla, by=examples.ana())

    rows = Task.objects.order_by("item").values_list("item", "person", "due_on", "note", "set_by")
    ana = examples.ana().pk
    assert list(rows) == [
        ("DM1", carla.pk, DUE, "Ask the archive.", ana),
        ("outcome", carla.pk, DUE, "Ask the archive.", ana),
    ]


def test_what_is_given_anew_is_taken_from_whoever_had_it(application: Application, carla: Person) -> None:
    tasks.assign(application, TaskDraft(("DM1", "DM2")), to=carla, by=examples.ana())

    tasks.assign(application, TaskDraft(("DM1",)), to=rosa(application), by=examples.ana())

    assert standing(application) == [("DM1", "Rosa Lima"), ("DM2", "Carla Contributor")]


def test_beside_another_both_have_it(application: Application, carla: Person) -> None:
    tasks.assign(application, TaskDraft(("DM1",)), to=carla, by=examples.ana())

    tasks.assign(application, TaskDraft(("DM1",), beside=True), to=rosa(application), by=examples.ana())

    assert standing(application) == [("DM1", "Carla Contributor"), ("DM1", "Rosa Lima")]


def test_given_again_to_the_same_hand_it_stays_one_task_and_keeps_what_was_typed(
    application: Application,
) -> None:
    helper = rosa(application)
    tasks.assign(application, TaskDraft(("DM1",)), to=helper, by=examples.ana())
    Task.objects.update(draft="Half a sentence", draft_version=3)

    tasks.assign(application, TaskDraft(("DM1",), DUE, "Please."), to=helper, by=examples.ana())

    task = Task.objects.get()
    assert (task.draft, task.draft_version, task.due_on, task.note) == ("Half a sentence", 3, DUE, "Please.")


def test_a_member_is_told_once_for_all_that_she_is_given(application: Application, carla: Person) -> None:
    tasks.assign(application, TaskDraft(("DM1", "DM2"), DUE), to=carla, by=examples.ana())

    letter = Message.objects.get(kind="notice")
    assert (letter.to, letter.subject) == (carla.email, "An answer is asked of you")
    assert "Ana Castro asks you to answer DM1 " in letter.body
    assert f"Due on {date_format(DUE, 'j F Y')}." in letter.body


def test_without_telling_no_letter_goes_out(application: Application, carla: Person) -> None:
    tasks.assign(application, TaskDraft(("DM1",), tell=False), to=carla, by=examples.ana())
    tasks.assign(application, TaskDraft(("DM2",), tell=False), to=rosa(application), by=examples.ana())

    assert not Message.objects.filter(kind__in=("notice", "questions")).exists()


def test_a_helper_gets_her_link_and_a_department_without_address_nothing(application: Application) -> None:
    department = helpers.add_helper(application, HelperDraft(department="Archive"), by=examples.ana())

    tasks.assign(application, TaskDraft(("DM1",)), to=rosa(application), by=examples.ana())
    tasks.assign(application, TaskDraft(("DM2",)), to=department, by=examples.ana())

    letter = Message.objects.get(kind="questions")
    assert (letter.to, letter.subject) == ("rosa.lima@example.org", "You are asked for your help")
    assert "Ana Castro of Sample Harbor asks you for help with 1 question." in letter.body
    assert standing(application) == [("DM1", "Rosa Lima"), ("DM2", "")]


def test_only_a_lead_assigns(application: Application, carla: Person) -> None:
    sol = examples.sol()
    invitations.open_part(application, person=sol, role=Role.SPONSOR)

    for by in (carla, sol, examples.bruno(), examples.olga(), examples.chen()):
        with refused(No.WRONG_ROLE):
            tasks.assign(application, TaskDraft(("DM1",)), to=carla, by=by)


def test_nobody_outside_the_team_is_given_anything(application: Application) -> None:
    sol = examples.sol()
    invitations.open_part(application, person=sol, role=Role.SPONSOR)

    for to in (sol, examples.bruno()):
        with refused(No.NOT_OF_THE_TEAM):
            tasks.assign(application, TaskDraft(("DM1",)), to=to, by=examples.ana())


def test_a_helper_of_another_city_or_a_removed_one_is_given_nothing(
    application: Application, carla: Person
) -> None:
    tasks.assign(application, TaskDraft(("DM1",)), to=carla, by=examples.ana())
    elsewhere = examples.an_open_application(examples.a_place("Example Ridge"), lead=examples.bruno())
    theirs = helpers.add_helper(elsewhere, HelperDraft(department="Archive"), by=examples.bruno())
    removed = helpers.add_helper(application, HelperDraft(department="Parks"), by=examples.ana())
    helpers.remove_helper(removed, by=examples.ana())

    for to in (theirs, removed):
        with refused(No.NOT_OF_THE_TEAM):
            tasks.assign(application, TaskDraft(("DM1",)), to=to, by=examples.ana())

    assert standing(application) == [("DM1", "Carla Contributor")]


@pytest.mark.parametrize(("days", "reason"), [(-2, No.DUE_IN_THE_PAST), (40, No.DUE_TOO_LATE)])
def test_nothing_is_due_on_a_day_that_is_over_or_after_the_deadline(
    application: Application, carla: Person, days: int, reason: No
) -> None:
    draft = TaskDraft(("DM1",), now().date() + timedelta(days=days))

    with refused(reason):
        tasks.assign(application, draft, to=carla, by=examples.ana())

    assert not Task.objects.exists()


def test_what_the_edition_does_not_ask_is_given_to_nobody(application: Application, carla: Person) -> None:
    with refused(No.UNKNOWN_ITEM):
        tasks.assign(application, TaskDraft(("DM1", "ZZ9")), to=carla, by=examples.ana())

    assert not Task.objects.exists()


def test_a_contributor_takes_what_nobody_has_and_gives_it_back(
    application: Application, carla: Person
) -> None:
    task = tasks.take(application, "DM1", by=carla)
    again = tasks.take(application, "DM1", by=carla)

    assert (task, standing(application)) == (again, [("DM1", "Carla Contributor")])
    tasks.end_task(task, by=carla)
    assert standing(application) == []


def test_a_contributor_takes_nothing_from_another(application: Application, carla: Person) -> None:
    task = tasks.take(application, "DM1", by=examples.ana())

    with refused(No.SOMEBODY_HAS_IT):
        tasks.take(application, "DM1", by=carla)
    for change in (tasks.end_task, tasks.finish, tasks.reopen):
        with refused(No.WRONG_ROLE):
            change(task, by=carla)


def test_a_task_is_marked_as_done_by_its_holder_or_the_lead_and_opened_again(
    application: Application, carla: Person
) -> None:
    task = tasks.take(application, "DM1", by=carla)

    tasks.finish(task, by=carla)
    first = Task.objects.get().done_at
    tasks.finish(task, by=examples.ana())

    assert first is not None
    assert Task.objects.get().done_at == first
    tasks.reopen(task, by=examples.ana())
    assert Task.objects.get().done_at is None


def test_a_second_press_is_not_recorded(application: Application, carla: Person) -> None:
    task = tasks.take(application, "DM1", by=carla)

    for change in (tasks.reopen, tasks.finish, tasks.reopen, tasks.end_task):
        change(task, by=carla)
        change(task, by=carla)

    # The first opens what was open.
    verbs = Act.objects.filter(by=carla, verb__endswith="-task").order_by("pk").values_list("verb", flat=True)
    assert list(verbs) == ["take-task", "finish-task", "reopen-task", "end-task"]


def test_nothing_is_handed_out_or_marked_while_answers_are_closed(
    application: Application, carla: Person
) -> None:
    task = tasks.take(application, "DM2", by=carla)
    invitations.open_part(application, person=examples.sol(), role=Role.SPONSOR)
    examples.a_claim(application, "DM1", by=examples.ana())
    signatures.ask_for_sign_off(application, by=examples.ana())

    with refused(No.ANSWERS_CLOSED):
        tasks.assign(application, TaskDraft(("DM1",)), to=carla, by=examples.ana())
    with refused(No.ANSWERS_CLOSED):
        tasks.take(application, "DM1", by=carla)
    for change in (tasks.finish, tasks.reopen, tasks.end_task):
        with refused(No.ANSWERS_CLOSED):
            change(task, by=carla)


def test_after_the_deadline_nothing_is_handed_out_or_marked(application: Application, carla: Person) -> None:
    task = tasks.take(application, "DM2", by=carla)
    cohort = application.the_cohort
    cohort.answers_due_on = now().date() - timedelta(days=3)
    cohort.save()

    with refused(No.DEADLINE_PASSED):
        tasks.take(application, "DM1", by=carla)
    with refused(No.DEADLINE_PASSED):
        tasks.finish(Task.objects.get(pk=task.pk), by=carla)
