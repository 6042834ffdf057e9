"""The archive: everything that the city holds, nothing of anybody else, and no name that is a path."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import zipfile
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assay.journey.roles import Role
from assay.records.clock import now
from assay.records.models import Act, Application, Comment, Helper, Proposal, StoredFile, Task
from assay.workflows import answers, signatures
from assay.workflows.answers import ClaimDraft
from assay.workflows.evidence import EvidenceDraft
from assay.workflows.signing import send_back_by_link
from tests import examples
from tests.web.city.making import a_contributor, as_person, at, joined
from tests.web.public.reading import words
from tests.workflows.asking import SOL, again, token_of

pytestmark = pytest.mark.django_db


def a_file(name: str, content: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content.encode(), "text/plain")


def saved(application: Application, item: str, version: int = 0, **words: Any) -> None:
    answers.record_answer(application, item, ClaimDraft(**words), version=version, by=examples.ana())


@pytest.fixture
def application() -> Application:
    """Answered twice, with two files of one name, sent back once."""
    application = examples.an_open_application()
    proof = EvidenceDraft(title="Minutes", files=[a_file("minutes.txt", "One.\n")], where="page 2")
    other = EvidenceDraft(
        title="Later", files=[a_file("Minutes.TXT", "Two.\n")], addresses=["https://a.example/"]
    )
    saved(application, "DM1", rating=1, explanation="=1+1", notes="Between us.", add=[proof, other])
    first = application.answers.get().current.citations.first()
    saved(
        application,
        "DM1",
        1,
        rating=1,
        explanation="Better words.",
        cite={first.source.evidence_id: "page 2"},
    )
    signatures.ask_for_sign_off(again(application), by=examples.ana(), sponsors=[SOL])
    send_back_by_link(token_of(), comment="Say who chairs.")
    return again(application)


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    return as_person(client, examples.ana())


def taken(client: Client, application: Application) -> zipfile.ZipFile:
    response = client.post(at(application, "/archive"))
    assert response.streaming
    return zipfile.ZipFile(io.BytesIO(b"".join(response.streaming_content)))


def table(archive: zipfile.ZipFile, name: str) -> list[dict[str, Any]]:
    """The rows of a table, which its two files tell alike."""
    rows = json.loads(archive.read(f"{name}.json"))
    read = list(csv.DictReader(io.StringIO(archive.read(f"{name}.csv").decode("utf-8-sig"), newline="")))
    assert [list(row) for row in read] == [list(row) for row in rows]
    return rows


def test_it_names_no_city_and_is_kept_nowhere(ana: Client, application: Application) -> None:
    response = ana.post(at(application, "/archive"))

    assert response["Content-Disposition"] == 'attachment; filename="archive.zip"'
    assert "no-store" in response["Cache-Control"]
    assert not [name for name in taken(ana, application).namelist() if "arbor" in name]


def test_taking_it_needs_a_press_and_the_others_see_who_took_it(
    ana: Client, application: Application
) -> None:
    review = ana.get(at(application, "/review")).content.decode()
    assert f'method="post" action="{at(application, "/archive")}"' in review
    assert ana.get(at(application, "/archive")).status_code == 405
    assert not Act.objects.filter(verb=Act.TAKE_ARCHIVE).exists()
    carla = a_contributor(application)

    taken(as_person(Client(), carla), application)

    act = Act.objects.get(verb=Act.TAKE_ARCHIVE)
    assert (act.by, act.role, act.application) == (carla, Role.CONTRIBUTOR, application)
    said = "Carla Contributor downloaded everything as one archive,"
    assert said in words(ana.get(at(application))) and said in words(ana.get(at(application, "/changes")))


def test_the_manifest_lists_everything_with_its_hash(ana: Client, application: Application) -> None:
    archive = taken(ana, application)

    assert archive.testzip() is None
    listed = json.loads(archive.read("manifest.json"))["members"]
    assert {*listed, "manifest.json"} == set(archive.namelist())
    for name, told in listed.items():
        content = archive.read(name)
        assert (told["bytes"], told["sha256"]) == (len(content), hashlib.sha256(content).hexdigest())


def test_answers_stand_as_they_are_and_history_holds_every_version(
    ana: Client, application: Application
) -> None:
    archive = taken(ana, application)

    (answer,) = table(archive, "answers")
    assert (answer["criterion"], answer["version"], answer["explanation"]) == ("DM1", 2, "Better words.")
    assert [(one["title"], one["where"]) for one in answer["evidence"]] == [("Minutes", "page 2")]
    history = table(archive, "history")
    assert [(one["version"], one["explanation"], one["notes"]) for one in history] == [
        (1, "=1+1", "Between us."),
        (2, "Better words.", ""),
    ]
    assert {one["saved_by"] for one in history} == {"Ana Castro"}
    assert "'=1+1" in archive.read("history.csv").decode()


def test_files_of_one_name_are_told_apart_and_found_from_the_evidence(
    ana: Client, application: Application
) -> None:
    archive = taken(ana, application)

    evidence = table(archive, "evidence")
    found = {one["file"]: archive.read(one["file"]).decode() for one in evidence if one["file"]}
    assert found == {"files/minutes.txt": "One.\n", "files/Minutes (2).TXT": "Two.\n"}
    for one in evidence:
        if one["file"]:
            assert hashlib.sha256(archive.read(one["file"])).hexdigest() == one["sha256"]
    assert [one["address"] for one in evidence] == ["", "", "https://a.example/"]


def test_names_that_are_paths_stay_in_the_folder_of_files(ana: Client, application: Application) -> None:
    names = [
        "../../etc/passwd",
        "C:\\x\\con.txt",
        "/absolute",
        "..",
        "a\u202etxt.exe",
        "nul",
        "a" * 190 + ".pdf",
    ]
    row = StoredFile.objects.first()
    for name in names:
        StoredFile.objects.create(
            application=application,
            sha256=row.sha256,
            name=name,
            media_type="text/plain",
            size=row.size,
            stored_at=now(),
        )

    inside = [name for name in taken(ana, application).namelist() if name.startswith("files/")]

    assert len(inside) == len(set(inside)) == 2 + len(names)
    assert all(name.count("/") == 1 and "\\" not in name and ".." not in name for name in inside)
    assert max(map(len, inside)) < 150


def test_comments_tasks_signatures_stages_and_people_are_in_it(ana: Client, application: Application) -> None:
    person, time = examples.ana(), now()
    Comment.objects.create(application=application, item="DM1", text="Who has it?", by=person, at=time)
    later = time + timedelta(seconds=1)
    Comment.objects.create(application=application, text="Oops.", by=person, at=later, withdrawn_at=later)
    helper = Helper.objects.create(
        application=application, name="Rosa", department="Procurement", added_by=person, added_at=time
    )
    task = Task.objects.create(
        application=application, item="DM1", helper=helper, set_by=person, set_at=time, draft="Not sent."
    )
    Proposal.objects.create(task=task, text="We buy openly.", at=time)

    archive = taken(ana, application)

    assert [one["text"] for one in table(archive, "comments")] == ["Who has it?", ""]
    assert [one["given_to"] for one in table(archive, "tasks")] == ["Rosa, Procurement"]
    assert [(one["by"], one["text"]) for one in table(archive, "proposals")] == [
        ("Rosa, Procurement", "We buy openly.")
    ]
    assert table(archive, "sign-offs") == []
    assert [(one["email"], one["asked_by"]) for one in table(archive, "asked-to-sign")] == [
        (SOL.email, "Ana Castro")
    ]
    assert "Say who chairs." in [one["reason"] for one in table(archive, "stages")]
    assert {one["part"] for one in table(archive, "people")} == {"city lead", "executive sponsor"}
    assert "Not sent." not in str([archive.read(name) for name in archive.namelist()])


def test_what_a_colleague_saves_meanwhile_parts_no_table_from_its_twin(
    ana: Client, application: Application
) -> None:
    sent, between, version = b"", False, 2
    for piece in ana.post(at(application, "/archive")).streaming_content:
        sent += piece
        between = (between or b"history.csv" in piece) and b"history.json" not in piece
        if between:
            saved(application, "DM1", version, rating=1, explanation=f"Version {version}.")
            version += 1

    archive = zipfile.ZipFile(io.BytesIO(sent))
    assert version > 3
    for name in ("history", "evidence"):
        read = csv.DictReader(io.StringIO(archive.read(f"{name}.csv").decode("utf-8-sig"), newline=""))
        assert len(list(read)) == len(json.loads(archive.read(f"{name}.json")))


def test_a_file_that_comes_meanwhile_breaks_nothing_off(ana: Client, application: Application) -> None:
    pieces = ana.post(at(application, "/archive")).streaming_content
    sent = next(pieces)
    late = EvidenceDraft(title="Late", files=[a_file("late.txt", "Three.\n")])
    saved(application, "DM1", 2, rating=1, explanation="More.", add=[late])

    archive = zipfile.ZipFile(io.BytesIO(sent + b"".join(pieces)))

    told = {one["title"]: one["file"] for one in table(archive, "evidence")}
    assert (told["Minutes"], told["Late"]) == ("files/minutes.txt", "")


def test_nothing_of_the_programme_and_of_other_cities_is_in_it(client: Client) -> None:
    application = examples.a_decided_application(claims=["DM1"], found={"DM1": 0})
    other = examples.an_open_application(examples.a_place("Placeholder Falls"), lead=examples.bruno())
    saved_by_bruno = ClaimDraft(rating=1, explanation="Of the falls.")
    answers.record_answer(other, "DM1", saved_by_bruno, version=0, by=examples.bruno())

    archive = taken(as_person(client, examples.ana()), application)

    whole = " ".join(archive.read(name).decode(errors="replace") for name in archive.namelist())
    for word in ("Not seen.", "Of the falls.", "Bruno", "Chen", "Mei Tanaka", "Olga"):
        assert word not in whole
    assert table(archive, "sign-offs")[0]["by"] == "Sol Mayor"


def test_file_that_is_gone_is_said_and_the_rest_is_there(ana: Client, application: Application) -> None:
    default_storage.delete(StoredFile.objects.get(name="minutes.txt").storage_key)

    archive = taken(ana, application)

    assert archive.read("files-missing.txt").decode() == "files/minutes.txt\n"
    assert archive.read("files/Minutes (2).TXT") == b"Two.\n"


def test_readme_says_what_lies_where(ana: Client, application: Application) -> None:
    readme = taken(ana, application).read("README.txt").decode()

    assert readme.startswith("Everything that Sample Harbor, United States holds here: Spring cohort.")
    assert "Taken out by Ana Castro on" in readme
    assert "claimed, not certified" in readme


def test_contributors_take_it_too_and_sponsors_and_strangers_do_not(
    client: Client, application: Application
) -> None:
    joined(application, examples.a_person("Iris Mayor"), Role.SPONSOR)

    assert as_person(client, a_contributor(application)).post(at(application, "/archive")).status_code == 200
    for person in (examples.a_person("Iris Mayor"), examples.bruno(), examples.chen(), examples.olga()):
        assert as_person(client, person).post(at(application, "/archive")).status_code == 404
    assert as_person(client, examples.ana()).post(f"/city/{uuid4()}/archive").status_code == 404


def test_the_number_of_queries_does_not_grow_with_the_history(ana: Client, application: Application) -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as seen:
            taken(ana, application)
        return len(seen)

    cited = {application.answers.get().current.citations.get().source.evidence_id: "page 2"}
    before = queries()
    for version in range(2, 22):
        saved(application, "DM1", version, rating=1, explanation=f"Version {version}.", cite=cited)

    assert queries() == before
