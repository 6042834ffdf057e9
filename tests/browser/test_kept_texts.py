"""Texts that do not save themselves, and desks that are shared: kept in the browser, dropped at sign-out."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from assay.records.models import AnswerVersion, Application, Comment, Message
from assay.workflows.answers import ClaimDraft, record_answer
from assay.workflows.signatures import ask_for_sign_off
from assay.workflows.signing_links import Named
from tests import examples
from tests.browser.people import Visitor
from tests.web.city.making import a_contributor, answer_at, at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

HOW = "How the city meets it"


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


@pytest.fixture
def ana(visit: Any, application: Application) -> Visitor:
    return visit().signs_in(examples.ana())


def another_window(ana: Visitor) -> Visitor:
    return Visitor(ana.page.context.new_page(), ana.site, ana.axe)


def copies(visitor: Visitor) -> list[str]:
    kept = visitor.page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('assay:'))")
    return [str(key) for key in kept]


def waits_for_copies(visitor: Visitor, count: int) -> None:
    visitor.page.wait_for_function(
        "n => Object.keys(localStorage).filter(key => key.startsWith('assay:')).length === n", arg=count
    )


def cuts_saving(visitor: Visitor) -> None:
    """The line goes for what is sent; pages still come."""
    visitor.page.context.route(
        "**/*", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )


def test_a_comment_outlives_an_ended_session_and_goes_once_it_stands_there(
    ana: Visitor, application: Application
) -> None:
    ana.goes_to(at(application, "/comments")).fills("Your comment", "Who chairs the board?")
    Session.objects.all().delete()
    ana.presses("Comment").sees("You are signed out").sees("Who chairs the board?")
    assert len(copies(ana)) == 1

    ana.signs_in(examples.ana()).goes_to(at(application, "/comments"))

    ana.sees("What you typed here, and did not send, is back.")
    expect(ana.page.get_by_label("Your comment")).to_have_value("Who chairs the board?")
    ana.looks().presses("Comment").sees("Your comment stands there.")
    assert copies(ana) == []
    assert Comment.objects.get().text == "Who chairs the board?"


def test_a_note_of_a_task_is_kept_when_the_line_goes(ana: Visitor, application: Application) -> None:
    address = at(application, "/tasks/give?item=DM1")
    ana.goes_to(address).fills(re.compile("^Note"), "The last two years are enough.")
    waits_for_copies(ana, 1)
    ana.page.close()

    again = another_window(ana).goes_to(address)

    expect(again.page.get_by_label(re.compile("^Note"))).to_have_value("The last two years are enough.")
    again.goes_to(at(application, "/tasks/give?item=DM2"))
    expect(again.page.get_by_label(re.compile("^Note"))).to_have_value("")


def test_another_person_on_the_same_desk_is_shown_no_comment_of_hers(
    ana: Visitor, application: Application
) -> None:
    carla = a_contributor(application)
    ana.goes_to(at(application, "/comments")).fills("Your comment", "Between us.")
    waits_for_copies(ana, 1)
    Session.objects.all().delete()

    ana.signs_in(carla).goes_to(at(application, "/comments"))

    expect(ana.page.get_by_label("Your comment")).to_have_value("")


@pytest.mark.parametrize(("path", "label"), [("/answers/DM1", HOW), ("/comments", "Your comment")])
def test_after_signing_out_in_another_window_an_open_one_keeps_nothing(
    ana: Visitor, application: Application, path: str, label: str
) -> None:
    cuts_saving(ana)
    ana.goes_to(at(application, path)).fills(label, "Between us.")
    waits_for_copies(ana, 1)
    ana.page.context.unroute_all()
    other = another_window(ana).goes_to("/account/sign-out")
    other.page.get_by_role("main").get_by_role("button", name="Sign out").click()
    other.page.wait_for_load_state()

    ana.page.get_by_label(label).press_sequentially(" And more.")

    ana.sees(re.compile("this browser keeps nothing|This browser keeps nothing"))
    assert copies(ana) == []


def test_who_signs_in_again_in_another_window_is_kept_and_saved_once_more(
    ana: Visitor, application: Application
) -> None:
    ana.goes_to(answer_at(application))
    other = another_window(ana).goes_to("/account/sign-out")
    other.page.get_by_role("main").get_by_role("button", name="Sign out").click()
    other.page.wait_for_load_state()
    ana.page.get_by_label(HOW).press_sequentially("Typed after signing out.")
    expect(ana.page.get_by_text("This browser keeps nothing: copy your text first")).to_be_visible()

    other.signs_in(examples.ana())
    ana.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    expect(ana.page.locator("[data-state]")).to_contain_text("Saved at")
    assert AnswerVersion.objects.get().explanation == "Typed after signing out."


def test_a_line_that_goes_while_the_form_is_renewed_does_not_close_the_page(
    ana: Visitor, application: Application
) -> None:
    """After a new sign-in the token of the form is old, and the page that brings a new one does not come."""
    ana.goes_to(answer_at(application))
    Session.objects.all().delete()
    another_window(ana).signs_in(examples.ana())
    here = re.compile(re.escape(answer_at(application)) + "$")
    ana.page.route(
        here, lambda route: route.abort() if route.request.method == "GET" else route.continue_(), times=2
    )

    ana.page.get_by_label(HOW).press_sequentially("On a train.")
    ana.sees("Not saved yet: the site gave no answer.")
    ana.page.unroute_all()
    ana.page.evaluate("window.dispatchEvent(new Event('online'))")

    expect(ana.page.locator("[data-state]")).to_contain_text("Saved at")
    assert AnswerVersion.objects.get().explanation == "On a train."


@pytest.mark.parametrize("width", [390, 1280])
def test_what_is_typed_stays_in_sight_when_somebody_else_came_between(
    visit: Any, application: Application, width: int
) -> None:
    ana = visit(width=width).signs_in(examples.ana()).goes_to(answer_at(application))
    carla = a_contributor(application)
    record_answer(application, "DM1", ClaimDraft(rating=0, explanation="Not yet."), version=0, by=carla)
    ana.page.get_by_label(HOW).press_sequentially("Surely so.")
    ana.sees("Two people wrote at once")

    field, notice = (
        ana.page.get_by_label(HOW).bounding_box(),
        ana.page.locator("[data-notice]").bounding_box(),
    )

    assert field is not None
    assert notice is not None
    assert field["y"] + field["height"] <= notice["y"] < 900


def test_what_another_window_sent_in_vain_is_not_dropped_by_the_save_of_this_one(
    ana: Visitor, application: Application
) -> None:
    cuts_saving(ana)
    ana.goes_to(answer_at(application)).fills(HOW, "Sent on a train.")
    with ana.page.expect_event("requestfailed", lambda request: request.is_navigation_request()):
        ana.page.get_by_role("button", name="Save", exact=True).click()
    ana.page.context.unroute_all()
    ana.page.close()

    draft = ClaimDraft(explanation="Meanwhile.")
    record_answer(application, "DM1", draft, version=0, by=a_contributor(application))
    other = another_window(ana).goes_to(answer_at(application))
    other.sees("Sent on a train.")
    other.page.get_by_label(HOW).press_sequentially(" And from here.")
    other.presses("Save").sees("saved at")

    other.sees("You typed this, and it was not saved.").sees("Sent on a train.")


def test_what_is_typed_where_both_texts_stand_is_kept_too(ana: Visitor, application: Application) -> None:
    carla = a_contributor(application)
    ana.goes_to(answer_at(application))
    record_answer(application, "DM1", ClaimDraft(rating=0, explanation="Not yet."), version=0, by=carla)
    ana.fills(HOW, "Surely so.").sees("Two people wrote at once")
    ana.presses("Look at both").sees("What Carla Contributor saved")
    ana.page.get_by_label(HOW).fill("Surely so, as both say.")
    Session.objects.all().delete()
    ana.presses("Save mine").sees("You are signed out")

    ana.signs_in(examples.ana()).goes_to(answer_at(application))

    expect(ana.page.get_by_label(HOW)).to_have_value("Surely so, as both say.")
    expect(ana.page.locator("[data-state]")).to_contain_text("Saved at")
    assert AnswerVersion.objects.latest("number").explanation == "Surely so, as both say."
    assert copies(ana) == []


@pytest.fixture
def link(application: Application) -> str:
    examples.a_claim(application, "DM1")
    ask_for_sign_off(application, by=examples.ana(), sponsors=[Named("Sol Mayor", "sol.mayor@example.org")])
    found = re.search(r"https?://\S+", Message.objects.filter(kind="sign_off_asked").latest("pk").body)
    assert found is not None
    return found.group()


@pytest.mark.parametrize("script", [True, False])
def test_remarks_of_a_sponsor_survive_naming_a_deputy(visit: Any, link: str, script: bool) -> None:
    sol = visit(script=script).goes_to(link).fills("What should be changed?", "Say who chairs.")
    sol.fills("Name", "Vera Vice").fills("E-mail address at work", "vera.vice@example.org")
    sol.chooses("I name this person to sign for the city in my place.").presses("Name this person")

    sol.sees("Vera Vice gets a letter with a link.")
    expect(sol.page.get_by_label("What should be changed?")).to_have_value("Say who chairs.")
    expect(sol.page.get_by_label("Name", exact=True)).to_have_value("")
    sol.presses("Send back").sees("Sent back.")
    if script:
        assert copies(sol) == []


def test_remarks_are_kept_under_the_link_whoever_is_signed_in(
    ana: Visitor, application: Application, link: str
) -> None:
    ana.goes_to(link).fills("What should be changed?", "Say who chairs.")
    waits_for_copies(ana, 1)
    hers = ana.goes_to(at(application)).page.locator("#keeper").get_attribute("data-person")
    assert hers is not None
    assert hers not in copies(ana)[0]

    ana.goes_to(link).sees("What you typed here, and did not send, is back.")
