"""The whole journey in a real browser: from a statement of interest to an announced level.

What the page of a step is not about is done through the workflows, as the same people.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pytest

from assay.journey.stages import Stage
from assay.records.clock import now
from assay.records.models import Announcement, Application, Message, Place
from assay.workflows import announcements, validation
from assay.workflows.places import save_names
from assay.workflows.validation import FindingDraft
from tests import examples

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

CITY = "Sample Harbor (invented)"
CLAIMED = ("LC1", "DM1", "PA1", "OD1")


@pytest.fixture
def site() -> None:
    """A demonstration with its people, an open cohort and one invented place."""
    examples.a_site()
    examples.a_cohort(visit_from="silver")
    for person in (examples.olga, examples.chen, examples.dara, examples.mei, examples.noor):
        person()
    place = Place.objects.create(
        id=f"{Place.INVENTED}sample-harbor", name=CITY, country="US", population=61_000, source="invented"
    )
    save_names([place])


def the_application() -> Application:
    return Application.objects.get(place__name=CITY)


def link_in_letter(kind: str, to: str) -> str:
    body = Message.objects.filter(kind=kind, to=to).latest("written_at").body
    found = re.search(r"https?://\S+", body)
    assert found is not None
    return found.group()


class Story:
    """One city's way, told in steps. `script` says whether its people have JavaScript."""

    def __init__(self, visit: Any, *, script: bool, width: int) -> None:
        self.visit = lambda: visit(script=script, width=width)

    def given_ana_states_interest(self) -> None:
        ana = self.visit().goes_to("/").goes_to("/interest")
        ana.fills("Your city", CITY).fills("Your name", "Ana Castro")
        ana.fills("Your e-mail address at work", "ana.castro@example.org").fills(
            re.compile("job title", re.IGNORECASE), "Chief data officer"
        )
        ana.presses("Send to the programme office").sees(re.compile("programme office", re.IGNORECASE))
        assert the_application().stage == Stage.INTEREST

    def when_the_office_accepts(self) -> None:
        olga = self.visit().signs_in(examples.olga()).sees("1")
        olga.goes_to(f"/office/interests/{the_application().pk}")
        olga.fills("How did you make sure who wrote?", "Called the city hall.").presses("Accept and invite")
        assert the_application().stage == Stage.ELIGIBLE

    def when_ana_opens_her_account_and_answers(self) -> None:
        ana = self.visit().goes_to(link_in_letter("invitation", "ana.castro@example.org"))
        assert the_application().stage == Stage.ELIGIBLE, "a link that is only opened changes nothing"
        ana.fills("Your name", "Ana Castro")
        for field in ana.page.locator("input[type=password]").all():
            field.fill(examples.PASSWORD)
        ana.presses("Open the account")
        application = the_application()
        assert application.stage == Stage.OPEN

        ana.goes_to(f"/city/{application.pk}/answers/{CLAIMED[0]}")
        ana.chooses("Met").fills("How the city meets it", "The mayor says so every month.")
        ana.fills("Addresses", "https://harbor.example/letters")
        # With script, what is being saved as it was typed is waited for before the form is sent.
        with ana.page.expect_navigation():
            ana.page.get_by_role("button", name="Save").first.click()
        ana.looks().sees("Saved")
        lead = examples.a_person("Ana Castro")
        for item in (*CLAIMED[1:], "outcome"):
            examples.a_claim(application, item, by=lead)
        ana.goes_to(f"/city/{application.pk}").sees("4 of 43")
        ana.follows("Review and submit")
        ana.fills("Name of your executive sponsor", "Sol Mayor")
        ana.fills("E-mail address at work", "sol.mayor@example.org").presses("Ask for sign-off")
        assert the_application().stage == Stage.SIGN_OFF

    def when_sol_signs(self) -> None:
        sol = self.visit().goes_to(link_in_letter("sign_off_asked", "sol.mayor@example.org"))
        assert the_application().stage == Stage.SIGN_OFF, "a link that is only opened changes nothing"
        sol.page.locator("input[name=agreed]").focus()
        sol.page.keyboard.press("Space")
        sol.presses("Sign and submit").sees("Signed and submitted.")
        assert the_application().stage == Stage.SUBMITTED

    def when_the_office_assigns(self) -> None:
        olga = self.visit().signs_in(examples.olga())
        here = f"/office/applications/{the_application().pk}"
        for _ in range(2):
            olga.goes_to(here).presses(re.compile("^Assign"))
        olga.goes_to(here).presses("Start validation")
        assert the_application().stage == Stage.VALIDATION

    def when_two_experts_differ_on_one_criterion(self) -> None:
        application = the_application()
        for expert, rating in ((examples.chen(), "Met"), (examples.dara(), "Not met")):
            window = self.visit().signs_in(expert).goes_to(f"/expert/{application.pk}/{CLAIMED[3]}")
            window.does_not_see("Found by Chen").chooses(rating)
            window.fills(re.compile("Reason, for the city"), f"Chosen by {expert.name}.")
            window.presses("Hand in and next")
            for item in (*CLAIMED[:3], "outcome"):
                validation.hand_in(application, item, FindingDraft(rating=1, reason="Seen."), by=expert)

    def when_the_office_settles_and_records_a_visit(self) -> None:
        application = the_application()
        olga = self.visit().signs_in(examples.olga())
        olga.goes_to(f"/office/applications/{application.pk}/settle/{CLAIMED[3]}")
        olga.chooses("Met").fills("The finding, in your words", "The policy is adopted and public.")
        olga.presses("Settle and sign")
        here = f"/office/applications/{application.pk}"
        olga.goes_to(here).presses(re.compile("Close validation"))
        olga.goes_to(here).presses(re.compile("Go on without a visit"))
        olga.goes_to(here).presses(re.compile("Bring before the committee"))
        assert the_application().stage == Stage.COMMITTEE

    def when_the_committee_decides(self) -> None:
        mei = self.visit().signs_in(examples.mei()).goes_to(f"/committee/{the_application().pk}")
        mei.chooses(re.compile("Silver")).fills(
            re.compile("Reason for departing"), "The smallest city, with all three must-haves."
        )
        mei.presses("Record the decision")
        assert the_application().stage == Stage.DECIDED

    def then_nothing_is_public_before_the_instant(self) -> None:
        olga = examples.olga()
        application = the_application()
        assert application.cohort is not None
        announcements.set_instant(application.cohort, at=now() + timedelta(hours=1), by=olga)
        stranger = self.visit().goes_to("/demonstration/").does_not_see(CITY)
        stranger.goes_to("/certified").does_not_see(CITY)
        ana = self.visit().signs_in(examples.a_person("Ana Castro"))
        ana.goes_to(f"/city/{application.pk}/report").does_not_see("Silver, ")

    def then_the_clock_alone_makes_it_public(self) -> None:
        application = the_application()
        Announcement.objects.update(at=now() - timedelta(seconds=1))
        stranger = self.visit().goes_to("/demonstration/").sees(CITY).sees("Silver")
        stranger.goes_to("/certified").does_not_see(CITY)
        ana = self.visit().signs_in(examples.a_person("Ana Castro"))
        ana.goes_to(f"/city/{application.pk}/report").sees("Silver")


@pytest.mark.parametrize(("script", "width"), [(True, 390), (False, 1280)])
def test_a_city_goes_all_the_way(visit: Any, site: None, script: bool, width: int) -> None:
    story = Story(visit, script=script, width=width)

    story.given_ana_states_interest()
    story.when_the_office_accepts()
    story.when_ana_opens_her_account_and_answers()
    story.when_sol_signs()
    story.when_the_office_assigns()
    story.when_two_experts_differ_on_one_criterion()
    story.when_the_office_settles_and_records_a_visit()
    story.when_the_committee_decides()
    story.then_nothing_is_public_before_the_instant()
    story.then_the_clock_alone_makes_it_public()
