"""A spreadsheet goes out and comes back in a real browser; a conflict is chosen; it is taken, and undone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from assay.journey.sheets import Column
from assay.records.models import Application
from tests import examples
from tests.browser.people import Visitor
from tests.sheets import filled
from tests.web.city.making import saved as saved_answer
from tests.workflows.test_sheets import saves

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def application() -> Application:
    application = examples.an_open_application()
    for item in ("DM1", "DM2", "PA1"):
        examples.a_claim(application, item)
    return application


def downloads(visitor: Visitor, link: str, folder: Path) -> bytes:
    with visitor.page.expect_download() as waiting:
        visitor.page.get_by_role("link", name=link).click()
    kept = folder / waiting.value.suggested_filename
    waiting.value.save_as(kept)
    return kept.read_bytes()


@pytest.mark.parametrize(("script", "width"), [(True, 1280), (False, 390)])
def test_a_spreadsheet_goes_out_and_comes_back(
    visit: Any, application: Application, tmp_path: Path, script: bool, width: int
) -> None:
    ana = visit(script=script, width=width).signs_in(examples.ana()).goes_to(f"/city/{application.pk}")
    ana.follows("Work on it in a spreadsheet").sees("Nothing yet.")
    data = downloads(ana, "Download as .xlsx", tmp_path)
    saves(application, "DM1", explanation="Somebody wrote this on the site.")

    typed = tmp_path / "typed at home.xlsx"
    typed.write_bytes(
        filled(
            data,
            {
                "DM1": {Column.EXPLANATION: "Written at home."},
                "DM2": {
                    Column.EXPLANATION: "The city does this, and says so (DM2).",
                    Column.CLAIM: "Not met",
                },
                "PA1": {Column.NOTES: "Ask Bea in Procurement."},
            },
        )
    )
    ana.page.get_by_label("The spreadsheet that you filled in").set_input_files(typed)
    ana.presses("See what would change")
    ana.sees("3 answers would change. 1 of them was changed by somebody else too: choose.")
    ana.presses("Write these changes").sees("Choose for each of these which words stay: DM1.")
    ana.chooses("Mine, from the sheet").presses("Write these changes").sees("3 answers were changed.")

    written = saved_answer(application, "DM1").current
    assert written is not None and written.explanation == "Written at home."

    ana.presses(re.compile("^Undo")).sees("Undone. These answers say again what they said before")
    restored = saved_answer(application, "DM1").current
    assert restored is not None and restored.explanation == "Somebody wrote this on the site."


def test_a_sheet_with_faults_names_their_places(visit: Any, application: Application, tmp_path: Path) -> None:
    ana = visit(width=390).signs_in(examples.ana()).goes_to(f"/city/{application.pk}/spreadsheet")
    data = downloads(ana, "Download as .xlsx", tmp_path)
    wrong = tmp_path / "wrong.xlsx"
    wrong.write_bytes(filled(data, {"DM1": {Column.CLAIM: "Perhaps"}, "PA1": {Column.VERSION: "v9"}}))

    ana.page.get_by_label("The spreadsheet that you filled in").set_input_files(wrong)
    ana.presses("See what would change").sees("There is a problem").sees("row 2, column Claim")
