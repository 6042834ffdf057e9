"""Someone who sits before a browser: what she does reads as what she does."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Page, expect

from assay.records.models import Person
from tests.examples import PASSWORD

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass
class Visitor:
    """One window. Where script is on, every page that is opened or reached is held against axe-core."""

    page: Page
    site: str
    axe: str | None
    looked_at: set[str] = field(default_factory=set)

    def goes_to(self, address: str) -> Visitor:
        response = self.page.goto(address if address.startswith("http") else f"{self.site}{address}")
        assert response is not None
        assert response.status < 500, f"{address}: {response.status}"
        return self.looks()

    def signs_in(self, person: Person, password: str = PASSWORD) -> Visitor:
        self.goes_to("/account/sign-in")
        self.page.get_by_label(re.compile("e-?mail", re.IGNORECASE)).fill(person.email)
        self.page.get_by_label("Password", exact=False).first.fill(password)
        self.presses("Sign in")
        assert "/account/sign-in" not in self.page.url, self.page.locator("main").inner_text()
        return self

    def presses(self, name: str | re.Pattern[str]) -> Visitor:
        self.page.get_by_role("button", name=name).first.click()
        return self.looks()

    def follows(self, name: str | re.Pattern[str]) -> Visitor:
        self.page.get_by_role("link", name=name).first.click()
        return self.looks()

    def fills(self, label: str | re.Pattern[str], text: str) -> Visitor:
        self.page.get_by_label(label, exact=isinstance(label, str)).first.fill(text)
        return self

    def chooses(self, label: str | re.Pattern[str]) -> Visitor:
        """Mark a box or a radio, by keyboard: the real ones lie out of sight under those that are drawn."""
        box = self.page.get_by_label(label, exact=isinstance(label, str)).first
        box.focus()
        if not box.is_checked():
            self.page.keyboard.press("Space")
        return self

    def sees(self, text: str | re.Pattern[str]) -> Visitor:
        expect(self.page.locator("body")).to_contain_text(text)
        return self

    def does_not_see(self, text: str) -> Visitor:
        assert text not in self.page.content()
        return self

    def fits(self) -> None:
        """No page is wider than its window, nor than a phone."""
        size = self.page.viewport_size
        assert size is not None
        for width in {390, size["width"]}:
            self.page.set_viewport_size({"width": width, "height": 900})
            beyond = self.page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            assert beyond <= 0, f"{self.page.url} is {beyond} pixels wider than a window of {width}"
        self.page.set_viewport_size(size)

    def looks(self) -> Visitor:
        """Hold the page against axe-core, and against the width of windows."""
        self.page.wait_for_load_state()
        if self.axe is None:
            return self
        self.fits()
        if self.page.url in self.looked_at and self.page.url.endswith("sign-in"):
            return self
        self.looked_at.add(self.page.url)
        # Through the protocol, not a script tag: the site's policy allows no script but its own.
        self.page.evaluate(self.axe)
        found: dict[str, Any] = self.page.evaluate(
            "rules => axe.run(document, {runOnly: {type: 'tag', values: rules}})",
            RULES,
        )
        faults = [
            (fault["id"], [node["html"][:200] for node in fault["nodes"]][:3])
            for fault in found["violations"]
        ]
        assert faults == [], f"{self.page.url}: {faults}"
        return self
