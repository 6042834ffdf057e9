"""A file of the city, read on the page: its pictures, its text, and what stands there while they are made."""

from __future__ import annotations

import shutil
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from pytest_django import Settings

from assay.journey.roles import Role
from assay.records.models import (
    Act,
    AddressCheck,
    Application,
    Document,
    DocumentPage,
    Evidence,
    EvidencePart,
    Job,
    StoredFile,
)
from assay.records.pages import MAKE
from assay.workflows.answers import ClaimDraft, record_answer
from assay.workflows.evidence import EvidenceDraft
from assay.workflows.pieces import add_piece, replace_piece
from tests import examples
from tests.documents import making
from tests.web.city.making import a_contributor, as_person, at, joined
from tests.web.documents import ITEM, an_answer, with_pages, worked_off
from tests.web.public.reading import words
from tests.workflows.keeping import kept_below

pytestmark = pytest.mark.django_db


@pytest.fixture
def folder(settings: Settings, tmp_path: Path) -> Path:
    kept_below(settings, tmp_path)
    return tmp_path


@pytest.fixture
def application(folder: Path) -> Application:
    return examples.an_open_application()


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    return as_person(client, examples.ana())


def pages(file: StoredFile, query: str = "") -> str:
    return at(file.application, f"/files/{file.pk}/pages{query}")


def picture(file: StoredFile, number: int = 1) -> str:
    return at(file.application, f"/files/{file.pk}/pages/{number}.webp")


def made(application: Application) -> StoredFile:
    file = an_answer(application)
    worked_off()
    return file


def test_a_page_is_shown_with_its_picture_its_text_and_its_neighbours(
    ana: Client, application: Application
) -> None:
    file = made(application)

    response = ana.get(pages(file, "?page=2"))

    html = response.content.decode()
    assert "Page 2 of 3." in words(response)
    assert f'src="{picture(file, 2)}" width="1000" height="1415"' in html
    assert 'class="assay-document__text">Two</div>' in html
    assert f'rel="prev" href="{pages(file)}?page=1"' in html
    assert f'rel="next" href="{pages(file)}?page=3"' in html
    assert f'href="{at(application, f"/files/{file.pk}")}"' in html


def test_it_leads_back_to_the_evidence_and_its_piece(ana: Client, application: Application) -> None:
    file = made(application)
    piece = Evidence.objects.get()
    library, back = at(application, "/evidence"), at(application, f"/evidence/{piece.pk}")

    def crumbs() -> str:
        return ana.get(pages(file)).content.decode().split("usa-breadcrumb__list", 1)[1].split("</nav>")[0]

    assert f'href="{library}"' in crumbs() and f'href="{back}"' in crumbs() and "plan.pdf" in crumbs()

    replace_piece(
        piece,
        EvidenceDraft(title="", addresses=["https://harbor.example/a"]),
        keep=[],
        version=1,
        by=examples.ana(),
    )
    add_piece(application, EvidenceDraft(title="Later", sent_ahead=[file.pk]), by=examples.ana())

    assert f'href="{back}"' not in crumbs() and "Later" in crumbs()

    EvidencePart.objects.filter(file=file).delete()

    assert f'href="{library}"' in crumbs() and f'href="{at(application)}"' in crumbs()


@pytest.mark.parametrize(
    ("asked", "shown"), [("", 1), ("?page=0", 1), ("?page=99", 3), ("?page=x", 1), ("?page=" + "9" * 50, 1)]
)
def test_a_page_that_is_not_there_is_the_nearest_one(
    ana: Client, application: Application, asked: str, shown: int
) -> None:
    assert f"Page {shown} of 3." in words(ana.get(pages(made(application), asked)))


def test_a_picture_is_shown_by_its_own_strict_headers(ana: Client, application: Application) -> None:
    response = ana.get(picture(made(application)))

    assert b"".join(response.streaming_content)[8:12] == b"WEBP"
    headers = (
        "Content-Type",
        "Content-Disposition",
        "Content-Security-Policy",
        "X-Content-Type-Options",
        "Cache-Control",
    )
    assert {name: response.headers[name] for name in headers} == {
        "Content-Type": "image/webp",
        "Content-Disposition": "inline",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "X-Content-Type-Options": "nosniff",
        "Cache-Control": "private, no-store",
    }


def test_the_original_is_always_to_be_saved(ana: Client, application: Application) -> None:
    file = made(application)

    response = ana.get(at(application, f"/files/{file.pk}"))

    assert response.headers["Content-Disposition"] == 'attachment; filename="plan.pdf"'
    response.close()


def test_while_it_is_being_made_the_page_says_so_and_how_to_look_again(
    ana: Client, application: Application
) -> None:
    file = an_answer(application)

    response = ana.get(pages(file))

    assert "This file is being made readable." in words(response)
    assert f'<a href="{pages(file)}">Look again</a>' in response.content.decode()
    assert 'data-standing="waiting"' in response.content.decode()
    assert ana.get(picture(file)).status_code == 404


def test_a_picture_without_its_row_is_not_shown(ana: Client, application: Application, folder: Path) -> None:
    """As a worker leaves it that is killed before it is done."""
    file = made(application)
    DocumentPage.objects.all().delete()
    Document.objects.update(state=Document.WAITING)

    assert ana.get(picture(file)).status_code == 404


def test_a_file_that_cannot_be_shown_says_why_and_offers_itself(
    ana: Client, application: Application
) -> None:
    file = an_answer(application, content=making.locked_pdf())
    worked_off()

    response = ana.get(pages(file))

    assert "This file cannot be shown here: it is locked with a password. Download it to read it." in words(
        response
    )
    assert "Try again" not in words(response)


def test_what_broke_off_by_chance_can_be_tried_again(ana: Client, application: Application) -> None:
    file = made(application)
    Document.objects.update(state=Document.FAILED, problem="took too long")
    assert "drawing its pages took too long" in words(ana.get(pages(file)))

    response = ana.post(pages(file))

    assert (response.status_code, response.headers["Location"]) == (303, pages(file))
    assert "This file is being made readable." in words(ana.get(pages(file)))
    worked_off()
    assert "Page 1 of 3." in words(ana.get(pages(file)))


def test_of_a_long_file_the_page_says_how_much_can_be_read(ana: Client, application: Application) -> None:
    file = made(application)
    Document.objects.update(pages_in_all=900, problem="too many pages")

    response = ana.get(pages(file))

    assert "Page 1 of 900." in words(response)
    assert "The first 3 pages can be read here: it has too many pages." in words(response)


def test_a_page_that_cannot_be_drawn_shows_its_text(ana: Client, application: Application) -> None:
    file = made(application)
    DocumentPage.objects.update(width=0, height=0)

    response = ana.get(pages(file))

    assert "Page 1 cannot be drawn." in words(response)
    assert '<details class="assay-details" open>' in response.content.decode()
    assert ana.get(picture(file)).status_code == 404


def test_a_picture_that_is_gone_is_made_again_by_a_button_and_by_no_reading(
    ana: Client, application: Application, folder: Path
) -> None:
    file = made(application)
    shutil.rmtree(folder / "pages")
    Job.objects.all().delete()

    response = ana.get(pages(file, "?page=2"))
    assert "The picture of this page is missing. Its text stands below." in words(response)
    assert "Two" in words(response)
    assert not Job.objects.exists()

    ana.post(pages(file))
    assert "The picture of this page is being made again." in words(ana.get(pages(file, "?page=2")))
    assert Act.objects.filter(verb="make-document", by=examples.ana(), role=Role.LEAD).count() == 1

    worked_off()
    assert "Page 2 of 3." in words(ana.get(pages(file, "?page=2")))


def test_a_file_of_before_there_were_pages_can_be_made_readable(
    ana: Client, application: Application
) -> None:
    file = an_answer(application)
    Document.objects.all().delete()
    Job.objects.all().delete()

    assert "This file has not been made readable yet." in words(ana.get(pages(file)))

    ana.post(pages(file))
    assert Job.objects.filter(kind=MAKE).count() == 1


def test_everybody_of_the_city_reads_it(client: Client, application: Application) -> None:
    file = made(application)
    for person in (a_contributor(application), joined(application, examples.sol(), Role.SPONSOR)):
        response = as_person(client, person).get(pages(file))
        assert "Page 1 of 3." in words(response)


@pytest.mark.parametrize("name", ["Bruno Dias", "Chen Li", "Olga Office", "Mei Tanaka"])
def test_nobody_else_does(client: Client, application: Application, name: str) -> None:
    file = made(application)
    theirs = examples.an_open_application(examples.a_place("Placeholder Falls"), lead=examples.bruno())
    examples.chen(), examples.mei()
    as_person(client, examples.a_person(name))
    before = Job.objects.count()
    never = client.get(at(application, f"/files/{uuid4()}/pages"))

    tried = [
        client.get(pages(file)),
        client.post(pages(file)),
        client.get(picture(file)),
        client.get(pages(file).replace(str(application.pk), str(theirs.pk))),
        client.get(picture(file).replace(str(application.pk), str(theirs.pk))),
        client.post(pages(file).replace(str(application.pk), str(theirs.pk))),
    ]

    assert [response.status_code for response in tried] == [404] * 6
    assert {response.content for response in tried} == {never.content}
    assert Job.objects.count() == before


def test_a_stranger_is_asked_to_sign_in(client: Client, application: Application) -> None:
    file = made(application)

    assert [client.get(address).status_code for address in (pages(file), picture(file))] == [302, 302]


def test_a_picture_takes_no_post(ana: Client, application: Application) -> None:
    assert ana.post(picture(made(application))).status_code == 405


def test_a_page_takes_as_many_queries_of_a_long_file_as_of_a_short_one(
    ana: Client, application: Application
) -> None:
    file = made(application)
    ana.get(pages(file))
    counts = []
    for count in (1, 300):
        with_pages(file, count)
        with CaptureQueriesContext(connection) as queries:
            assert ana.get(pages(file, f"?page={count}")).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1] <= 11


def test_a_picture_takes_few_queries(ana: Client, application: Application) -> None:
    file = made(application)

    with CaptureQueriesContext(connection) as queries:
        ana.get(picture(file)).close()

    assert len(queries) <= 7


def test_an_answer_leads_to_the_page_that_is_cited(ana: Client, application: Application) -> None:
    file = an_answer(application, where="Section 4, page 2")

    html = ana.get(at(application, f"/answers/{ITEM}")).content.decode()

    assert f'href="{pages(file)}?page=2"' in html
    assert f'href="{at(application, f"/files/{file.pk}")}"' in html


@pytest.mark.parametrize(
    ("state", "status", "said"),
    [
        (AddressCheck.CLOSED, 401, "Experts could not open this address: it asks to sign in. Attach a copy."),
        (AddressCheck.CLOSED, 403, "Experts may not be able to open this address: it refused our visit."),
        (AddressCheck.GONE, 404, "Experts could not open this address: there is no such page."),
        (AddressCheck.UNREACHABLE, None, "Experts could not open this address: nothing answers."),
        (AddressCheck.REFUSED, None, "Experts could not open this address: it leads to no public place."),
    ],
)
def test_an_answer_says_of_an_address_that_experts_could_not_open_it(
    ana: Client, application: Application, state: str, status: int | None, said: str
) -> None:
    examples.a_claim(application, ITEM)
    address = f"https://harbor.example/{ITEM}"
    AddressCheck.objects.create(application=application, address=address, state=state, status=status)

    for page in (f"/answers/{ITEM}", "/review"):
        assert said in words(ana.get(at(application, page)))


@pytest.mark.parametrize("state", [AddressCheck.OPEN, AddressCheck.WAITING])
def test_an_answer_says_nothing_of_an_address_that_is_open_or_not_looked_at(
    ana: Client, application: Application, state: str
) -> None:
    examples.a_claim(application, ITEM)
    AddressCheck.objects.create(
        application=application, address=f"https://harbor.example/{ITEM}", state=state
    )

    assert "this address" not in words(ana.get(at(application, f"/answers/{ITEM}")))


def test_what_a_name_of_a_file_says_is_text(ana: Client, application: Application) -> None:
    draft = ClaimDraft(rating=1, explanation="So.")
    record_answer(application, "DM1", draft, version=0, by=examples.ana())
    file = an_answer(application, name="<img src=x>.pdf")

    html = ana.get(pages(file)).content.decode()
    assert "<img src=x" not in html and "&lt;img src=x&gt;.pdf" in html
