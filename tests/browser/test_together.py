"""A city shares its work: an area handed out, a helper by her link, a proposal, a nudge, a new lead."""

from __future__ import annotations

import re
from typing import Any

import pytest

from assay.journey.roles import Role
from assay.records.models import AnswerVersion, Application, Message, Person, Task
from assay.workflows import helpers, invitations, tasks
from assay.workflows.members import roles_in
from assay.workflows.tasks import TaskDraft
from tests import examples
from tests.web.city.making import a_helper

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

TEXT = "Every contract is published with its results."


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


@pytest.fixture
def carla(application: Application) -> Person:
    person = examples.a_person("Carla Contributor")
    invitations.open_part(application, person=person, role=Role.CONTRIBUTOR)
    return person


def link_of(kind: str = "questions") -> str:
    found = re.search(r"https?://\S+", Message.objects.filter(kind=kind).latest("pk").body)
    assert found is not None
    return found.group()


def open_details(visitor: Any, summary: str) -> None:
    """By keyboard: the summary is reached and opened."""
    visitor.page.locator("summary", has_text=summary).first.focus()
    visitor.page.keyboard.press("Enter")


@pytest.mark.parametrize(("script", "width"), [(True, 390), (False, 1280)])
def test_a_helper_answers_by_her_link_and_the_lead_takes_it(
    visit: Any, application: Application, script: bool, width: int
) -> None:
    here = f"/city/{application.pk}"
    ana = visit(script=script, width=width).signs_in(examples.ana())

    # Ana hands an area to Rosa, who has no account.
    ana.goes_to(f"{here}/areas/DM").follows("Give the whole area to somebody")
    ana.chooses(re.compile("^Somebody without an account"))
    ana.fills(re.compile("^Name"), "Rosa Lima").fills(re.compile("^Department"), "Procurement")
    ana.fills(re.compile("^E-mail address"), "rosa.lima@example.org")
    ana.fills(re.compile("^Note"), "The last two years are enough.")
    ana.presses("Give").sees("Rosa Lima, Procurement has 9 questions.")

    # Rosa opens her link, types, and sends.
    rosa = visit(script=script, width=width).goes_to(link_of())
    rosa.sees("9 questions wait for your answer.").sees("The last two years are enough.")
    rosa.page.locator("textarea").first.fill(TEXT)
    if script:
        rosa.page.locator("[data-said]", has_text="Saved at").first.wait_for()
        assert Task.objects.get(item="DM1").draft == TEXT
    rosa.presses("Send my answer").sees("Sent, waiting").sees("8 questions wait")

    # Ana reads it and sends it back; Rosa's text is still there, and she sends it again.
    ana.goes_to(here).follows("Read the answer of Rosa Lima, Procurement")
    ana.fills("What is still missing?", "Since when?").presses("Send it back").sees("Sent back")
    rosa.goes_to(link_of("questions_sent_back")).sees("Since when?")
    again = rosa.page.locator("section", has_text="Since when?")
    assert again.locator("textarea").input_value() == TEXT
    again.locator("textarea").fill(f"{TEXT} Since 2019.")
    again.get_by_role("button", name="Send my answer").click()
    rosa.looks().sees("Sent, waiting")

    # Ana takes it: it is part of the answer, with whose words they are.
    ana.goes_to(here).follows("Read the answer of Rosa Lima, Procurement")
    ana.presses("Take it into the answer").sees("In the words of Rosa Lima, Procurement (by link")
    assert AnswerVersion.objects.get().explanation == f"{TEXT} Since 2019."


def test_two_windows_of_a_helper_never_overwrite_each_other(visit: Any, application: Application) -> None:
    tasks.assign(application, TaskDraft(("DM1",)), to=a_helper(application), by=examples.ana())
    first, second = visit().goes_to(link_of()), visit().goes_to(link_of())

    first.page.locator("textarea").fill("In one window.")
    first.presses("Save")
    second.page.locator("textarea").fill("In another.")
    second.page.locator("[data-said]", has_text="Another window saved something else").wait_for()
    second.presses("Save").sees("What the other window saved").sees("In one window.")

    assert second.page.locator("textarea").input_value() == "In another."
    second.presses("Save")
    assert Task.objects.get().draft == "In another."


def test_a_helper_whose_connection_is_lost_reads_so_and_is_saved_when_it_is_back(
    visit: Any, application: Application
) -> None:
    tasks.assign(application, TaskDraft(("DM1",)), to=a_helper(application), by=examples.ana())
    rosa = visit().goes_to(link_of())

    rosa.page.context.set_offline(True)
    rosa.page.locator("textarea").fill("Typed in the lift.")
    rosa.page.locator("[data-said]", has_text="Not saved: there is no connection.").wait_for()
    rosa.page.context.set_offline(False)
    rosa.page.locator("textarea").press("End")
    rosa.page.keyboard.type(" And after it.")
    rosa.page.locator("[data-said]", has_text="Saved at").wait_for()

    assert Task.objects.get().draft == "Typed in the lift. And after it."


def test_what_a_helper_could_not_save_is_there_when_she_comes_back(
    visit: Any, application: Application
) -> None:
    tasks.assign(application, TaskDraft(("DM1",)), to=a_helper(application), by=examples.ana())
    rosa = visit().goes_to(link_of())
    rosa.page.on("dialog", lambda dialog: dialog.accept())

    rosa.page.context.set_offline(True)
    rosa.page.locator("textarea").fill("Typed in the lift.")
    rosa.page.locator("[data-said]", has_text="Not saved: there is no connection.").wait_for()
    rosa.page.context.set_offline(False)
    rosa.page.reload()
    rosa.page.locator("[data-said]", has_text="Saved at").wait_for()

    assert rosa.page.locator("textarea").input_value() == "Typed in the lift."
    assert Task.objects.get().draft == "Typed in the lift."
    assert rosa.page.evaluate("Object.keys(localStorage).length") == 0


def test_a_helper_whose_link_was_closed_is_told_so_and_not_asked_to_wait(
    visit: Any, application: Application
) -> None:
    helper = a_helper(application)
    tasks.assign(application, TaskDraft(("DM1",)), to=helper, by=examples.ana())
    rosa = visit().goes_to(link_of())
    helpers.withdraw_link(helper, by=examples.ana())

    rosa.page.locator("textarea").fill("Too late.")
    rosa.page.locator("[data-said]", has_text="this link does not take answers any more").wait_for()

    assert Task.objects.get().draft == ""


def test_a_comment_mentions_and_a_nudge_is_previewed(
    visit: Any, application: Application, carla: Person
) -> None:
    here = f"/city/{application.pk}"
    given = tasks.assign(application, TaskDraft(("DM1",), tell=False), to=carla, by=examples.ana())
    examples.due_in(-3, given)
    ana = visit().signs_in(examples.ana())

    ana.goes_to(f"{here}/answers/DM1")
    open_details(ana, "Write a comment")
    ana.fills("Your comment", "@Carla, who chairs the board?").presses("Comment")
    ana.sees("Told to 1 person: Carla Contributor.")
    ana.goes_to(f"{here}/tasks").follows("Nudge the late").sees("Nothing was sent yet.")
    ana.presses("Send 1 letter").sees("Sent to 1 person: Carla Contributor.")

    assert Message.objects.filter(kind="notice", to=carla.email).count() == 2
    hers = visit().signs_in(carla).goes_to(here).sees("Late: it was due on")
    hers.follows("Answer DM1").sees("@Carla, who chairs the board?").presses("Mark as done")
    hers.sees("marked as done")


@pytest.mark.parametrize("script", [True, False])
def test_the_lead_is_handed_over_and_the_new_one_invites_a_second(
    visit: Any, application: Application, carla: Person, script: bool
) -> None:
    here = f"/city/{application.pk}"
    ana = visit(script=script).signs_in(examples.ana()).goes_to(here).follows("Name a second lead")

    ana.follows(re.compile("Change the part of Carla")).follows("Hand the lead over to Carla Contributor")
    ana.presses("Hand over").sees("Carla Contributor is city lead now")
    assert roles_in(carla, application) == {Role.LEAD}

    new = visit(script=script).signs_in(carla).goes_to(f"{here}/people")
    new.fills("Name", "Bea Second").fills("E-mail address at work", "bea@example.org")
    new.chooses("city lead").presses("Send the invitation").sees("Sent to 1 person: Bea Second.")
    new.follows(re.compile("Change the part of Ana")).follows("End the part of Ana Castro")
    new.presses("End the part").sees("Ana Castro no longer takes part.")
    assert ana.page.goto(here).status == 404
