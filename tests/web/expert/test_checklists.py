"""A criterion with a checklist: the marks give the rating."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.test import Client

import tests
from assay.records.models import Application, Finding
from assay.standard import library
from assay.workflows import answers
from assay.workflows.answers import ClaimDraft
from assay.workflows.evidence import EvidenceDraft
from tests import examples
from tests.web.public.reading import words

pytestmark = pytest.mark.django_db

# Two of its three checks suffice, "a" among them.
ITEM = "A2"


@pytest.fixture
def application(monkeypatch: pytest.MonkeyPatch) -> Iterator[Application]:
    """An application under the small edition, whose city claims the first two checks."""
    monkeypatch.setenv(library.VARIABLE, str(Path(tests.__file__).parent / "editions"))
    library.edition.cache_clear()
    cohort = examples.a_cohort(edition_id="small", visit_from="")
    opened = examples.an_open_application(cohort=cohort)
    draft = ClaimDraft(
        marks={"a": True, "b": True, "c": False},
        explanation="Both are in place.",
        add=(EvidenceDraft(title="Proof", addresses=["https://harbor.example/proof"]),),
    )
    answers.record_answer(opened, ITEM, draft, version=0, by=examples.ana())
    yield examples.validated(examples.submitted(opened))
    library.edition.cache_clear()


def post(client: Client, application: Application, **typed: object) -> Finding | None:
    client.force_login(examples.chen())
    client.post(f"/expert/{application.pk}/{ITEM}", {"reason": "Looked.", "private_notes": "", **typed})
    return Finding.objects.filter(item=ITEM).first()


def test_the_desk_shows_what_the_city_marked_and_asks_for_marks(
    client: Client, application: Application
) -> None:
    client.force_login(examples.chen())

    page = words(client.get(f"/expert/{application.pk}/{ITEM}"))

    assert (
        "The first thing (compulsory): claimed The second thing: claimed The third thing: not claimed" in page
    )
    assert "Met from 2 of its 3 checks on, the compulsory ones among them." in page
    assert "By what is ticked above Does not apply to this city" in page


@pytest.mark.parametrize(("ticked", "rating"), [(["a", "c"], 1), (["b", "c"], 0), (["a"], 0)])
def test_the_marks_give_the_rating(
    client: Client, application: Application, ticked: list[str], rating: int
) -> None:
    finding = post(client, application, do="save", marks=ticked, rating="checklist")

    assert finding is not None
    assert finding.rating == rating
    assert finding.marks == {code: code in ticked for code in "abc"}


def test_nothing_ticked_is_a_finding_only_where_she_says_so(client: Client, application: Application) -> None:
    untouched = post(client, application, do="save")
    assert untouched is not None and untouched.rating is None

    judged = post(client, application, do="save", rating="checklist")

    assert judged is not None and judged.rating == 0


def test_a_draft_comes_back_as_it_was_marked(client: Client, application: Application) -> None:
    post(client, application, do="save", marks=["c"], rating="checklist")

    html = client.get(f"/expert/{application.pk}/{ITEM}").content.decode()

    assert 'name="marks" value="c" checked' in html
    assert 'name="marks" value="a">' in html
    assert 'name="rating" value="checklist" checked' in html
