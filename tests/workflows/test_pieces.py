"""Pieces of the evidence library: replaced and restored as versions, with the answers that stand on them."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from assay.journey.histories import How
from assay.journey.roles import Role
from assay.journey.verdicts import No
from assay.records.models import (
    Act,
    Answer,
    AnswerVersion,
    Application,
    Evidence,
    EvidenceVersion,
    Membership,
    StoredFile,
)
from assay.workflows import pieces
from assay.workflows.answers import ClaimDraft, draft_of, record_answer
from assay.workflows.evidence import MOST_PARTS, EvidenceDraft
from assay.workflows.pieces import PieceOvertaken, add_piece, put_away, replace_piece, restore_piece, take_out
from assay.workflows.refusals import Refused
from assay.workflows.signatures import withdraw
from tests import examples
from tests.refusals import refused
from tests.web.city.making import a_contributor, let_pass
from tests.workflows.making_files import PDF, an_upload

pytestmark = pytest.mark.django_db

CHARTER = "https://harbor.example/charter"
MINUTES = "https://harbor.example/minutes"


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


@pytest.fixture
def piece(application: Application) -> Evidence:
    """A charter behind DM1 and DM2."""
    version = add_piece(application, EvidenceDraft(title="Charter", addresses=[CHARTER]), by=examples.ana())
    for item in ("DM1", "DM2"):
        cite = {version.evidence_id: f"Page of {item}"}
        draft = ClaimDraft(rating=1, explanation=f"So it is ({item}).", notes="Ask Bea.", cite=cite)
        record_answer(application, item, draft, version=0, by=examples.ana())
    return version.evidence


def newer(**more: object) -> EvidenceDraft:
    return EvidenceDraft(**{"title": "New charter", "addresses": [MINUTES], **more})


def parts(version: EvidenceVersion) -> list[str]:
    return [part.file.name if part.file else part.address for part in version.parts.all()]


def behind(application: Application, item: str) -> AnswerVersion:
    current = Answer.objects.get(application=application, item=item).current
    assert current is not None
    return current


def test_a_piece_that_is_added_is_private_and_cited_by_nothing(application: Application) -> None:
    draft = EvidenceDraft(title="", files=[an_upload("charter.pdf")], addresses=[CHARTER], note="Signed.")

    version = add_piece(application, draft, by=examples.ana())

    assert (version.number, version.title, version.note) == (1, "charter.pdf", "Signed.")
    assert parts(version) == ["charter.pdf", CHARTER]
    assert not version.evidence.publishable
    assert not AnswerVersion.objects.exists()


def test_a_newer_version_keeps_drops_and_adds_parts(application: Application, piece: Evidence) -> None:
    draft = newer(files=[an_upload("charter.pdf")], period_to=date(2026, 1, 1))

    version = replace_piece(piece, draft, keep=[0], version=1, by=examples.ana())

    assert (version.number, version.title, version.period_to) == (2, "New charter", date(2026, 1, 1))
    assert parts(version) == [CHARTER, "charter.pdf", MINUTES]
    assert parts(EvidenceVersion.objects.get(evidence=piece, number=1)) == [CHARTER]


def test_each_answer_that_stands_on_it_gets_a_version_with_the_same_words(
    application: Application, piece: Evidence
) -> None:
    carla = a_contributor(application)
    other = add_piece(application, EvidenceDraft(title="Other", addresses=[MINUTES]), by=carla)
    cite = {piece.pk: "Page 3", other.evidence_id: "Top"}
    record_answer(application, "DM1", ClaimDraft(rating=1, cite=cite), version=1, by=carla)

    version = replace_piece(piece, newer(), keep=[], version=1, by=carla)

    first, second = behind(application, "DM1"), behind(application, "DM2")
    assert (first.number, first.how, first.by) == (3, How.EVIDENCE, carla)
    assert {one.source_id: one.where for one in first.citations.all()} == {
        version.pk: "Page 3",
        other.pk: "Top",
    }
    assert (second.number, second.rating, second.explanation, second.notes) == (
        2,
        1,
        "So it is (DM2).",
        "Ask Bea.",
    )
    assert [(one.source_id, one.where) for one in second.citations.all()] == [(version.pk, "Page of DM2")]
    assert Act.objects.get(verb="replace-evidence").after == {"version": 2, "answers": ["DM1", "DM2"]}


def test_the_versions_before_keep_what_they_cited(application: Application, piece: Evidence) -> None:
    first = behind(application, "DM1")

    replace_piece(piece, newer(), keep=[], version=1, by=examples.ana())

    assert [one.source.number for one in first.citations.all()] == [1]


def test_who_is_typing_meanwhile_is_not_interrupted(application: Application, piece: Evidence) -> None:
    draft = draft_of(behind(application, "DM1"))

    replace_piece(piece, newer(), keep=[], version=1, by=a_contributor(application))
    typed = ClaimDraft(rating=draft.rating, explanation="Better words.", cite=draft.cite)
    saved = record_answer(application, "DM1", typed, version=1, by=examples.ana())

    assert saved.version is not None
    assert [one.source.number for one in saved.version.citations.all()] == [2]


def test_words_of_last_time_that_nobody_looked_at_stay_marked(
    application: Application, piece: Evidence
) -> None:
    AnswerVersion.objects.update(how=How.LAST_TIME)

    replace_piece(piece, newer(), keep=[], version=1, by=examples.ana())

    assert behind(application, "DM1").how == How.LAST_TIME


def test_of_two_who_replace_it_the_later_one_is_told(application: Application, piece: Evidence) -> None:
    carla = a_contributor(application)
    replace_piece(piece, newer(), keep=[], version=1, by=carla)

    with pytest.raises(PieceOvertaken) as told:
        replace_piece(piece, newer(title="Mine"), keep=[], version=1, by=examples.ana())

    assert told.value.theirs.title == "New charter"
    assert told.value.verdict.values["by"] == "Carla Contributor"
    assert EvidenceVersion.objects.count() == 2


def test_what_changes_nothing_and_what_is_pressed_twice_makes_no_version(
    application: Application, piece: Evidence
) -> None:
    same = EvidenceDraft(title="Charter")
    replace_piece(piece, same, keep=[0], version=1, by=examples.ana())
    assert EvidenceVersion.objects.count() == 1

    for _ in range(2):
        draft = newer(files=[an_upload("charter.pdf")])
        replace_piece(piece, draft, keep=[0], version=1, by=examples.ana())

    assert EvidenceVersion.objects.count() == 2
    assert behind(application, "DM1").number == 2


def test_a_restored_version_stands_again_as_a_new_one(application: Application, piece: Evidence) -> None:
    replace_piece(piece, newer(), keep=[], version=1, by=examples.ana())

    version = restore_piece(piece, 1, version=2, by=examples.ana())

    assert (version.number, version.title, parts(version)) == (3, "Charter", [CHARTER])
    assert [one.source.number for one in behind(application, "DM2").citations.all()] == [3]
    with pytest.raises(PieceOvertaken):
        restore_piece(piece, 1, version=2, by=examples.ana())


def test_a_piece_without_any_part_is_refused(piece: Evidence) -> None:
    with refused(No.NO_FILE_OR_ADDRESS):
        replace_piece(piece, EvidenceDraft(title="Charter"), keep=[], version=1, by=examples.ana())


def test_a_piece_has_so_many_parts_at_most(piece: Evidence) -> None:
    many = [f"https://harbor.example/{number}" for number in range(MOST_PARTS)]

    with refused(No.TOO_MANY_PARTS):
        replace_piece(piece, newer(addresses=many), keep=[0], version=1, by=examples.ana())


def test_of_several_files_with_one_that_is_refused_none_is_kept(
    application: Application, tmp_path: Path
) -> None:
    draft = EvidenceDraft(title="Both", files=[an_upload("a.pdf"), an_upload("b.exe", b"MZ\0")])

    with refused(No.FILE_TYPE):
        add_piece(application, draft, by=examples.ana())

    assert (StoredFile.objects.count(), Evidence.objects.count()) == (0, 0)
    assert [one for one in tmp_path.rglob("*") if one.is_file()] == []


def test_a_file_that_was_sent_ahead_becomes_a_part(application: Application) -> None:
    file = pieces.send_ahead(application, an_upload("a.pdf", PDF), by=examples.ana())

    version = add_piece(application, EvidenceDraft(title="", sent_ahead=[file.pk]), by=examples.ana())

    assert parts(version) == ["a.pdf"]


def test_a_file_of_another_city_cannot_be_taken_up(application: Application) -> None:
    other = examples.an_open_application(examples.a_place("Example Ridge"), lead=examples.bruno())
    theirs = pieces.send_ahead(other, an_upload("a.pdf", PDF), by=examples.bruno())

    with refused(No.FILE_GONE):
        add_piece(application, EvidenceDraft(title="", sent_ahead=[theirs.pk]), by=examples.ana())


def test_what_an_answer_stands_on_cannot_be_put_away(application: Application, piece: Evidence) -> None:
    with pytest.raises(Refused) as told:
        put_away(piece, by=examples.ana())

    assert told.value.verdict.reason is No.EVIDENCE_CITED
    assert told.value.verdict.values["codes"] == ("DM1", "DM2")


def test_what_no_answer_cites_can_be_put_away_and_taken_out_again(application: Application) -> None:
    piece = add_piece(application, newer(), by=examples.ana()).evidence

    put_away(piece, by=examples.ana())
    piece.refresh_from_db()
    assert piece.put_away_at is not None
    with refused(No.EVIDENCE_PUT_AWAY):
        replace_piece(piece, newer(title="Other"), keep=[0], version=1, by=examples.ana())

    take_out(piece, by=examples.ana())
    piece.refresh_from_db()
    assert piece.put_away_at is None
    assert list(
        Act.objects.filter(verb__contains="evidence").order_by("pk").values_list("verb", flat=True)
    ) == [
        "add-evidence",
        "put-evidence-away",
        "take-evidence-out",
    ]


def test_the_city_says_whether_a_piece_may_be_published(application: Application) -> None:
    piece = add_piece(application, newer(), by=examples.ana()).evidence

    pieces.choose_publishable(piece, True, by=examples.ana())
    piece.refresh_from_db()

    assert piece.publishable


@pytest.mark.parametrize("late", [False, True])
def test_what_a_closed_answer_stands_on_stays_as_it_is_and_the_rest_may_change(
    application: Application, piece: Evidence, late: bool
) -> None:
    uncited = add_piece(application, newer(), by=examples.ana()).evidence
    if late:
        let_pass(application, days=10)
    else:
        examples.submitted(application)
    piece, uncited = Evidence.objects.get(pk=piece.pk), Evidence.objects.get(pk=uncited.pk)

    with pytest.raises(Refused) as told:
        replace_piece(piece, newer(title="Too late"), keep=[], version=1, by=examples.ana())
    with refused(No.EVIDENCE_CITED):
        put_away(piece, by=examples.ana())
    replace_piece(uncited, newer(title="Better"), keep=[0], version=1, by=examples.ana())
    put_away(uncited, by=examples.ana())
    add_piece(piece.application, newer(title="For later"), by=examples.ana())

    assert told.value.verdict.reason is No.EVIDENCE_HELD
    assert told.value.verdict.values["codes"] == ("DM1", "DM2")
    assert behind(application, "DM1").number == 1


def test_a_closed_application_takes_no_more(application: Application) -> None:
    piece = add_piece(application, newer(), by=examples.ana()).evidence
    withdraw(application, reason="Next year.", by=examples.ana())
    piece = Evidence.objects.get(pk=piece.pk)

    with refused(No.LIBRARY_CLOSED):
        add_piece(piece.application, newer(), by=examples.ana())
    with refused(No.LIBRARY_CLOSED):
        replace_piece(piece, newer(title="Other"), keep=[], version=1, by=examples.ana())
    with refused(No.LIBRARY_CLOSED):
        put_away(piece, by=examples.ana())


@pytest.mark.parametrize("who", ["sponsor", "another city", "expert", "office"])
def test_only_those_who_answer_change_the_library(
    application: Application, piece: Evidence, who: str
) -> None:
    people = {
        "sponsor": examples.sol(),
        "another city": examples.bruno(),
        "expert": examples.chen(),
        "office": examples.olga(),
    }
    Membership.objects.create(person=examples.sol(), application=application, role=Role.SPONSOR)
    by = people[who]

    for act in (
        lambda: add_piece(application, newer(), by=by),
        lambda: pieces.send_ahead(application, an_upload(), by=by),
        lambda: replace_piece(piece, newer(), keep=[], version=1, by=by),
        lambda: restore_piece(piece, 1, version=1, by=by),
        lambda: put_away(piece, by=by),
        lambda: take_out(piece, by=by),
        lambda: pieces.choose_publishable(piece, True, by=by),
    ):
        with refused(No.WRONG_ROLE):
            act()
    assert (EvidenceVersion.objects.count(), StoredFile.objects.count()) == (1, 0)
