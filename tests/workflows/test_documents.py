"""Files made readable: once, as a whole or not at all."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from django.core.files.storage import storages
from pytest_django import Settings

from assay.documents.faults import DocumentFault
from assay.records.models import Act, Application, Document, DocumentPage, Job, StoredFile
from assay.records.pages import MAKE, is_being_made
from assay.workflows import document_making, documents, files, jobs
from assay.workflows.job_kinds import KINDS, Kind
from assay.workflows.working import work_one
from tests import examples
from tests.documents import making
from tests.workflows.keeping import kept_below, names
from tests.workflows.making_files import an_upload

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def folder(settings: Settings, tmp_path: Path) -> Path:
    kept_below(settings, tmp_path)
    return tmp_path


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


def stored(application: Application, content: bytes, name: str = "budget.pdf") -> StoredFile:
    with files.saving():
        return files.store(an_upload(name, content), application=application)


def worked_off(kind: str = MAKE) -> list[str]:
    """What became of the jobs of this kind; the letters that wait stay."""
    Job.objects.exclude(kind=kind).delete()
    results = []
    while outcome := work_one():
        results.append(outcome.result)
    return results


def pages_of(file: StoredFile) -> list[tuple[int, str, int, int]]:
    rows = DocumentPage.objects.filter(document__file=file).order_by("number")
    return list(rows.values_list("number", "text", "width", "height"))


def test_a_file_that_is_stored_waits_for_its_pages_once(application: Application) -> None:
    content = making.a_pdf()
    file = stored(application, content)
    stored(application, content)

    assert file.document.state == Document.WAITING
    assert [job.payload for job in Job.objects.filter(kind=MAKE)] == [{"file": str(file.pk)}]


def test_a_file_that_is_not_saved_waits_for_nothing(application: Application) -> None:
    def store_and_fail() -> None:
        with files.saving():
            files.store(an_upload("a.pdf", making.a_pdf()), application=application)
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        store_and_fail()

    assert (Document.objects.count(), Job.objects.filter(kind=MAKE).count()) == (0, 0)


def test_the_worker_makes_its_pages_and_leaves_nothing_else(application: Application, folder: Path) -> None:
    file = stored(application, making.a_pdf("One", "Two"))

    assert worked_off() == ["done"]

    document = Document.objects.get(file=file)
    assert (document.state, document.pages_in_all, document.problem) == (Document.READY, 2, "")
    assert pages_of(file) == [(1, "One", 1000, 1415), (2, "Two", 1000, 1415)]
    assert names(folder / "pages") == [f"{file.pk}/1.webp", f"{file.pk}/2.webp"]
    assert list((folder / "scratch").iterdir()) == []


def test_the_same_content_under_two_names_has_pages_under_each(
    application: Application, folder: Path
) -> None:
    first, second = stored(application, making.a_pdf()), stored(application, making.a_pdf(), "copy.pdf")

    worked_off()

    assert names(folder / "pages") == sorted(f"{file.pk}/1.webp" for file in (first, second))


def test_a_file_that_cannot_be_shown_says_why_and_is_not_tried_again(
    application: Application, folder: Path
) -> None:
    file = stored(application, making.locked_pdf())

    assert worked_off() == ["done"]

    document = Document.objects.get(file=file)
    assert (document.state, document.problem) == (Document.FAILED, DocumentFault.LOCKED)
    assert (pages_of(file), names(folder / "pages")) == ([], [])


def test_a_long_file_is_shown_up_to_a_limit_and_says_so(application: Application) -> None:
    file = stored(application, "\n".join([",".join(["x"] * 50)] * 500).encode(), "a.csv")

    worked_off()

    document = Document.objects.get(file=file)
    assert (document.state, document.problem) == (Document.READY, DocumentFault.TOO_MANY_CELLS)
    assert len(pages_of(file)) == document.pages_in_all


def test_a_picture_that_cannot_be_kept_takes_the_others_along(application: Application, folder: Path) -> None:
    """Here the second picture finds a folder in its place."""
    file = stored(application, making.a_pdf("One", "Two"))
    (folder / "pages" / str(file.pk) / "2.webp").mkdir(parents=True)

    assert worked_off() == ["again"]

    assert (names(folder / "pages"), pages_of(file)) == ([], [])
    assert Document.objects.get(file=file).state == Document.WAITING
    assert list((folder / "scratch").iterdir()) == []


def test_a_job_that_is_given_up_leaves_a_file_to_be_downloaded(
    application: Application, folder: Path
) -> None:
    file = stored(application, making.a_pdf("One"))
    (folder / "pages" / str(file.pk)).mkdir(parents=True)
    (folder / "pages" / str(file.pk) / "1.webp").write_bytes(b"of a worker that was killed")
    Job.objects.filter(kind=MAKE).update(attempts=jobs.MOST_ATTEMPTS)

    assert worked_off() == ["dead"]

    document = Document.objects.get(file=file)
    assert (document.state, document.problem) == (Document.FAILED, DocumentFault.BROKE_OFF)
    assert names(folder / "pages") == []


def test_a_worker_that_lost_its_lease_writes_no_rows(application: Application) -> None:
    file = stored(application, making.a_pdf("One"))
    Job.objects.exclude(kind=MAKE).delete()

    def slow(payload: object) -> object:
        effect = document_making.make(payload)
        Job.objects.update(lease=None, leased_until=None)
        return effect

    outcome = work_one({MAKE: Kind(slow)})

    assert outcome is not None
    assert (outcome.result, pages_of(file)) == ("lease lost", [])
    assert Document.objects.get(file=file).state == Document.WAITING


def test_pages_are_made_again_in_place_of_what_there_was(application: Application) -> None:
    file = stored(application, making.a_pdf("One"))
    worked_off()
    before = pages_of(file)

    documents.make_again(file, by=examples.ana())

    assert pages_of(file) == before
    assert is_being_made(file)
    assert worked_off() == ["done"]
    assert pages_of(file) == before
    assert Act.objects.filter(verb="make-document").count() == 1


def test_a_file_that_failed_waits_again_when_it_is_tried_again(application: Application) -> None:
    file = stored(application, making.locked_pdf())
    worked_off()

    documents.make_again(file, by=examples.ana())

    document = Document.objects.get(file=file)
    assert (document.state, document.problem) == (Document.WAITING, "")


def test_two_who_ask_at_once_ask_once(application: Application) -> None:
    file = stored(application, making.a_pdf())

    documents.make_again(file, by=examples.ana())
    documents.make_again(file, by=examples.ana())

    assert Job.objects.filter(kind=MAKE).count() == 1


def test_a_worker_that_starts_makes_again_what_a_restored_backup_lacks(
    application: Application, folder: Path
) -> None:
    file, failed = stored(application, making.a_pdf()), stored(application, making.locked_pdf(), "b.pdf")
    worked_off()
    shutil.rmtree(folder / "pages")

    document_making.sweep()

    assert is_being_made(file)
    assert not is_being_made(failed)
    assert worked_off() == ["done"]
    assert names(folder / "pages") == [f"{file.pk}/1.webp"]

    document_making.sweep()
    assert not is_being_made(file)


def test_a_worker_that_starts_removes_the_pages_of_nothing(application: Application, folder: Path) -> None:
    file = stored(application, making.a_pdf())
    worked_off()
    stray = folder / "pages" / "of-nothing"
    stray.mkdir()
    (stray / "1.webp").write_bytes(b"x")

    document_making.sweep()

    assert [path.name for path in (folder / "pages").iterdir()] == [str(file.pk)]


def test_pages_that_are_being_made_are_left_alone(application: Application, folder: Path) -> None:
    file = stored(application, making.a_pdf())
    half = folder / "pages" / str(file.pk)
    half.mkdir(parents=True)

    document_making.sweep()

    assert half.exists()


def test_a_file_that_is_gone_is_no_job(application: Application, folder: Path) -> None:
    file = stored(application, making.a_pdf())
    worked_off()
    jobs.add(MAKE, {"file": str(file.pk)}, key="again")
    StoredFile.objects.filter(pk=file.pk).delete()

    assert worked_off() == ["done"]
    assert list((folder / "pages").iterdir()) == []


def test_every_kind_of_file_that_is_taken_is_one_that_is_read() -> None:
    from assay.documents import reading
    from assay.workflows.file_types import ENDINGS

    own = {reading.kinds.PDF, reading.kinds.PNG, reading.kinds.JPEG}
    assert set(ENDINGS) == own | set(reading._OFFICE) | set(reading._WRITTEN)


def test_the_job_is_one_that_workers_know() -> None:
    assert MAKE in KINDS
    assert storages["pages"] is not storages["default"]
