"""Files: what is taken, under which name, and that nothing is left behind."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import TemporaryUploadedFile

from assay.journey.verdicts import No, no
from assay.records.clock import now
from assay.records.models import StoredFile
from assay.workflows import evidence, files
from assay.workflows.evidence import EvidenceDraft
from assay.workflows.refusals import Refused
from tests import examples
from tests.workflows.making_files import DOCX, JPEG, PDF, PNG, PPTX, TEXT, XLSX, an_upload, office

pytestmark = pytest.mark.django_db

OFFICE = "application/vnd.openxmlformats-officedocument."


@pytest.fixture(autouse=True)
def folder(settings, tmp_path) -> Path:
    """Where files are kept in these tests."""
    place = tmp_path / "files"
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "assay.site.files.Files", "OPTIONS": {"location": place}},
    }
    return place


@pytest.fixture
def application():
    return examples.an_interest()


def kept(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())


def store(application, upload) -> StoredFile:
    with files.saving():
        return files.store(upload, application=application)


def store_and_fail(application, upload) -> None:
    with files.saving():
        file = files.store(upload, application=application)
        assert default_storage.exists(file.storage_key)
        raise ZeroDivisionError


def refusal(application, upload) -> No:
    with pytest.raises(Refused) as refused:
        store(application, upload)
    return refused.value.verdict.reason


@pytest.mark.parametrize(
    ("name", "content", "media_type"),
    [
        ("a.pdf", PDF, "application/pdf"),
        ("a.PNG", PNG, "image/png"),
        ("a.jpeg", JPEG, "image/jpeg"),
        ("a.jpg", JPEG, "image/jpeg"),
        ("a.docx", DOCX, f"{OFFICE}wordprocessingml.document"),
        ("a.xlsx", XLSX, f"{OFFICE}spreadsheetml.sheet"),
        ("a.pptx", PPTX, f"{OFFICE}presentationml.presentation"),
        ("a.csv", TEXT, "text/csv"),
        ("a.txt", "\ufeffKöln".encode(), "text/plain"),
    ],
)
def test_a_file_is_kept_under_its_content(application, folder, name, content, media_type):
    file = store(application, an_upload(name, content))

    sha256 = hashlib.sha256(content).hexdigest()
    assert (file.name, file.media_type, file.size, file.sha256) == (name, media_type, len(content), sha256)
    assert kept(folder) == [f"{application.pk}/{sha256}"]
    with files.open_file(file) as opened:
        assert opened.read() == content


COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(500)
LOCKED = COMPOUND + bytes(65_520) + "EncryptedPackage".encode("utf-16-le") + bytes(100)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.exe", b"MZ" + bytes(100), No.FILE_TYPE),
        ("a.html", b"<script>", No.FILE_TYPE),
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'/>", No.FILE_TYPE),
        ("a.msi", COMPOUND, No.FILE_TYPE),
        ("a.pdf", PNG, No.FILE_MISNAMED),
        ("a", PDF, No.FILE_MISNAMED),
        ("a.exe", PDF, No.FILE_MISNAMED),
        ("a.txt", PDF, No.FILE_MISNAMED),
        ("a.pdf", TEXT, No.FILE_MISNAMED),
        ("a.xlsx", DOCX, No.FILE_MISNAMED),
        ("a.pdf", b"MZ" + bytes(100), No.FILE_NOT_AS_NAMED),
        ("a.docx", b"MZ" + bytes(100), No.FILE_NOT_AS_NAMED),
        ("a.xlsx", office("something.txt"), No.FILE_ARCHIVE),
        ("a.docx", office("word/document.xml", types="types"), No.FILE_ARCHIVE),
        ("a.zip", office("a.txt"), No.FILE_ARCHIVE),
        ("a.zip", b"PK\x05\x06" + bytes(18), No.FILE_ARCHIVE),
        ("a.docx", office("word/document.xml", "word/vbaProject.bin"), No.FILE_MACROS),
        ("a.docx", DOCX[:60], No.FILE_DAMAGED),
        ("a.docx", LOCKED, No.FILE_LOCKED),
        ("a.doc", COMPOUND, No.FILE_OLD_OFFICE),
        ("a.xlsx", COMPOUND, No.FILE_OLD_OFFICE),
        ("a.txt", b"K\xf6ln", No.FILE_LETTERS),
        ("a.csv", b"a,b\n\x00,1\n", No.FILE_LETTERS),
        ("a.csv", "Köln".encode("utf-16"), No.FILE_LETTERS),
        ("a.txt", "ö".encode()[:1], No.FILE_LETTERS),
    ],
)
def test_a_file_of_another_type_is_refused_and_leaves_nothing(application, folder, name, content, reason):
    assert refusal(application, an_upload(name, content)) is reason

    assert (kept(folder), StoredFile.objects.count()) == ([], 0)


def test_a_zip_with_very_many_entries_is_not_even_listed(application):
    content = office("word/document.xml") + b"PK\x01\x02" * 10_001

    assert refusal(application, an_upload("a.docx", content)) is No.FILE_ARCHIVE


def test_a_document_that_swells_beyond_any_other_is_refused_unopened(application):
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<x/>")
        package.writestr("word/document.xml", b" " * 50_000_000)

    assert refusal(application, an_upload("a.docx", written.getvalue())) is No.FILE_SWELLS


def test_a_locked_part_in_a_document_is_found(application):
    locked = bytearray(DOCX)
    # The flags of the last entry in the list at the end of the zip.
    locked[locked.rindex(b"PK\x01\x02") + 8] |= 1

    assert refusal(application, an_upload("a.docx", bytes(locked))) is No.FILE_LOCKED


def test_an_empty_file_is_refused(application, folder):
    assert refusal(application, an_upload("a.pdf", b"")) is No.FILE_EMPTY

    assert kept(folder) == []


def test_a_file_over_the_limit_is_refused_and_leaves_nothing(application, folder, settings):
    settings.EVIDENCE_MOST_BYTES = len(PDF) - 1

    with pytest.raises(Refused) as refused:
        store(application, an_upload())

    assert refused.value.verdict == no(No.FILE_TOO_LARGE, limit=len(PDF) - 1, file="budget.pdf")
    assert (kept(folder), StoredFile.objects.count()) == ([], 0)


def test_a_file_at_the_limit_is_taken(application, settings):
    settings.EVIDENCE_MOST_BYTES = len(PDF)

    assert store(application, an_upload()).size == len(PDF)


def test_the_same_content_is_one_file_and_under_the_same_name_one_row(application, folder):
    first = store(application, an_upload("a.pdf"))
    again = store(application, an_upload("a.pdf"))
    renamed = store(application, an_upload("b.pdf"))

    assert first == again != renamed
    assert len(kept(folder)) == 1


def test_two_cities_never_share_a_file(application, folder):
    other = examples.an_interest(examples.a_place("Placeholder Falls"), lead=examples.bruno())

    mine, theirs = store(application, an_upload()), store(other, an_upload())

    assert kept(folder) == sorted([mine.storage_key, theirs.storage_key])
    assert mine.sha256 == theirs.sha256


def test_a_large_file_comes_from_where_it_was_spooled(application, folder):
    upload = TemporaryUploadedFile("a.pdf", "application/pdf", len(PDF), None)
    upload.write(PDF)

    file = store(application, upload)
    upload.close()

    assert kept(folder) == [file.storage_key]


def test_a_transaction_that_fails_takes_its_files_along(application, folder):
    with pytest.raises(ZeroDivisionError):
        store_and_fail(application, an_upload())

    assert (kept(folder), StoredFile.objects.count()) == ([], 0)


def test_a_file_that_was_there_before_stays_when_a_later_transaction_fails(application, folder):
    store(application, an_upload())

    with pytest.raises(ZeroDivisionError):
        store_and_fail(application, an_upload("b.pdf"))

    assert len(kept(folder)) == 1
    assert list(StoredFile.objects.values_list("name", flat=True)) == ["budget.pdf"]


def test_an_upload_that_breaks_off_leaves_nothing(application, folder):
    upload = an_upload()
    read = upload.chunks

    def chunks(chunk_size=None):
        yield from read(chunk_size)
        if folder.exists():
            raise OSError("the line is down")

    upload.chunks = chunks

    with pytest.raises(OSError, match="the line is down"):
        store(application, upload)

    assert (kept(folder), StoredFile.objects.count()) == ([], 0)


def test_files_are_stored_inside_the_transaction_that_takes_them_along_alone(application):
    with pytest.raises(AssertionError):
        files.store(an_upload(), application=application)


@pytest.mark.parametrize(
    ("name", "clean"),
    [
        ("budget 2024.pdf", "budget 2024.pdf"),
        (r"C:\Users\ana\budget.pdf", "budget.pdf"),
        ("../../etc/budget.pdf", "budget.pdf"),
        ("..pdf", "file.pdf"),
        (".pdf", "file.pdf"),
        ("bud\nget\t\x00.pdf", "budget.pdf"),
        ("  bud   get .pdf", "bud get.pdf"),
        # Turned around by an invisible character, this reads as exe.pdf.
        ("\u202efdp.exe", "fdp.exe"),
        ("Ko\u0308ln.pdf", "Köln.pdf"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
        ("", "file"),
    ],
)
def test_a_name_is_cleaned_of_folders_and_of_what_cannot_be_seen(name, clean):
    assert files.cleaned(name) == clean


def test_what_a_killed_process_left_half_written_is_swept_away_and_whole_files_stay(
    application, folder, monkeypatch
):
    file = store(application, an_upload())
    draft = f"{file.storage_key}.0123{files.DRAFT}"
    (folder / draft).write_bytes(b"half")
    files.sweep()
    assert kept(folder) == [file.storage_key, draft]

    monkeypatch.setattr(files, "DRAFTS_STAY", files.DRAFTS_STAY * 0)
    files.sweep()

    assert kept(folder) == [file.storage_key]


def test_what_was_sent_ahead_of_a_form_that_was_never_saved_is_swept_away(application, folder, monkeypatch):
    unused, used = store(application, an_upload("a.txt", TEXT)), store(application, an_upload())
    lead = examples.ana()
    draft = EvidenceDraft(title="Budget", sent_ahead=[used.pk])
    with files.saving():
        evidence.add(application, draft, by=lead, role="lead")
    files.sweep()
    assert len(kept(folder)) == 2

    monkeypatch.setattr(files, "UNUSED_STAY", files.UNUSED_STAY * 0)
    files.sweep()

    assert kept(folder) == [used.storage_key]
    assert not StoredFile.objects.filter(pk=unused.pk).exists()


def test_what_is_sent_ahead_again_stays_as_long_as_if_it_were_new(application, folder):
    file = store(application, an_upload())
    StoredFile.objects.update(stored_at=now() - 2 * files.UNUSED_STAY)

    store(application, an_upload())
    files.sweep()

    assert kept(folder) == [file.storage_key]


def test_a_draft_that_cannot_be_put_in_place_is_removed(folder):
    target = folder / "a" / "b"
    target.mkdir(parents=True)

    with pytest.raises(IsADirectoryError):
        default_storage.save("a/b", io.BytesIO(PDF))

    assert kept(folder) == []
