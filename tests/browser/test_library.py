"""The evidence library in a real browser: files dropped and sent one by one, and the same without script."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Page, Route, expect

from assay.records.models import Answer, Application, Evidence, EvidenceVersion, StoredFile
from assay.workflows.evidence import EvidenceDraft
from assay.workflows.pieces import add_piece
from tests import examples
from tests.browser.people import Visitor
from tests.web.city.making import answer_at, at
from tests.workflows.making_files import PDF

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

DROPS = """([place, files]) => {
  const carried = new DataTransfer();
  for (const [name, text] of files) carried.items.add(new File([text], name));
  for (const kind of ["dragover", "drop"]) {
    place.dispatchEvent(new DragEvent(kind, { dataTransfer: carried, bubbles: true, cancelable: true }));
  }
}"""


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


@pytest.fixture
def ana(visit: Any, application: Application) -> Visitor:
    visitor: Visitor = visit()
    return visitor.signs_in(examples.ana())


def drops(page: Page, *files: tuple[str, str]) -> None:
    """Files come over the place for them, and are let go."""
    place = page.locator("[data-drop]")
    page.evaluate(DROPS, [place.element_handle(), list(files)])


def held_back(page: Page) -> list[Route]:
    """Uploads do not arrive until the test lets them go on."""
    held: list[Route] = []
    page.route("**/evidence/upload", lambda route: held.append(route))
    return held


def until(page: Page, held: list[Route]) -> Route:
    for _ in range(100):
        if held:
            return held.pop()
        page.wait_for_timeout(50)
    raise AssertionError("nothing was sent")


def said(page: Page, words: str) -> None:
    expect(page.locator("[data-drop] [role=status]")).to_contain_text(words)


def tabs_to(page: Page, target: Any) -> None:
    for _ in range(80):
        if target.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{target} cannot be reached by keyboard")


TEXT = PDF.decode()


@pytest.mark.parametrize("width", [1280, 390])
def test_a_dropped_file_is_sent_with_its_progress_and_becomes_a_piece(
    visit: Any, application: Application, width: int
) -> None:
    ana = visit(width=width).signs_in(examples.ana()).goes_to(at(application, "/evidence"))
    held = held_back(ana.page)

    drops(ana.page, ("charter.pdf", TEXT))
    sending = until(ana.page, held)

    bar = ana.page.get_by_role("progressbar", name="Sending: charter.pdf")
    expect(bar).to_be_visible()
    said(ana.page, "Sending: charter.pdf")
    ana.looks()
    sending.continue_()
    said(ana.page, "Added: charter.pdf")
    expect(bar).to_have_count(0)
    expect(
        ana.page.locator("#just-added").get_by_role("link", name="charter.pdf", exact=True)
    ).to_be_visible()
    ana.looks()
    assert Evidence.objects.get().current.title == "charter.pdf"


def test_a_cancelled_and_a_broken_upload_leave_nothing_and_can_be_tried_again(
    ana: Visitor, application: Application
) -> None:
    ana.goes_to(at(application, "/evidence"))
    held = held_back(ana.page)
    drops(ana.page, ("charter.pdf", TEXT))
    until(ana.page, held)

    ana.page.get_by_role("button", name="Cancel: charter.pdf").click()
    ana.sees("charter.pdf: Cancelled. Nothing was kept.")
    drops(ana.page, ("minutes.pdf", TEXT))
    until(ana.page, held).abort()
    ana.sees("minutes.pdf: The upload broke off. Nothing was kept.")
    assert not StoredFile.objects.exists()

    ana.looks().page.get_by_role("button", name="Try again: minutes.pdf").click()
    until(ana.page, held).continue_()

    said(ana.page, "Added: minutes.pdf")
    assert StoredFile.objects.get().name == "minutes.pdf"


def test_each_of_several_files_is_answered_by_itself(
    ana: Visitor, application: Application, settings: Any
) -> None:
    settings.EVIDENCE_MOST_BYTES = 1000
    ana.goes_to(at(application, "/evidence"))
    sent: list[str] = []
    ana.page.on("request", lambda request: sent.append(request.url) if "upload" in request.url else None)

    drops(ana.page, ("large.pdf", "%PDF-" + "x" * 1000), ("setup.exe", "MZ\0"), ("charter.pdf", TEXT))

    ana.sees("large.pdf: The file is too large: at most 1000")
    ana.sees("setup.exe: Files of this type are not taken. Save it as a PDF, and add that.")
    expect(ana.page.locator("#just-added a").first).to_have_text("charter.pdf")
    refused = ana.page.locator("[data-drop] .usa-alert--error")
    expect(refused).to_have_count(2)
    expect(refused.last).to_contain_text("Not added. setup.exe:")
    expect(ana.page.get_by_role("table").get_by_role("link", name="charter.pdf")).to_be_visible()
    expect(ana.page.locator("#how-many")).to_contain_text("1 piece.")
    ana.looks()
    assert len(sent) == 2
    assert StoredFile.objects.get().name == "charter.pdf"


def test_files_of_one_piece_are_sent_ahead_and_saved_with_its_form(
    ana: Visitor, application: Application
) -> None:
    ana.goes_to(at(application, "/evidence/new"))

    drops(ana.page, ("a.pdf", TEXT), ("b.txt", "Text."), ("c.txt", "Other text."))
    for name in ("a.pdf", "b.txt", "c.txt"):
        expect(ana.page.get_by_role("checkbox", name=name)).to_be_checked()
    ana.looks().page.get_by_role("checkbox", name="c.txt").focus()
    ana.page.keyboard.press("Space")
    ana.fills("Title", "Charter").presses("Add it")

    ana.sees("Added to your city's evidence. No answer cites it yet.")
    version = EvidenceVersion.objects.get()
    assert sorted(part.file.name for part in version.parts.all() if part.file) == ["a.pdf", "b.txt"]


def test_a_file_dropped_in_an_answer_is_cited_by_it_at_once(ana: Visitor, application: Application) -> None:
    ana.goes_to(answer_at(application))
    expect(ana.page.locator("#id_file")).to_be_hidden()

    drops(ana.page, ("charter.pdf", TEXT))
    where = ana.page.locator("#just-added").get_by_label(re.compile("Where to look in it"))
    where.fill("Page 3")
    ana.looks()
    ana.page.get_by_label("How the city meets it").focus()

    expect(ana.page.locator("main")).to_contain_text(re.compile("[Ss]aved at"))
    ana.goes_to(answer_at(application)).sees("charter.pdf")
    current = Answer.objects.get(item="DM1").current
    assert current is not None
    assert [(one.source.title, one.where) for one in current.citations.all()] == [("charter.pdf", "Page 3")]


def test_an_address_is_added_in_an_answer_by_a_button_of_its_own(
    ana: Visitor, application: Application
) -> None:
    ana.goes_to(answer_at(application))
    ana.fills("Addresses", "harbor").presses("Add this piece")
    ana.sees("This is not an address that can be opened.")

    ana.fills("Addresses", "https://harbor.example/charter").presses("Add this piece")

    expect(ana.page.locator("#just-added input[name=cite]")).to_be_checked()
    expect(ana.page.get_by_label("Addresses", exact=True)).to_have_value("")
    expect(ana.page.locator("main")).to_contain_text(re.compile("[Ss]aved at"))
    assert Evidence.objects.count() == 1


def test_what_the_library_holds_is_cited_from_an_answer(ana: Visitor, application: Application) -> None:
    add_piece(
        application, EvidenceDraft(title="Charter", addresses=["https://harbor.example/c"]), by=examples.ana()
    )
    ana.goes_to(answer_at(application))

    ana.page.get_by_text("Cite from your city's evidence (1 piece)").click()
    ana.chooses(re.compile("^Charter")).looks()
    ana.page.get_by_label("Where to look in it: Charter").fill("Section 2")
    # What is saved as it is typed comes first, and the button goes on after it.
    with ana.page.expect_navigation():
        ana.page.get_by_role("button", name="Save", exact=True).click()

    ana.sees("saved at")
    current = Answer.objects.get(item="DM1").current
    assert current is not None
    assert current.citations.get().where == "Section 2"


@pytest.mark.parametrize("width", [1280, 390])
def test_without_script_plain_fields_do_the_same(visit: Any, application: Application, width: int) -> None:
    ana = visit(script=False, width=width).signs_in(examples.ana())
    ana.goes_to(at(application, "/evidence"))
    expect(ana.page.locator("[data-drop]")).to_be_hidden()

    ana.follows("Add evidence")
    files = [{"name": name, "mimeType": "application/pdf", "buffer": PDF} for name in ("a.pdf", "b.pdf")]
    ana.page.get_by_label("One or more files").set_input_files(files)
    ana.fills("Title", "Charter").presses("Add it").sees("No answer cites it yet.")
    ana.goes_to(answer_at(application))
    ana.page.get_by_text("Cite from your city's evidence (1 piece)").click()
    ana.page.locator("label", has_text="Charter").first.click()
    ana.presses("Save").sees("saved at")
    ana.follows(re.compile("Open or replace it")).follows("Correct the description")
    ana.fills("Title", "New charter").presses("Save the description")

    ana.sees("Saved as version 2. 1 answer stands on it now.")


def test_the_keyboard_alone_adds_replaces_restores_and_puts_away(
    ana: Visitor, application: Application
) -> None:
    page = ana.goes_to(at(application, "/evidence")).page
    tabs_to(page, page.get_by_role("link", name="Add evidence"))
    page.keyboard.press("Enter")
    tabs_to(page, page.get_by_label("Drop files here, or choose them"))
    tabs_to(page, page.get_by_label("Addresses", exact=True))
    page.keyboard.type("https://harbor.example/charter")
    tabs_to(page, page.get_by_label("Title", exact=True))
    page.keyboard.type("Charter")
    page.keyboard.press("Enter")
    ana.sees("Added to your city's evidence.").looks()

    tabs_to(page, page.get_by_role("link", name="Correct the description"))
    page.keyboard.press("Enter")
    tabs_to(page, page.get_by_label("Title", exact=True))
    page.keyboard.press("End")
    page.keyboard.type(" of 2026")
    page.keyboard.press("Enter")
    ana.sees("Saved as version 2.").looks()

    tabs_to(page, page.locator("summary", has_text="What version 1 was"))
    page.keyboard.press("Enter")
    tabs_to(page, page.get_by_role("button", name="Let version 1 stand again"))
    page.keyboard.press("Enter")
    ana.sees("Version 1 stands again, as a new version.")

    tabs_to(page, page.get_by_role("button", name="Remove it from the list"))
    page.keyboard.press("Enter")
    ana.sees("Removed from the list: it is offered no more.").looks()
    tabs_to(page, page.get_by_role("button", name="Bring it back"))
    page.keyboard.press("Enter")

    ana.sees("It is back. Answers can cite it.")
