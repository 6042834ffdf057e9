"""A whole city: from three people and two departments to one signature, with all that goes wrong on the way.

With script, and again without: then nothing is saved by itself, and what needs no script still holds.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from playwright.sync_api import expect

from assay.journey.roles import Role
from assay.journey.sheets import Column
from assay.journey.stages import Stage
from assay.records.models import AnswerVersion, Application, Message, Person, SignOff
from assay.workflows.members import members
from tests import examples
from tests.browser.people import Visitor
from tests.browser.test_answering import HOW, types
from tests.browser.test_sheets import downloads
from tests.sheets import filled
from tests.web.city.making import answer_at, at

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

ROSA, TOM, SOL = "rosa.lima@example.org", "tom.berg@example.org", "sol.mayor@example.org"


def link_in(kind: str, to: str) -> str:
    """The address in the latest letter of that kind."""
    found = re.search(r"https?://\S+", Message.objects.filter(kind=kind, to=to).latest("pk").body)
    assert found is not None
    return found.group()


@dataclass
class Story:
    visit: Any
    application: Application
    folder: Path
    script: bool
    width: int

    def window(self) -> Visitor:
        return self.visit(script=self.script, width=self.width)

    def of(self, person: Person) -> Visitor:
        return self.window().signs_in(person)

    def person(self, name: str) -> Person:
        return Person.objects.get(name=name)

    def saves(self, visitor: Visitor, item: str, words: str) -> None:
        """By itself with script, by the button without."""
        visitor.goes_to(answer_at(self.application, item)).chooses("Met")
        types(visitor, words)
        if self.script:
            expect(visitor.page.locator("[data-state]").first).to_contain_text("Saved at")
        else:
            visitor.page.get_by_role("button", name="Save", exact=True).click()
            visitor.sees("saved at")
        assert self.says(item) == words

    def says(self, item: str) -> str:
        current = self.application.answers.get(item=item).current
        assert current is not None
        return current.explanation

    def given_three_people(self) -> None:
        ana = self.of(examples.ana()).goes_to(at(self.application)).follows("Name a second lead")
        for name, part in (("Bea Second", "city lead"), ("Carla Contributor", "contributor")):
            email = f"{name.split()[0].lower()}@example.org"
            ana.goes_to(at(self.application, "/people"))
            ana.fills("Name", name).fills("E-mail address at work", email)
            ana.chooses(part).presses("Send the invitation").sees(f"Sent to 1 person: {name}.")
            hers = self.window()
            link = link_in("invitation", email)
            hers.goes_to(link).goes_to(link)
            assert not Person.objects.filter(email=email).exists(), "a link that is opened changes nothing"
            hers.fills("Your name", name).fills("Choose a password", examples.PASSWORD)
            hers.presses("Open the account").sees("What waits for you")
        assert len(members(self.application, Role.LEAD, Role.CONTRIBUTOR)) == 3

    def given_two_departments(self) -> None:
        """One gets a whole area, the other one question, each by one link."""
        ana = self.of(examples.ana())
        for where, name, department, email in (
            ("/areas/DM", "Rosa Lima", "Procurement", ROSA),
            ("/answers/PA1", "Tom Berg", "Finance", TOM),
        ):
            ana.goes_to(at(self.application, where)).follows(re.compile("to somebody$"))
            ana.chooses(re.compile("^Somebody without an account"))
            ana.fills(re.compile("^Name"), name).fills(re.compile("^Department"), department)
            ana.fills(re.compile("^E-mail address"), email).presses("Give").sees(f"{name}, {department} has")

    def when_the_departments_answer_by_link(self) -> None:
        for email, words in ((ROSA, "The data board decides."), (TOM, "Metrics follow the budget.")):
            theirs = self.window().goes_to(link_in("questions", email))
            theirs.does_not_see("Carla").page.locator("textarea").first.fill(words)
            theirs.presses("Send my answer").sees("Sent, waiting")
        ana = self.of(examples.ana())
        for who in ("Rosa Lima, Procurement", "Tom Berg, Finance"):
            ana.goes_to(at(self.application)).follows(f"Read the answer of {who}")
            ana.presses("Take it into the answer").sees(f"In the words of {who} (by link")
        assert (self.says("DM1"), self.says("PA1")) == (
            "The data board decides.",
            "Metrics follow the budget.",
        )

    def when_two_write_at_once(self) -> None:
        """The later one sees both texts and chooses."""
        carla, bea = self.of(self.person("Carla Contributor")), self.of(self.person("Bea Second"))
        bea.goes_to(answer_at(self.application, "LC1"))
        self.saves(carla, "LC1", "The mayor said so in May.")
        types(bea, "The mayor wrote to all.")
        if self.script:
            bea.sees("Two people wrote at once").page.get_by_text("Look at both").first.click()
        else:
            bea.page.get_by_role("button", name="Save", exact=True).click()
        bea.looks().sees("What Carla Contributor saved").sees("The mayor said so in May.")
        assert self.says("LC1") == "The mayor said so in May."
        bea.chooses("Met")
        bea.page.get_by_label(HOW).fill("The mayor said so in May, and wrote to all.")
        bea.presses("Save mine").sees("saved at")
        assert self.says("LC1") == "The mayor said so in May, and wrote to all."

    def when_the_line_is_lost(self) -> None:
        carla = self.of(self.person("Carla Contributor")).goes_to(answer_at(self.application, "OD1"))
        carla.page.context.set_offline(True)
        types(carla, "Typed in the lift.")
        carla.sees("Offline: kept in this browser")
        carla.page.context.set_offline(False)
        expect(carla.page.locator("[data-state]").first).to_contain_text("Saved at")
        assert self.says("OD1") == "Typed in the lift."

    def when_a_session_ends(self) -> None:
        """With script the text comes back by itself; without, the page shows it, to be copied."""
        carla = self.of(self.person("Carla Contributor")).goes_to(answer_at(self.application, "OD2"))
        Session.objects.all().delete()
        types(carla, "Typed after the session ended.")
        if not self.script:
            carla.page.get_by_role("button", name="Save", exact=True).click()
            expect(carla.page.locator("textarea").first).to_have_value("Typed after the session ended.")
            return
        carla.sees("You were signed out.")
        carla.page.locator("[data-notice]").get_by_role("link", name="Sign in").click()
        carla.fills(re.compile("e-?mail", re.IGNORECASE), "carla@example.org")
        carla.page.get_by_label("Password", exact=False).first.fill(examples.PASSWORD)
        carla.presses("Sign in")
        expect(carla.page.locator("[data-state]").first).to_contain_text("Saved at")
        assert self.says("OD2") == "Typed after the session ended."

    def when_a_spreadsheet_goes_home_and_comes_back(self) -> None:
        ana = self.of(examples.ana()).goes_to(at(self.application, "/spreadsheet"))
        data = downloads(ana, "Download as .xlsx", self.folder)
        typed = self.folder / "typed at home.xlsx"
        claimed = {Column.CLAIM: "Met"}
        typed.write_bytes(filled(data, {"DM1": claimed, "PA1": claimed}))
        ana.page.get_by_label("The spreadsheet that you filled in").set_input_files(typed)
        ana.presses("See what would change").sees("2 answers would change.")
        ana.presses("Write these changes").sees("2 answers were changed.")

    def when_evidence_is_added(self) -> None:
        ana = self.of(examples.ana())
        ana.goes_to(at(self.application, "/review")).sees("3 answers are not finished.")
        for item in ("DM1", "PA1", "LC1"):
            ana.goes_to(answer_at(self.application, item))
            ana.page.get_by_label(re.compile("^(An address|Addresses)")).fill(
                f"https://harbor.example/{item}"
            )
            ana.page.get_by_label("Title").fill(f"The document for {item}")
            ana.page.get_by_role("button", name="Save", exact=True).click()
            ana.looks().sees(f"The document for {item}")

    def when_the_sponsor_signs_by_link(self) -> None:
        ana = self.of(examples.ana()).goes_to(at(self.application, "/review"))
        ana.fills("Name of your executive sponsor", "Sol Mayor").fills("E-mail address at work", SOL)
        ana.looks().sees(re.compile("still in somebody's hands"))
        ana.chooses(re.compile("^I have seen what is still on its way")).presses("Ask for sign-off")
        ana.sees("Asked to sign, by letter: Sol Mayor.")
        sol = self.window().goes_to(link_in("sign_off_asked", SOL)).goes_to(link_in("sign_off_asked", SOL))
        sol.sees("The data board decides.").does_not_see("Rosa")
        sol.chooses(re.compile("^I have read what Sample Harbor")).presses("Sign and submit")
        sol.sees("Signed and submitted.")

    def then_it_is_submitted_once_and_whole(self) -> None:
        application = Application.objects.get(pk=self.application.pk)
        assert application.stage == Stage.SUBMITTED
        assert SignOff.objects.get().by == Person.objects.get(email=SOL)
        told = AnswerVersion.objects.filter(told_by="Rosa Lima, Procurement", how="proposal")
        assert told.count() == 1
        bruno = self.of(examples.bruno())
        assert bruno.page.goto(bruno.site + at(self.application)).status == 404


@pytest.mark.parametrize(("script", "width"), [(True, 390), (False, 1280)])
def test_a_whole_city(visit: Any, tmp_path: Path, script: bool, width: int) -> None:
    story = Story(visit, examples.an_open_application(), tmp_path, script, width)

    story.given_three_people()
    story.given_two_departments()
    story.when_the_departments_answer_by_link()
    story.when_two_write_at_once()
    if script:
        story.when_the_line_is_lost()
    story.when_a_session_ends()
    story.when_a_spreadsheet_goes_home_and_comes_back()
    story.when_evidence_is_added()
    story.when_the_sponsor_signs_by_link()
    story.then_it_is_submitted_once_and_whole()
