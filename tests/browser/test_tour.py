"""A tour of the demonstration: every kind of page that each role reaches, held against axe-core."""

from __future__ import annotations

from collections import Counter
from typing import Any
from urllib.parse import urldefrag, urljoin, urlsplit

import pytest
from django.urls import Resolver404, resolve

from assay.records.models import Person, Site
from assay.web.access import INNER
from assay.workflows import demonstration
from assay.workflows.demonstration.cast import BY_LINK
from assay.workflows.registry import load_shipped_record
from tests.examples import PASSWORD

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Pages of one address that are looked at in each role: applications differ by stage, criteria by little.
OF_EACH = 2
NO_PAGE = {
    "certified_csv",
    "certified_json",
    "city_file",
    "city_review_pdf",
    "city_spreadsheet_file",
    "expert_file",
    "office_file",
    "robots",
    "signing_file",
    "signing_pdf",
    "city_document_page",
    "expert_document_page",
    "office_document_page",
}
STARTS = {
    "": "/",
    "lead": "/city/",
    "sponsor": "/city/",
    "expert": "/expert/",
    "committee": "/committee/",
    "office": "/office/",
}


@pytest.fixture
def demonstration_site() -> dict[str, tuple[str, str]]:
    """Its logins, and the link by which a sponsor signs."""
    load_shipped_record()
    logins = demonstration.play(tell=lambda line: None)
    assert Site.objects.get().demonstration
    for key in STARTS:
        for person in Person.objects.filter(email=f"{key}@demonstration.example"):
            person.set_password(PASSWORD)
            person.save()
    return logins


def tour(visitor: Any, start: str) -> Counter[str]:
    """Follow links from `start`, a few of each kind; how often each kind of page was looked at."""
    waiting, seen, kinds = [start], set(), Counter[str]()
    while waiting:
        here = waiting.pop(0)
        path = urlsplit(here).path
        try:
            kind = resolve(path).view_name
        except Resolver404:
            continue
        elsewhere = start.startswith(INNER) and not path.startswith(INNER)
        if here in seen or kind in NO_PAGE or kinds[kind] >= OF_EACH or elsewhere:
            continue
        seen.add(here)
        kinds[kind] += 1
        visitor.goes_to(here)
        links = visitor.page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
        for link in links:
            target = urldefrag(urljoin(visitor.page.url, link))[0]
            if target.startswith(visitor.site):
                waiting.append(target.removeprefix(visitor.site))
    return kinds


def test_every_page_of_every_role_is_accessible_and_fits(
    visit: Any, demonstration_site: dict[str, tuple[str, str]]
) -> None:
    visit(width=1280).goes_to(urlsplit(demonstration_site[BY_LINK][0]).path).sees("Your signature")
    found: Counter[str] = Counter()
    for key, start in STARTS.items():
        visitor = visit(width=1280)
        if key:
            visitor.signs_in(Person.objects.get(email=f"{key}@demonstration.example"))
        found += tour(visitor, start)

    inner = {name for name in found if name.split("_")[0] in ("city", "expert", "committee", "office")}
    assert len(found) > 40
    assert len(inner) > 20
