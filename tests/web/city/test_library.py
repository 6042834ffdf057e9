"""The evidence library: what a city holds, what cites it, what becomes too old."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assay.journey.roles import Role
from assay.records.clock import now
from assay.records.models import AddressCheck, Application, Evidence
from assay.workflows.answers import ClaimDraft, record_answer
from assay.workflows.evidence import EvidenceDraft
from assay.workflows.pieces import add_piece, choose_publishable, put_away
from assay.workflows.signatures import withdraw
from tests import examples
from tests.web.city.making import a_contributor, answer_at, as_person, at, joined
from tests.web.public.reading import words
from tests.workflows.making_files import an_upload

pytestmark = pytest.mark.django_db


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    return as_person(client, examples.ana())


def a_piece(application: Application, title: str, *items: str, **more: object) -> Evidence:
    """In the library, and behind the answers to `items`."""
    draft = EvidenceDraft(**{"title": title, "addresses": ["https://harbor.example/a"], **more})
    version = add_piece(application, draft, by=examples.ana())
    for item in items:
        existing = application.answers.filter(item=item).first()
        cite = {version.evidence_id: "Page 3"}
        if existing and existing.current:
            cite |= {one.source.evidence_id: one.where for one in existing.current.citations.all()}
        record_answer(
            application,
            item,
            ClaimDraft(rating=1, explanation="So it is.", cite=cite),
            version=existing.version if existing else 0,
            by=examples.ana(),
        )
    return version.evidence


def old_for_bf3(application: Application, title: str = "Old budget") -> Evidence:
    """Proof of BF3 may lie at most 24 months back."""
    return a_piece(application, title, "BF3", period_to=date(2019, 12, 31))


def titles(client: Client, application: Application, query: str = "") -> list[str]:
    page = client.get(at(application, f"/evidence{query}")).context["page"]
    return [piece.line.title for piece in page.pieces]


def test_an_empty_library_says_what_will_be_here(ana: Client, application: Application) -> None:
    page = words(ana.get(at(application, "/evidence")))

    assert "No evidence yet Documents and addresses stand here once you add them" in page
    assert "Add evidence" in page


def test_the_first_line_counts_and_each_row_says_where_it_is_cited(
    ana: Client, application: Application
) -> None:
    files = [an_upload("charter.pdf")]
    piece = a_piece(application, "Charter", "DM1", "DM2", files=files, period_to=date(2026, 1, 1))
    a_piece(application, "Loose")
    old_for_bf3(application)
    choose_publishable(piece, True, by=examples.ana())

    response = ana.get(at(application, "/evidence"))

    page = words(response).replace("\xa0", " ")
    assert "3 pieces. 1 is cited nowhere. 1 is too old for a claim, or will be" in page
    assert "Charter charter.pdf, 35 bytes harbor.example until 1 January 2026 DM1 , DM2 Ana Castro" in page
    assert "version 1, publishable" in page
    assert "BF3: Too old since 1 January 2022: proof may lie at most 24 months back" in page
    assert f'href="{answer_at(application, "DM2")}"' in response.content.decode()


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("", ["Old budget", "Évaluation", "Loose", "Charter"]),
        ("?show=not-cited", ["Loose"]),
        ("?show=expiring", ["Old budget"]),
        ("?show=put-away", ["Gone"]),
        ("?area=DM", ["Évaluation", "Charter"]),
        ("?q=evaluation", ["Évaluation"]),
        ("?q=ÉVAL", ["Évaluation"]),
        ("?q=nothing", []),
        ("?sort=title&show=not-cited", ["Loose"]),
        ("?sort=period", ["Old budget", "Charter", "Loose", "Évaluation"]),
        ("?show=nonsense&area=ZZ&sort=price", ["Old budget", "Évaluation", "Loose", "Charter"]),
    ],
)
def test_filters_search_and_order_stand_in_the_address(
    ana: Client, application: Application, query: str, found: list[str]
) -> None:
    pieces = [
        a_piece(application, "Charter", "DM1", period_to=date(2026, 1, 1)),
        a_piece(application, "Loose"),
        a_piece(application, "Évaluation", "DM2"),
        old_for_bf3(application),
        a_piece(application, "Gone"),
    ]
    put_away(pieces[-1], by=examples.ana())
    for number, piece in enumerate(pieces):
        Evidence.objects.filter(pk=piece.pk).update(added_at=now() + timedelta(minutes=number))

    shown = titles(ana, application, query)

    # Two without a stated end come in any order.
    assert (sorted(shown) if "period" in query else shown) == (sorted(found) if "period" in query else found)
    if "period" in query:
        assert shown[:2] == found[:2]


def test_filters_that_find_nothing_say_so(ana: Client, application: Application) -> None:
    a_piece(application, "Charter")

    assert "Nothing is like that" in words(ana.get(at(application, "/evidence?q=budget")))


def test_a_long_library_comes_in_pages(ana: Client, application: Application) -> None:
    for number in range(51):
        a_piece(application, f"Piece {number}")

    assert len(titles(ana, application)) == 50
    assert len(titles(ana, application, "?page=2")) == 1


def test_an_address_that_experts_could_not_open_is_told(ana: Client, application: Application) -> None:
    a_piece(application, "Charter", "DM1")
    AddressCheck.objects.create(
        application=application, address="https://harbor.example/a", state=AddressCheck.CLOSED
    )

    said = "Experts could not open this address: it asks to sign in. Attach a copy."
    assert said in words(ana.get(at(application, "/evidence")))
    assert said in words(ana.get(at(application, f"/evidence/{Evidence.objects.get().pk}")))
    assert said in words(ana.get(answer_at(application)))


def test_a_sponsor_reads_and_adds_nothing(client: Client, application: Application) -> None:
    a_piece(application, "Charter")
    as_person(client, joined(application, examples.sol(), Role.SPONSOR))

    page = client.get(at(application, "/evidence"))

    assert "This is not for you to do. It can be done by: city lead and contributor." in words(page)
    assert at(application, "/evidence/new") not in page.content.decode()


def test_a_contributor_adds(client: Client, application: Application) -> None:
    as_person(client, a_contributor(application))

    assert at(application, "/evidence/new") in client.get(at(application, "/evidence")).content.decode()


def test_a_closed_application_adds_nothing(ana: Client, application: Application) -> None:
    withdraw(application, reason="Next year.", by=examples.ana())

    assert "This application is closed, and its evidence with it." in words(
        ana.get(at(application, "/evidence"))
    )


def test_what_another_city_holds_is_nowhere_in_it(ana: Client, application: Application) -> None:
    other = examples.an_open_application(examples.a_place("Example Ridge"), lead=examples.bruno())
    add_piece(other, EvidenceDraft(title="Theirs", addresses=["https://ridge.example/"]), by=examples.bruno())

    assert titles(ana, application) == []


@pytest.mark.parametrize("count", [1, 3])
@pytest.mark.parametrize("query", ["", "?q=piece", "?show=expiring", "?area=BF&sort=title"])
def test_one_piece_and_three_take_the_same_number_of_queries(
    ana: Client, application: Application, count: int, query: str
) -> None:
    for number in range(count):
        a_piece(
            application,
            f"Piece {number}",
            "BF3",
            "BF1",
            files=[an_upload(f"{number}.pdf")],
            period_to=date(2019, 1, 1),
        )
    ana.get(at(application, "/evidence"))

    with CaptureQueriesContext(connection) as queries:
        response = ana.get(at(application, f"/evidence{query}"))

    assert len(response.context["page"].pieces) == count
    assert len(queries) == 13, [one["sql"][:120] for one in queries]


def test_the_area_and_the_review_say_what_is_too_old_and_nothing_is_blocked(
    ana: Client, application: Application
) -> None:
    old_for_bf3(application)
    joined(application, examples.sol(), Role.SPONSOR)

    area = words(ana.get(at(application, "/areas/BF")))
    review = words(ana.get(at(application, "/review")))
    answer = words(ana.get(answer_at(application, "BF3")))

    said = "Too old since 1 January 2022: proof may lie at most 24 months back"
    assert f"Old budget: {said}" in area
    assert "You can submit all the same. Experts may ask for newer evidence." in review
    assert f"Old budget: {said}" in review
    assert said in answer
    assert "Nothing is missing" in review or "is not finished" not in review
