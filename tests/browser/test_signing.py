"""The sponsor and her deputy read one page by link, without an account, in a real browser."""

from __future__ import annotations

import re
from typing import Any

import pytest

from assay.journey.stages import Stage
from assay.records.models import Application, Message, Person, SignOff
from tests import examples

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

SOL, VERA = "sol.mayor@example.org", "vera.vice@example.org"


@pytest.fixture
def application() -> Application:
    application = examples.an_open_application()
    for item in ("LC1", "DM1", "PA1", "outcome"):
        examples.a_claim(application, item)
    return application


def link_to(email: str) -> str:
    """The address in the latest letter that asks her to sign."""
    letters = Message.objects.filter(kind__in=("sign_off_asked", "deputy_asked"), to=email)
    found = re.search(r"https?://\S+", letters.latest("written_at").body)
    assert found is not None
    return found.group()


def stage(application: Application) -> str:
    return Application.objects.get(pk=application.pk).stage


@pytest.mark.parametrize(("script", "width"), [(True, 390), (False, 1280)])
def test_sponsor_sends_back_then_names_a_deputy_who_signs(
    visit: Any, application: Application, script: bool, width: int
) -> None:
    review = f"/city/{application.pk}/review"
    ana = visit(script=script, width=width).signs_in(examples.ana()).goes_to(review)
    ana.sees("Nothing. Every claim is explained and has its evidence.")
    ana.fills("Name of your executive sponsor", "Sol Mayor").fills("E-mail address at work", SOL)
    ana.presses("Ask for sign-off").sees("Asked to sign, by letter: Sol Mayor.")
    assert stage(application) == Stage.SIGN_OFF

    sol = visit(script=script, width=width).goes_to(link_to(SOL)).goes_to(link_to(SOL))
    assert stage(application) == Stage.SIGN_OFF, "a link that is only opened changes nothing"
    sol.sees("Ana Castro asks you to sign it.").sees("The claims with the least to show")
    sol.fills("What should be changed?", "Say who chairs.").presses("Send back")
    sol.sees("Sent back.").goes_to(link_to(SOL)).sees("This link does not open anything any more")
    assert stage(application) == Stage.OPEN

    ana.goes_to(f"/city/{application.pk}").sees("Say who chairs.")
    examples.a_claim(application, "OD1", by=examples.ana())
    ana.goes_to(review).sees("Sol Mayor, sol.mayor@example.org").presses("Ask for sign-off")
    assert stage(application) == Stage.SIGN_OFF

    sol.goes_to(link_to(SOL)).sees("Open Data")
    sol.fills("Name", "Vera Vice").fills("E-mail address at work", VERA)
    sol.chooses("I name this person to sign for the city in my place.").presses("Name this person")
    sol.sees("Vera Vice gets a letter with a link.")
    assert "Vera Vice" in Message.objects.get(kind="deputy_named", to=examples.ana().email).body

    vera = (
        visit(script=script, width=width)
        .goes_to(link_to(VERA))
        .sees("Sol Mayor asks you to sign it instead.")
    )
    vera.chooses(re.compile("^I have read what Sample Harbor")).presses("Sign and submit")
    vera.sees("Signed and submitted.")
    assert SignOff.objects.get(withdrawn_at=None).by == Person.objects.get(email=VERA)
    assert stage(application) == Stage.SUBMITTED
    sol.goes_to(link_to(SOL)).sees("This link does not open anything any more")
    ana.goes_to(review).sees("Signed by Vera Vice").presses("Take the application back").sees(
        "You have it back."
    )
    assert stage(application) == Stage.OPEN


def test_what_is_missing_is_said_and_each_leads_to_its_answer(visit: Any, application: Application) -> None:
    from assay.workflows.answers import ClaimDraft, record_answer

    record_answer(application, "DM2", ClaimDraft(rating=1), version=0, by=examples.ana())
    ana = visit(width=390).signs_in(examples.ana()).goes_to(f"/city/{application.pk}/review")

    ana.sees("1 answer is not finished.").follows(re.compile("^DM2"))

    assert ana.page.url.endswith("/answers/DM2")


def test_sponsor_does_all_by_keyboard(visit: Any, application: Application) -> None:
    from assay.workflows.signatures import ask_for_sign_off
    from assay.workflows.signing_links import Named

    ask_for_sign_off(application, by=examples.ana(), sponsors=[Named("Sol Mayor", SOL)])
    sol = visit().goes_to(link_to(SOL))
    keys = sol.page.keyboard

    for _ in range(200):
        keys.press("Tab")
        if sol.page.evaluate("document.activeElement.name") == "agreed":
            break
    keys.press("Space")
    keys.press("Tab")
    keys.press("Enter")

    sol.sees("Signed and submitted.")
    assert stage(application) == Stage.SUBMITTED
