"""A real browser, and a page in it that complains about what it finds inaccessible."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from tests.browser.people import Visitor
from tools.browser import find

AXE = Path(__file__).parents[2] / "build" / "axe.min.js"


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    # Playwright's own loop runs in this thread, and Django then takes every query for one made in a loop.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(
            executable_path=find(),
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-quic"],
        )
        yield started
        started.close()


@pytest.fixture
def visit(browser: Browser, live_server: Any, settings: Any) -> Iterator[Any]:
    """Opens a window for a person: `visit("Ana")`, with `script=False` for one without JavaScript."""
    settings.ADDRESS = live_server.url
    settings.CSRF_TRUSTED_ORIGINS = [live_server.url]
    contexts: list[BrowserContext] = []

    def open_window(*, script: bool = True, width: int = 1280) -> Visitor:
        context = browser.new_context(
            base_url=live_server.url,
            java_script_enabled=script,
            viewport={"width": width, "height": 900},
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        page: Page = context.new_page()
        return Visitor(page, live_server.url, AXE.read_text(encoding="utf-8") if script else None)

    yield open_window
    for context in contexts:
        context.close()
