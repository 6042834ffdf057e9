"""Answering in a real browser: saved as typed, and nothing typed is ever lost."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from assay.records.models import AnswerVersion, Application
from assay.workflows.answers import ClaimDraft, record_answer
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
    """Ana before the first answer of her city."""
    return visit().signs_in(examples.ana()).goes_to(answer_at(application))


def types(visitor: Visitor, words: str) -> None:
    """Letter by letter into the explanation, as people do."""
    field = visitor.page.get_by_label(HOW)
    field.focus()
    visitor.page.keyboard.press("Control+End")
    visitor.page.keyboard.type(words)


def says(visitor: Visitor, words: str | re.Pattern[str]) -> None:
    expect(visitor.page.locator("[data-state]").first).to_contain_text(words)


def explanation() -> str:
    return AnswerVersion.objects.latest("number").explanation


def copies(visitor: Visitor) -> list[str]:
    kept = visitor.page.evaluate("Object.keys(localStorage).filter(key => key.startsWith('assay:'))")
    return [str(key) for key in kept]


def test_what_is_typed_is_saved_after_a_moment_and_survives_a_reload(ana: Visitor) -> None:
    types(ana, "The charter says so.")
    says(ana, re.compile(r"^Saved at \d\d:\d\d \("))
    ana.chooses("Met")
    ana.page.locator("h1").click()
    expect(ana.page.locator("[data-lead]")).to_contain_text("claimed: Met Saved by Ana Castro,")
    expect(ana.page.locator("[data-aloud]")).to_have_text(re.compile("^Saved at"))
    assert copies(ana) == []
    ana.looks()

    ana.page.reload()

    expect(ana.page.get_by_label(HOW)).to_have_value("The charter says so.")
    assert explanation() == "The charter says so."


def test_save_and_next_goes_on_after_what_was_saved_by_itself(ana: Visitor, application: Application) -> None:
    types(ana, "The charter says so.")
    ana.presses("Save and next")

    expect(ana.page).to_have_url(re.compile("/answers/DM2$"))
    assert explanation() == "The charter says so."
    assert copies(ana) == []


def test_half_an_address_is_kept_but_never_becomes_evidence(ana: Visitor) -> None:
    ana.page.get_by_label("Addresses").fill("https://harbor.exam")
    types(ana, "The charter says so.")
    says(ana, "Saved at")
    ana.page.once("dialog", lambda dialog: dialog.accept())
    ana.page.reload()

    expect(ana.page.get_by_label("Addresses")).to_have_value("https://harbor.exam")
    assert AnswerVersion.objects.latest("number").citations.count() == 0
    assert AnswerVersion.objects.count() == 1

    ana.page.get_by_label("Addresses").fill("https://harbor.example/charter")
    ana.presses("Save")

    ana.sees("harbor.example")
    assert AnswerVersion.objects.latest("number").citations.count() == 1
    assert copies(ana) == []


def another_window(ana: Visitor) -> Visitor:
    return Visitor(ana.page.context.new_page(), ana.site, ana.axe)


@pytest.mark.parametrize(
    ("choice", "kept"),
    [("Keep this text", "Mine, as I see it."), ("Take the other text", "Theirs, typed first.")],
)
def test_two_windows_in_one_answer_and_the_later_one_chooses(
    ana: Visitor, application: Application, choice: str, kept: str
) -> None:
    other = another_window(ana).goes_to(answer_at(application))
    types(other, "Theirs, typed first.")
    says(other, "Saved at")

    types(ana, "Mine, as I see it.")

    says(ana, "Not saved: you saved in another window meanwhile.")
    expect(ana.page.get_by_text("You wrote in two windows at once")).to_be_in_viewport()
    expect(ana.page.locator("ins").first).to_contain_text("Mine, as I")
    assert explanation() == "Theirs, typed first."
    ana.looks()
    ana.page.get_by_text(choice, exact=True).click()
    if choice == "Keep this text":
        says(ana, "Saved at")
    expect(ana.page.get_by_label(HOW)).to_have_value(kept)
    assert explanation() == kept
    assert copies(ana) == []


def test_both_texts_are_looked_at_side_by_side(ana: Visitor, application: Application) -> None:
    carla = a_contributor(application)
    record_answer(application, "DM1", ClaimDraft(rating=0, explanation="Not yet."), version=0, by=carla)
    types(ana, "Surely so.")
    ana.sees("Carla Contributor saved this answer on")

    ana.presses("Look at both")

    ana.sees("What Carla Contributor saved").sees("What yours changes in it")
    ana.presses("Save mine")
    ana.sees("saved at")
    assert explanation() == "Surely so."
    assert copies(ana) == []


def test_a_cut_line_keeps_the_text_and_saves_it_when_it_is_back(ana: Visitor) -> None:
    types(ana, "Before. ")
    says(ana, "Saved at")
    ana.page.context.set_offline(True)

    types(ana, "Without a line.")

    says(ana, "Offline: kept in this browser, saved as soon as the line is back.")
    assert explanation() == "Before."
    assert len(copies(ana)) == 1
    ana.page.context.set_offline(False)
    says(ana, "Saved at")
    assert explanation() == "Before. Without a line."
    assert copies(ana) == []


def test_a_window_closed_without_a_line_brings_its_text_back(ana: Visitor, application: Application) -> None:
    ana.page.context.set_offline(True)
    types(ana, "Typed on a train.")
    says(ana, "Offline")
    ana.page.close()
    ana.page.context.set_offline(False)

    again = another_window(ana).goes_to(answer_at(application))

    says(again, "Saved at")
    again.sees("What was not saved is back. You typed it at:")
    expect(again.page.get_by_label(HOW)).to_have_value("Typed on a train.")
    assert explanation() == "Typed on a train."


def test_an_answer_that_changed_meanwhile_is_not_written_over_by_what_comes_back(
    ana: Visitor, application: Application
) -> None:
    ana.page.context.set_offline(True)
    types(ana, "Typed on a train.")
    says(ana, "Offline")
    ana.page.close()
    ana.page.context.set_offline(False)
    record_answer(
        application, "DM1", ClaimDraft(explanation="Meanwhile."), version=0, by=a_contributor(application)
    )

    again = another_window(ana).goes_to(answer_at(application))

    again.sees("You typed this, and it was not saved.").sees("Typed on a train.")
    expect(again.page.get_by_label(HOW)).to_have_value("Meanwhile.")
    again.looks()
    again.page.get_by_role("button", name="Put it back").click()
    again.sees("Two people wrote at once")
    assert explanation() == "Meanwhile."


def test_an_expired_session_keeps_the_text_and_saves_it_after_signing_in(
    ana: Visitor, application: Application
) -> None:
    Session.objects.all().delete()
    types(ana, "Typed after the session ended.")
    ana.sees("You were signed out. Your text is kept in this browser")
    ana.looks()

    ana.page.locator("[data-notice]").get_by_role("link", name="Sign in").click()
    ana.page.get_by_label(re.compile("e-?mail", re.IGNORECASE)).fill(examples.ana().email)
    ana.page.get_by_label("Password", exact=False).first.fill(examples.PASSWORD)
    ana.presses("Sign in")

    expect(ana.page).to_have_url(re.compile(re.escape(answer_at(application))))
    says(ana, "Saved at")
    expect(ana.page.get_by_label(HOW)).to_have_value("Typed after the session ended.")
    assert explanation() == "Typed after the session ended."
    assert copies(ana) == []


def test_signing_in_again_within_another_window_is_enough(ana: Visitor, application: Application) -> None:
    Session.objects.all().delete()
    types(ana, "Typed after the session ended.")
    ana.sees("You were signed out.")

    another_window(ana).signs_in(examples.ana())
    types(ana, " And more.")
    ana.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")

    says(ana, "Saved at")
    assert explanation() == "Typed after the session ended. And more."


def leaves_a_text(ana: Visitor) -> None:
    Session.objects.all().delete()
    types(ana, "Between us.")
    ana.sees("You were signed out.")
    assert len(copies(ana)) == 1


def test_another_person_on_the_same_desk_sees_nothing_of_it(ana: Visitor, application: Application) -> None:
    carla = a_contributor(application)
    leaves_a_text(ana)

    ana.signs_in(carla).goes_to(answer_at(application))

    expect(ana.page.get_by_label(HOW)).to_have_value("")
    ana.does_not_see("Between us.")
    assert not AnswerVersion.objects.exists()


def test_a_window_of_hers_saves_nothing_under_another_persons_name(
    ana: Visitor, application: Application
) -> None:
    carla = a_contributor(application)
    types(ana, "Mine. ")
    says(ana, "Saved at")
    Session.objects.all().delete()
    another_window(ana).signs_in(carla)

    types(ana, "Still mine.")

    ana.sees("Somebody else is signed in on this browser by now")
    assert explanation() == "Mine."


def test_signing_out_drops_every_text(ana: Visitor, application: Application) -> None:
    leaves_a_text(ana)
    ana.signs_in(examples.ana()).goes_to("/account/sign-out")
    ana.sees("Some of what was typed in this browser is not saved.")

    ana.page.get_by_role("main").get_by_role("button", name="Sign out").click()

    ana.page.wait_for_load_state()
    assert copies(ana) == []


def test_a_store_that_is_full_or_forbidden_is_said(ana: Visitor) -> None:
    ana.page.evaluate("() => { Storage.prototype.setItem = () => { throw new Error('full') } }")
    ana.page.context.set_offline(True)
    types(ana, "Nowhere to keep this.")

    says(ana, "Not saved yet, and this browser keeps nothing")


def test_leaving_warns_only_while_something_is_not_saved(ana: Visitor, application: Application) -> None:
    asked: list[str] = []
    ana.page.on("dialog", lambda dialog: (asked.append(dialog.type), dialog.accept()))
    types(ana, "Saved. ")
    says(ana, "Saved at")
    ana.page.goto(f"{ana.site}{at(application)}")
    assert asked == []

    ana.goes_to(answer_at(application))
    ana.page.context.set_offline(True)
    types(ana, "Not saved.")
    says(ana, "Offline")
    ana.page.context.set_offline(False)
    ana.page.route(
        "**/answers/DM1", lambda route: route.abort() if route.request.method == "POST" else route.continue_()
    )
    ana.page.goto(f"{ana.site}{at(application)}")
    assert asked == ["beforeunload"]


@pytest.mark.parametrize("script", [True, False])
def test_by_keyboard_alone_with_script_and_without(
    visit: Any, application: Application, script: bool
) -> None:
    ana = visit(script=script, width=390).signs_in(examples.ana()).goes_to(answer_at(application))
    ana.chooses("Met")
    types(ana, "By keyboard.")
    ana.page.get_by_role("button", name="Save", exact=True).focus()
    ana.page.keyboard.press("Enter")

    ana.sees("aved at")
    ana.looks()
    assert explanation() == "By keyboard."


@pytest.mark.parametrize("width", [1280, 390])
def test_all_answers_on_one_page_are_saved_where_they_stand(
    visit: Any, application: Application, width: int
) -> None:
    ana = visit(width=width).signs_in(examples.ana()).goes_to(at(application, "/answers"))
    row = ana.page.locator("#item-DM2")
    row.locator("summary").press("Enter")
    row.get_by_label(HOW).fill("An inventory of all data.")
    expect(row.locator("[data-state]")).to_contain_text("Saved at")
    row.get_by_label("Met", exact=True).focus()
    ana.page.keyboard.press("Space")
    expect(row.locator("[data-lead]")).to_contain_text("claimed: Met")
    ana.looks()

    saved = application.answers.get(item="DM2").current
    assert saved is not None
    assert (saved.rating, saved.explanation) == (1, "An inventory of all data.")


def test_all_answers_without_script_have_a_button_each(visit: Any, application: Application) -> None:
    ana = visit(script=False).signs_in(examples.ana()).goes_to(at(application, "/answers?area="))
    row = ana.page.locator("#item-DM2")
    row.locator("summary").click()
    row.get_by_label(HOW).fill("An inventory of all data.")
    row.get_by_role("button", name="Save").click()

    expect(ana.page).to_have_url(re.compile("#item-DM2$"))
    expect(ana.page.locator("#item-DM2").get_by_label(HOW)).to_have_value("An inventory of all data.")


def test_what_others_did_is_marked_as_seen_once_it_was_on_screen(
    visit: Any, application: Application
) -> None:
    record_answer(application, "DM2", ClaimDraft(rating=1), version=0, by=a_contributor(application))
    ana = visit().signs_in(examples.ana()).goes_to(at(application))
    ana.sees("What the others changed last").sees("Carla Contributor changed the answer")

    with ana.page.expect_response("**/seen"):
        ana.page.get_by_role("button", name="I have seen these").scroll_into_view_if_needed()

    ana.goes_to(at(application)).sees("What changed since your last visit")
    ana.does_not_see("Carla Contributor changed the answer")
    ana.follows("All changes").sees("1 change by the people of your city")


def test_an_earlier_version_is_compared_and_restored(ana: Visitor, application: Application) -> None:
    for version, words in enumerate(("The first words.", "The second words.")):
        draft = ClaimDraft(rating=1, explanation=words)
        record_answer(application, "DM1", draft, version=version, by=examples.ana())

    ana.goes_to(answer_at(application)).follows("Show every save").follows("Version 1")
    ana.page.get_by_label("Compare with version").fill("2")
    ana.presses("Compare")
    expect(ana.page.locator("ins")).to_contain_text("first")
    ana.presses("Restore version 1")

    expect(ana.page.get_by_label(HOW)).to_have_value("The first words.")
    assert explanation() == "The first words."


@pytest.mark.parametrize("script", [True, False])
def test_marks_of_the_public_page_come_along_through_the_sign_in(
    visit: Any, application: Application, script: bool
) -> None:
    ana = visit(script=script).goes_to("/stand")
    ana.page.locator("#claim-DM2").focus()
    ana.page.keyboard.press("Space")
    if not script:
        ana.presses("See where we stand")
    ana.presses("Take these marks along").sees("sign in within another window first")

    another_window(ana).signs_in(examples.ana())
    ana.presses("I have signed in: go on with my marks")
    ana.sees("1 claim could go into the answers of Sample Harbor")
    ana.presses("Take the chosen along").sees("1 claim is taken along.")

    saved = application.answers.get(item="DM2").current
    assert saved is not None
    assert (saved.rating, saved.how) == (1, "stand")
