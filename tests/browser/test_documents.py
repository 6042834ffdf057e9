"""A file is read without leaving the page: while it is being made, by keyboard, on a phone."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from pytest_django import Settings

from assay.records.models import Application, StoredFile
from tests import examples
from tests.web.documents import ITEM, an_answer, worked_off
from tests.workflows.keeping import kept_below

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def file(settings: Settings, tmp_path: Path) -> StoredFile:
    kept_below(settings, tmp_path)
    return an_answer(examples.an_open_application(), where="page 2")


def answer_at(application: Application) -> str:
    return f"/city/{application.pk}/answers/{ITEM}"


@pytest.mark.parametrize("width", [390, 1280])
def test_a_file_shows_itself_as_soon_as_it_is_ready(visit: Any, file: StoredFile, width: int) -> None:
    ana = visit(width=width).signs_in(examples.ana()).goes_to(answer_at(file.application))
    ana.follows("plan.pdf").sees("This file is being made readable.")

    worked_off()

    ana.sees("Page 2 of 3.").looks()
    drawn = ana.page.locator(".assay-document__page img")
    assert (
        drawn.evaluate("image => image.complete ? image.naturalWidth : image.decode().then(() => 1000)")
        == 1000
    )


def test_pages_are_turned_by_keyboard_alone(visit: Any, file: StoredFile) -> None:
    worked_off()
    ana = visit().signs_in(examples.ana()).goes_to(f"/city/{file.application_id}/files/{file.pk}/pages")

    ana.page.get_by_role("link", name="Next page").press("Enter")
    ana.sees("Page 2 of 3.")
    field = ana.page.get_by_label("Go to page")
    field.fill("3")
    field.press("Enter")
    ana.sees("Page 3 of 3.").looks()
    ana.page.get_by_text("Text of page 3").press("Enter")
    ana.page.locator(".assay-document__text", has_text="Three").wait_for(state="visible")


def test_without_script_a_link_looks_again(visit: Any, file: StoredFile) -> None:
    ana = visit(script=False).signs_in(examples.ana())
    ana.goes_to(f"/city/{file.application_id}/files/{file.pk}/pages").sees(
        "This file is being made readable."
    )

    worked_off()

    ana.follows("Look again").sees("Page 1 of 3.")
