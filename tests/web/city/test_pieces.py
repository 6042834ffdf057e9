"""The page of one piece of evidence, and what a person can do with it."""

from __future__ import annotations

import hashlib

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assay.journey.roles import Role
from assay.records.models import AnswerVersion, Application, Evidence, EvidenceVersion, StoredFile
from assay.workflows.answers import ClaimDraft, record_answer
from assay.workflows.evidence import EvidenceDraft
from assay.workflows.pieces import add_piece, replace_piece
from tests import examples
from tests.web.city.making import a_contributor, as_person, at, joined
from tests.web.public.reading import words
from tests.workflows.making_files import PDF, an_upload

pytestmark = pytest.mark.django_db

CHARTER = "https://harbor.example/charter"


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


@pytest.fixture
def piece(application: Application) -> Evidence:
    """A charter of a file and an address, behind DM1."""
    draft = EvidenceDraft(
        title="Charter", files=[an_upload("charter.pdf")], addresses=[CHARTER], note="Signed by the council."
    )
    piece = add_piece(application, draft, by=examples.ana()).evidence
    claim = ClaimDraft(rating=1, explanation="So it is.", cite={piece.pk: "Section 3"})
    record_answer(application, "DM1", claim, version=0, by=examples.ana())
    return piece


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    return as_person(client, examples.ana())


def piece_at(piece: Evidence, more: str = "") -> str:
    return at(piece.application, f"/evidence/{piece.pk}{more}")


def typed(version: int, **more: object) -> dict[str, object]:
    """What a browser sends of the form of a piece."""
    return {"version": str(version), "title": "Charter", "note": "", "address": "", **more}


def test_the_page_says_what_it_is_who_cites_it_and_what_is_in_each_file(ana: Client, piece: Evidence) -> None:
    response = ana.get(piece_at(piece))

    page, digest = words(response), hashlib.sha256(PDF).hexdigest()
    assert "Charter 1 answer stands on it. It is private." in page
    assert "Signed by the council." in page
    assert "DM1 Implementing Data Strategy and Governance : Section 3" in page
    assert f"charter.pdf: {digest}" in page
    assert page.index("Fingerprint of the content (SHA-256)") > page.index("Signed by the council.")
    assert "Version 1 (now) Ana Castro," in page
    assert "Nothing is published now, and you can change this." in page


def test_a_new_piece_is_added_with_several_files_and_addresses(ana: Client, application: Application) -> None:
    sent = typed(
        0,
        title="",
        file=[an_upload("a.pdf"), an_upload("b.txt", b"text")],
        address=f"{CHARTER}\r\n\r\nhttps://harbor.example/minutes\r\n{CHARTER}",
        period_from="2024-01-01",
        note="One.\r\nTwo.",
    )

    response = ana.post(at(application, "/evidence/new"), sent, follow=True)

    version = EvidenceVersion.objects.get()
    assert response.redirect_chain == [(piece_at(version.evidence), 303)]
    assert "Added to your city's evidence. No answer cites it yet." in words(response)
    parts = [part.file.name if part.file else part.address for part in version.parts.all()]
    assert parts == ["a.pdf", "b.txt", CHARTER, "https://harbor.example/minutes"]
    assert (version.title, version.note) == ("a.pdf", "One.\nTwo.")


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        ({}, "file", "Give at least one file or one address."),
        ({"address": "harbor"}, "address", "This is not an address that can be opened."),
        (
            {"address": f"{CHARTER}\nftp://x.example/"},
            "address",
            "This is not an address that can be opened.",
        ),
        ({"address": f"{CHARTER}/{'x' * 1000}"}, "address", "This is not an address that can be opened."),
        (
            {"address": CHARTER, "period_from": "2025-01-01", "period_to": "2024-01-01"},
            "period_from",
            "The period ends before it begins.",
        ),
        (
            {"address": "\n".join(f"{CHARTER}/{n}" for n in range(31))},
            "file",
            "One piece of evidence holds at most 30 files and addresses.",
        ),
        ({"address": CHARTER, "title": "x" * 201}, "title", "at most 200 characters"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_what_was_typed_is_kept(
    ana: Client, application: Application, sent: dict[str, str], field: str, sentence: str
) -> None:
    response = ana.post(at(application, "/evidence/new"), typed(0, **{"note": "Keep these words.", **sent}))

    assert response.status_code == 422
    assert sentence in words(response)
    assert f'href="#id_{field}' in response.content.decode()
    assert "Keep these words." in response.content.decode()
    assert not Evidence.objects.exists()


def test_it_is_replaced_part_by_part(ana: Client, piece: Evidence) -> None:
    form = ana.get(piece_at(piece, "/replace"))
    assert "1 answer stands on it, and will stand on the new version" in words(form)

    sent = typed(1, title="New charter", keep=["1"], file=[an_upload("new.pdf", PDF + b"new")])
    response = ana.post(piece_at(piece, "/replace"), sent, follow=True)

    assert "Saved as version 2. 1 answer stands on it now." in words(response)
    version = EvidenceVersion.objects.get(number=2)
    assert [part.file.name if part.file else part.address for part in version.parts.all()] == [
        CHARTER,
        "new.pdf",
    ]
    assert AnswerVersion.objects.get(number=2).citations.get().source == version


def test_replacing_replaces_unless_it_is_told_to_keep(ana: Client, piece: Evidence) -> None:
    form = ana.get(piece_at(piece, "/replace")).content.decode()
    assert form.count('name="keep"') == 2
    assert "checked" not in form.split('name="keep"', 1)[1]
    assert ana.post(piece_at(piece, "/replace"), typed(1)).status_code == 422

    ana.post(piece_at(piece, "/replace"), typed(1, file=[an_upload("new.pdf", PDF + b"new")]))

    piece.refresh_from_db()
    assert piece.current is not None
    assert [part.file.name for part in piece.current.parts.all() if part.file] == ["new.pdf"]
    assert "What version 1 was Charter charter.pdf" in words(ana.get(piece_at(piece)))


def test_the_description_is_corrected_and_what_it_holds_stays(ana: Client, piece: Evidence) -> None:
    assert f'href="{piece_at(piece, "/correct")}"' in ana.get(piece_at(piece)).content.decode()
    form = ana.get(piece_at(piece, "/correct"))
    assert "Correct the description of “Charter”" in words(form)
    assert 'type="file"' not in form.content.decode()
    stolen = str(StoredFile.objects.get().pk)

    sent = typed(1, title="The charter", note="Page 2.", period_from="2024-01-01", ahead=stolen)
    response = ana.post(piece_at(piece, "/correct"), sent, follow=True)

    assert "Saved as version 2. 1 answer stands on it now." in words(response)
    version = EvidenceVersion.objects.get(number=2)
    assert (version.title, version.note, str(version.period_from)) == ("The charter", "Page 2.", "2024-01-01")
    assert [part.file.name if part.file else part.address for part in version.parts.all()] == [
        "charter.pdf",
        CHARTER,
    ]


def test_a_correction_of_what_somebody_replaced_meanwhile_keeps_her_files(
    ana: Client, application: Application, piece: Evidence
) -> None:
    theirs = EvidenceDraft(title="Theirs", addresses=["https://harbor.example/theirs"])
    replace_piece(piece, theirs, keep=[], version=1, by=a_contributor(application))

    response = ana.post(piece_at(piece, "/correct"), typed(1, title="Mine"))

    assert response.status_code == 409
    assert "What Carla Contributor saved Theirs" in words(response)
    assert 'type="file"' not in response.content.decode()

    ana.post(piece_at(piece, "/correct"), typed(2, title="Mine"))

    version = EvidenceVersion.objects.get(number=3)
    assert (version.title, version.parts.get().address) == ("Mine", "https://harbor.example/theirs")


def test_saving_what_stands_makes_no_version(ana: Client, piece: Evidence) -> None:
    sent = typed(1, keep=["0", "1"], note="Signed by the council.")

    response = ana.post(piece_at(piece, "/replace"), sent, follow=True)

    assert "There was nothing new to save." in words(response)
    assert EvidenceVersion.objects.count() == 1


def test_of_two_who_replace_it_the_later_one_sees_both_and_may_save_hers(
    ana: Client, application: Application, piece: Evidence
) -> None:
    theirs = EvidenceDraft(title="Theirs", addresses=["https://harbor.example/theirs"])
    replace_piece(piece, theirs, keep=[0], version=1, by=a_contributor(application))

    sent = typed(1, title="Mine", keep=["0"], note="My note.", address="https://harbor.example/mine")
    response = ana.post(piece_at(piece, "/replace"), sent)

    page = words(response)
    assert response.status_code == 409
    assert "Carla Contributor changed this evidence on" in page
    assert "What Carla Contributor saved Theirs" in page
    assert 'value="Mine"' in response.content.decode()
    assert "My note." in response.content.decode()
    assert "https://harbor.example/mine" in response.content.decode()
    assert EvidenceVersion.objects.count() == 2

    again = ana.post(piece_at(piece, "/replace"), {**sent, "version": "2"}, follow=True)

    assert "Saved as version 3." in words(again)
    assert EvidenceVersion.objects.get(number=2).title == "Theirs"


@pytest.mark.parametrize("version", ["", "x", "-1", "99", "9" * 30])
def test_a_form_of_no_known_version_overwrites_nothing(ana: Client, piece: Evidence, version: str) -> None:
    response = ana.post(
        piece_at(piece, "/replace"), {**typed(1, title="Other", keep=["0"]), "version": version}
    )

    assert response.status_code in (409, 422)
    assert EvidenceVersion.objects.count() == 1


def test_an_earlier_version_is_restored(ana: Client, piece: Evidence) -> None:
    replace_piece(piece, EvidenceDraft(title="Worse"), keep=[1], version=1, by=examples.ana())
    page = words(ana.get(piece_at(piece)))
    assert "What version 1 was Charter" in page

    response = ana.post(piece_at(piece, "/versions/1/restore"), {"version": "2"}, follow=True)

    assert "Version 1 stands again, as a new version." in words(response)
    assert EvidenceVersion.objects.get(number=3).title == "Charter"
    assert ana.post(piece_at(piece, "/versions/9/restore"), {"version": "3"}).status_code == 404


def test_restoring_off_an_old_page_is_refused(ana: Client, piece: Evidence) -> None:
    replace_piece(piece, EvidenceDraft(title="Worse"), keep=[1], version=1, by=examples.ana())

    response = ana.post(piece_at(piece, "/versions/1/restore"), {"version": "1"}, follow=True)

    assert "Ana Castro changed this evidence on" in words(response)
    assert EvidenceVersion.objects.count() == 2


def test_what_answers_cite_is_not_put_away(ana: Client, piece: Evidence) -> None:
    assert "Answers cite it: DM1. Remove it there first." in words(ana.get(piece_at(piece)))

    response = ana.post(piece_at(piece, "/put-away"), follow=True)

    assert "Answers cite it: DM1. Remove it there first." in words(response)
    piece.refresh_from_db()
    assert piece.put_away_at is None


def test_what_no_answer_cites_is_put_away_and_taken_out_again(ana: Client, application: Application) -> None:
    piece = add_piece(
        application, EvidenceDraft(title="Loose", addresses=[CHARTER]), by=examples.ana()
    ).evidence

    away = ana.post(piece_at(piece, "/put-away"), follow=True)
    assert "Removed from the list: it is offered no more." in words(away)
    assert "This evidence was removed from the list. Bring it back first." in words(away)

    out = ana.post(piece_at(piece, "/take-out"), follow=True)

    assert "It is back. Answers can cite it." in words(out)
    piece.refresh_from_db()
    assert piece.put_away_at is None


def test_it_is_private_until_the_city_says_otherwise(ana: Client, piece: Evidence) -> None:
    marked = ana.post(piece_at(piece, "/publishing"), {"publishable": "yes"}, follow=True)
    assert "It is marked as publishable." in words(marked)

    kept = ana.post(piece_at(piece, "/publishing"), {"publishable": "no"}, follow=True)

    assert "It is private." in words(kept)


def test_after_submission_a_cited_piece_stays_as_it_is(
    ana: Client, application: Application, piece: Evidence
) -> None:
    examples.submitted(application)

    page = words(ana.get(piece_at(piece)))
    response = ana.post(piece_at(piece, "/replace"), typed(1, title="Late", keep=["0"]))

    held = "Answers that can no longer be changed cite it: DM1. So it stays as it is."
    assert held in page
    assert response.status_code == 422
    assert held in words(response)
    assert EvidenceVersion.objects.count() == 1


def test_after_submission_new_evidence_can_still_be_gathered(
    ana: Client, application: Application, piece: Evidence
) -> None:
    examples.submitted(application)

    response = ana.post(at(application, "/evidence/new"), typed(0, address=CHARTER))

    assert response.status_code == 303


WRITES = ("/replace", "/correct", "/versions/1/restore", "/put-away", "/take-out", "/publishing")


@pytest.mark.parametrize("more", WRITES)
@pytest.mark.parametrize("who", ["sponsor", "another city", "expert", "office"])
def test_nobody_else_changes_it(
    client: Client, application: Application, piece: Evidence, who: str, more: str
) -> None:
    others = {
        "sponsor": joined(application, examples.sol(), Role.SPONSOR),
        "another city": examples.bruno(),
        "expert": examples.chen(),
        "office": examples.olga(),
    }
    examples.an_open_application(examples.a_place("Example Ridge"), lead=examples.bruno())

    response = as_person(client, others[who]).post(
        piece_at(piece, more), typed(1, title="Theirs", keep=["0"])
    )

    assert response.status_code == 404
    piece.refresh_from_db()
    assert (piece.version, piece.put_away_at, piece.publishable) == (1, None, False)


def test_a_sponsor_reads_it(client: Client, application: Application, piece: Evidence) -> None:
    page = as_person(client, joined(application, examples.sol(), Role.SPONSOR)).get(piece_at(piece))

    assert "Signed by the council." in words(page)
    assert "<form" not in page.content.decode().split("<main")[1].split("</main>")[0]


def test_a_piece_of_another_city_cannot_be_reached_through_my_own(
    client: Client, application: Application, piece: Evidence
) -> None:
    mine = examples.an_open_application(examples.a_place("Example Ridge"), lead=examples.bruno())
    as_person(client, examples.bruno())

    for more in ("", "/replace", "/correct"):
        assert client.get(at(mine, f"/evidence/{piece.pk}{more}")).status_code == 404
    for more in WRITES:
        assert client.post(at(mine, f"/evidence/{piece.pk}{more}"), typed(1)).status_code == 404
    stolen = typed(0, ahead=[str(StoredFile.objects.get().pk)])
    response = client.post(at(mine, "/evidence/new"), stolen)
    assert "A file that was sent ahead is no longer here. Choose it again." in words(response)


@pytest.mark.parametrize("count", [1, 3])
def test_the_page_takes_the_same_number_of_queries_however_many_versions(
    ana: Client, piece: Evidence, count: int
) -> None:
    for number in range(count):
        draft = EvidenceDraft(
            title=f"Charter {number}", files=[an_upload(f"{number}.pdf", PDF + b"%d" % number)]
        )
        replace_piece(piece, draft, keep=[0], version=number + 1, by=examples.ana())

    with CaptureQueriesContext(connection) as queries:
        ana.get(piece_at(piece))

    assert len(queries) == 14, [one["sql"][:120] for one in queries]
