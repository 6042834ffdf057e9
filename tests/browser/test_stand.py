"""Where does your city stand, with and without script."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


def mark(visitor: Any, code: str) -> None:
    """By keyboard, as who has no mouse does it."""
    visitor.page.locator(f"#claim-{code}").focus()
    visitor.page.keyboard.press("Space")


@pytest.mark.parametrize("width", [1280, 390])
def test_each_mark_is_answered_on_the_page(visit: Any, width: int) -> None:
    visitor = visit(width=width).goes_to("/stand")

    mark(visitor, "DM2")
    visitor.sees("1 of 43: no level yet")
    mark(visitor, "DM3")

    visitor.sees("2 of 43: no level yet")
    expect(visitor.page.locator("[role=status]")).to_contain_text("2 of 43")
    assert visitor.page.url.endswith("/stand")
    visitor.looks()


def test_without_script_the_button_answers_at_the_same_address(visit: Any) -> None:
    visitor = visit(script=False).goes_to("/stand")

    mark(visitor, "DM2")
    visitor.presses("See where we stand")

    visitor.sees("1 of 43: no level yet")
    expect(visitor.page.locator("#claim-DM2")).to_be_checked()
    expect(visitor.page).to_have_url(re.compile(r"/stand$"))
