"""The assessment as a spreadsheet: all that is asked and answered, and nothing of whose it is."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from assay.journey.sheets import LONGEST_FIGURE, LONGEST_TEXT, Column
from assay.records.models import Application, Task
from assay.reports.spreadsheets import as_text, as_workbook, assessment
from assay.standard import library
from assay.web.city import answer_forms
from assay.words.sheets import column, column_named
from assay.workflows.tasks import TaskDraft, assign
from tests import examples
from tests.sheets import downloaded, opened
from tests.standard.small import changed

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    application = examples.an_open_application()
    examples.a_claim(application, "DM1")
    examples.a_claim(application, "outcome")
    return application


def row_of(application: Application, code: str) -> dict[Column, str]:
    found = assessment(application)
    (row,) = [row for row in found.answers if row[Column.CODE].text == code]
    return {which: cell.text for which, cell in row.items()}


def test_a_row_holds_what_is_asked_what_is_answered_and_who_has_it(application: Application) -> None:
    assign(application, TaskDraft(("DM1",), tell=False), to=examples.ana(), by=examples.ana())
    Task.objects.update(due_on=date(2030, 5, 3))

    row = row_of(application, "DM1")

    item = examples.edition_of(application).asked("DM1")
    assert row[Column.REQUIREMENT] == item.requirement.in_language("en")
    assert row[Column.USUALLY] == item.evidence.usually.in_language("en")
    assert (row[Column.CLAIM], row[Column.EXPLANATION]) == ("Met", "The city does this (DM1).")
    assert row[Column.EVIDENCE] == "Proof of DM1"
    assert (row[Column.HOLDER], row[Column.DUE]) == ("Ana Castro", "2030-05-03")
    assert row[Column.SAVED_BY] == "Ana Castro"


def test_every_item_has_a_row_and_the_outcome_its_figures(application: Application) -> None:
    found = assessment(application)

    assert [row[Column.CODE].text for row in found.answers] == list(examples.edition_of(application).items)
    assert {row[Column.PART].text: row[Column.VALUE].text for row in found.figures} == {
        **examples.OUTCOME,
        "option": "Air quality",
    }


def test_only_what_may_be_filled_in_is_open(application: Application) -> None:
    page = opened(downloaded(application))["Answers"]

    free = {page.cell(1, cell.column).value for cell in page[2] if not cell.protection.locked}
    assert free == {"Claim", "Explanation", "Notes"}
    assert page.protection.sheet
    hidden = [
        page.cell(1, at).value
        for at in range(1, page.max_column + 1)
        if page.column_dimensions[page.cell(1, at).column_letter].hidden
    ]
    assert hidden == ["Version", "Key"]


def test_neither_the_file_nor_its_name_says_which_city_it_is(application: Application) -> None:
    found = assessment(application)
    text, book = as_text(found).decode("utf-8-sig"), opened(as_workbook(found))
    cells = [str(cell.value) for page in book.worksheets for row in page.iter_rows() for cell in row]

    for said in (found.file_name, text, *cells, str(book.properties.title), str(book.properties.creator)):
        assert "Sample Harbor" not in said
        assert str(application.pk) not in said


def test_a_text_that_no_spreadsheet_holds_stays_on_the_site(application: Application) -> None:
    application.answers.get(item="DM1").versions.update(explanation="😀" * 20_000)

    assert row_of(application, "DM1")[Column.EXPLANATION].startswith("Too long for a spreadsheet.")


def test_every_column_is_known_by_its_name_however_it_is_written() -> None:
    assert {which: column_named(f" {column(which).upper()}  ") for which in Column} == {
        which: which for which in Column
    }
    assert column_named("Our own") is None


def test_a_sheet_takes_as_long_texts_as_the_page_of_an_answer() -> None:
    assert (LONGEST_TEXT, LONGEST_FIGURE) == (answer_forms.LONGEST_TEXT, answer_forms.LONGEST_FIGURE)


def an_edition_of(count: int, shelf: Path) -> None:
    folder = changed(shelf)
    b1 = (folder / "criteria" / "B1.yaml").read_text()
    codes = [f"C{number}" for number in range(count)]
    for code in codes:
        (folder / "criteria" / f"{code}.yaml").write_text(b1.replace("B1", code))
    head = (folder / "edition.yaml").read_text()
    head = head.replace("[B1, B2, B3]", f"[B1, B2, B3, {', '.join(codes)}]")
    (folder / "edition.yaml").write_text(head)


@pytest.mark.parametrize("criteria", [0, 144])
def test_it_takes_as_many_queries_for_six_criteria_as_for_a_hundred_and_fifty(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, criteria: int
) -> None:
    an_edition_of(criteria, tmp_path)
    monkeypatch.setenv(library.VARIABLE, str(tmp_path))
    library.edition.cache_clear()
    made = examples.an_open_application(cohort=examples.a_cohort("demo-small", edition_id="small"))
    for item in ("A1", "B1", "outcome"):
        examples.a_claim(made, item)
    application = Application.objects.select_related("cohort").get(pk=made.pk)

    with CaptureQueriesContext(connection) as queries:
        found = assessment(application)

    library.edition.cache_clear()
    assert len(found.answers) == 7 + criteria
    assert len(queries) == 4
