"""Hostile uploads through the real addresses: each gets its sentence and leaves nothing, or is harmless."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from pytest_django import Settings

from assay.journey.roles import Role
from assay.records.models import AnswerVersion, Application, Evidence, Job, StoredFile
from tests import examples
from tests.documents.making import locked_pdf
from tests.web.city.making import answer_at, as_person, at, joined
from tests.web.public.reading import words
from tests.workflows.making_files import DOCX, JPEG, PDF, PNG, TEXT, XLSX, office

pytestmark = pytest.mark.django_db

_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)


def a_zip_of(*parts: tuple[str, bytes]) -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in (("[Content_Types].xml", b"<x/>"), *parts):
            package.writestr(name, text)
    return content.getvalue()


def a_swelling_document() -> bytes:
    return a_zip_of(("word/document.xml", b" " * 45_000_000))


def a_document_of_entities() -> bytes:
    """Nine lines that would grow into a billion words where somebody unpacks them."""
    lines = [
        b'<!ENTITY a0 "ha">',
        *(b'<!ENTITY a%d "%s">' % (n, b"&a%d;" % (n - 1) * 10) for n in range(1, 10)),
    ]
    return a_zip_of(
        ("word/document.xml", b"<?xml version='1.0'?><!DOCTYPE x [" + b"".join(lines) + b"]><x>&a9;</x>")
    )


TYPE = "Files of this type are not taken. Save it as a PDF, and add that."
MISNAMED = "The name does not fit what is in the file. By its content it ends in {}."
NOT_AS_NAMED = "The name says {}, and that is not what is in the file."
MACROS = "The file holds macros, which are small programs. Save it without them, as {}, and add that."
LOCKED = "The file asks for a password, so experts could not open it."
OLD = "The file is of an old Office format. Save it as {} or as a PDF, and add that."
DAMAGED = "The file is damaged, or a part of it is missing."
ARCHIVE = "This is an archive, and not a document. Unpack it, and add the files in it."
SWELLS = "What is packed into the file is far larger than any document."
LETTERS = "The letters in this file cannot be read. Save it as UTF-8 text"

# What is sent, and the sentence that answers it.
HOSTILE: dict[str, tuple[str, bytes | Callable[[], bytes], str]] = {
    "a program": ("setup.exe", b"MZ\x90\x00" + bytes(64), TYPE),
    "a program under the name of a PDF": (
        "budget.pdf",
        b"MZ\x90\x00" + bytes(64),
        NOT_AS_NAMED.format(".pdf"),
    ),
    "a program of another system as a picture": (
        "map.png",
        b"\x7fELF" + bytes(64),
        NOT_AS_NAMED.format(".png"),
    ),
    "a page of the web": ("budget.html", b"<html><script>alert(1)</script></html>", TYPE),
    "a drawing with a script": ("map.svg", b"<svg onload='alert(1)'/>", TYPE),
    "a script": ("run.js", b"alert(1)", TYPE),
    "a page of the web under the name of a PDF": (
        "budget.pdf",
        b"<script>alert(1)</script>",
        MISNAMED.format(".txt"),
    ),
    "a picture under the name of a PDF": ("budget.pdf", PNG, MISNAMED.format(".png")),
    "a workbook under the name of a document": ("budget.docx", XLSX, MISNAMED.format(".xlsx")),
    "a PDF without an ending": ("budget", PDF, MISNAMED.format(".pdf")),
    "a PDF with the ending of a program": ("budget.pdf.exe", PDF, MISNAMED.format(".pdf")),
    "a GIF that is a script": ("map.gif", b"GIF89a/*\x00*/=1;alert(1)", TYPE),
    "a zip": ("all.zip", a_zip_of(("budget.txt", b"1")), ARCHIVE),
    "a zip under the name of a document": ("all.docx", a_zip_of(("budget.txt", b"1")), ARCHIVE),
    "an archive of Java": ("all.jar", a_zip_of(("META-INF/MANIFEST.MF", b"Main-Class: X")), ARCHIVE),
    "a zip of very many entries": ("all.docx", DOCX + b"PK\x01\x02" * 10_001, ARCHIVE),
    "a zip that swells": ("bomb.docx", a_swelling_document, SWELLS),
    "half a document": ("half.docx", DOCX[: len(DOCX) // 2], DAMAGED),
    "the head of a zip": ("head.xlsx", b"PK\x03\x04", DAMAGED),
    "a document with macros": (
        "a.docx",
        office("word/document.xml", "word/vbaProject.bin"),
        MACROS.format(".docx"),
    ),
    "a macro document under its own name": (
        "a.docm",
        office("word/document.xml", "word/VBAPROJECT.BIN"),
        MACROS.format(".docx"),
    ),
    "a workbook with macros": (
        "a.xlsx",
        office("xl/workbook.xml", "xl/vbaProject.bin"),
        MACROS.format(".xlsx"),
    ),
    "a document with a password": ("a.docx", _COMPOUND + "EncryptedPackage".encode("utf-16-le"), LOCKED),
    "an old document": ("a.doc", _COMPOUND, OLD.format(".docx")),
    "an old workbook under a new name": ("a.xlsx", _COMPOUND, OLD.format(".xlsx")),
    "nothing": ("a.pdf", b"", "There is nothing in the file."),
    "text in letters of the last century": ("a.csv", "Köln".encode("latin-1"), LETTERS),
    "bytes as text": ("a.txt", bytes(range(256)), LETTERS),
}

# What is taken for the harmless thing that it is: kept under a clean name, and never shown on our address.
HARMLESS: dict[str, tuple[str, bytes | Callable[[], bytes], str]] = {
    "a PDF that is a web page too": ("a.pdf", PDF + b"<script>alert(1)</script>", "a.pdf"),
    "a picture that is a zip too": ("a.png", PNG + a_zip_of(("x.txt", b"x")), "a.png"),
    "a picture that is a script too": ("a.jpg", JPEG + b"/*<?php system('x'); ?>*/", "a.jpg"),
    "a web page as text": ("a.txt", b"<script>alert(1)</script>", "a.txt"),
    "formulas in a table": ("a.csv", b"=cmd|' /C calc'!A0,1\n", "a.csv"),
    "a document that would grow without end": ("a.docx", a_document_of_entities, "a.docx"),
    "a PDF with a password": ("a.pdf", locked_pdf, "a.pdf"),
    "a way up the folders": ("../../etc/budget.pdf", PDF, "budget.pdf"),
    "a way down a disk": (r"C:\Users\ana\budget.pdf", PDF, "budget.pdf"),
    "a folder of the web": ("/etc/passwd/../budget.pdf", PDF, "budget.pdf"),
    "a name that is turned around": ("ann\u202efdp.pdf", PDF, "annfdp.pdf"),
    "a name with an end in it": ("budget.pdf\x00.pdf", PDF, "budget.pdf.pdf"),
    "a name in two lines": ("bud\r\nget.pdf", PDF, "bud%0D%0Aget.pdf"),
    "a name in Arabic": ("ميزانية ٢٠٢٤.pdf", PDF, "ميزانية ٢٠٢٤.pdf"),
    "a name in Chinese": ("预算2024年.pdf", PDF, "预算2024年.pdf"),
    "a name in Devanagari": ("बजट.pdf", PDF, "बजट.pdf"),
    "a name of pictures": ("📊💰.pdf", PDF, "📊💰.pdf"),
    "a name of letters that combine": ("Ko\u0308ln.pdf", PDF, "Köln.pdf"),
    "a name of markup": ("<img src=x onerror=alert(1)>.pdf", PDF, "<img src=x onerror=alert(1)>.pdf"),
    "a very long name": ("x" * 600 + ".pdf", PDF, "x" * 196 + ".pdf"),
    "a name of points": ("...pdf", PDF, "file.pdf"),
}


@pytest.fixture
def application() -> Application:
    return examples.an_open_application()


@pytest.fixture
def ana(client: Client, application: Application) -> Client:
    return as_person(client, examples.ana())


def nothing_is_left(tmp_path: Path) -> bool:
    rows = [StoredFile, Evidence, AnswerVersion]
    files = [one for one in (tmp_path / "files").rglob("*") if one.is_file()]
    jobs = Job.objects.filter(kind="make-document")
    return not any(model.objects.exists() for model in rows) and not files and not jobs.exists()


def sent(
    client: Client, address: str, name: str, content: bytes | Callable[[], bytes], **more: str
) -> object:
    """As a browser sends it; Django's own test client would clean the name before."""
    data = content() if callable(content) else content
    fields = "".join(
        f'--B\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
        for key, value in more.items()
    )
    head = (
        f'--B\r\nContent-Disposition: form-data; name="file"; filename="{_quoted(name)}"\r\n'
        "Content-Type: application/pdf\r\n\r\n"
    )
    body = fields.encode() + head.encode() + data + b"\r\n--B--\r\n"
    return client.post(address, body, content_type="multipart/form-data; boundary=B")


def _quoted(name: str) -> str:
    return name.replace("\\", "\\\\").replace('"', "%22").replace("\r\n", "%0D%0A")


@pytest.mark.parametrize("kind", HOSTILE)
def test_by_itself_or_with_its_form_it_gets_its_sentence_and_leaves_nothing(
    ana: Client, application: Application, tmp_path: Path, kind: str
) -> None:
    name, content, sentence = HOSTILE[kind]
    upload = at(application, "/evidence/upload")

    alone = [sent(ana, upload, name, content, **{"as": what}) for what in ("part", "piece", "cited")]
    piece = sent(ana, at(application, "/evidence/new"), name, content, version="0", note="Keep this.")
    answer = sent(ana, answer_at(application), name, content, version="0", explanation="Keep this.")

    for response in (*alone, piece, answer):
        assert response.status_code == 422
        assert f"{name}: {sentence}" in words(response)
    for form in (piece, answer):
        assert "Keep this." in form.content.decode()
    assert nothing_is_left(tmp_path)


@pytest.mark.parametrize("kind", HARMLESS)
def test_what_only_looks_dangerous_is_taken_and_only_ever_sent_to_be_saved(
    ana: Client, application: Application, kind: str
) -> None:
    name, content, clean = HARMLESS[kind]

    response = sent(ana, at(application, "/evidence/upload"), name, content, **{"as": "piece"})

    assert response.status_code == 201, words(response)
    file = StoredFile.objects.get()
    assert file.name == clean
    assert "<img src" not in response.content.decode()
    given = ana.get(at(application, f"/files/{file.pk}"))
    b"".join(given.streaming_content)  # read to its end, as a browser does, which closes the file too
    assert given["Content-Disposition"].startswith("attachment")
    assert given["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert given["X-Content-Type-Options"] == "nosniff"
    library = ana.get(at(application, "/evidence"))
    assert library.status_code == 200
    assert "<img src" not in library.content.decode()


def test_a_file_without_a_name_is_no_file(ana: Client, application: Application, tmp_path: Path) -> None:
    response = sent(ana, at(application, "/evidence/upload"), "", PDF, **{"as": "part"})

    assert response.status_code == 422
    assert "Give at least one file or one address." in words(response)
    assert nothing_is_left(tmp_path)


def test_one_byte_over_the_limit_is_refused_and_at_the_limit_taken(
    ana: Client, application: Application, settings: Settings, tmp_path: Path
) -> None:
    settings.EVIDENCE_MOST_BYTES = len(PDF)
    upload = at(application, "/evidence/upload")

    over = sent(ana, upload, "a.pdf", PDF + b"x", **{"as": "part"})
    assert over.status_code == 422
    assert "a.pdf: The file is too large: at most" in words(over)
    assert nothing_is_left(tmp_path)

    assert sent(ana, upload, "a.pdf", PDF, **{"as": "part"}).status_code == 201


def test_the_page_knows_the_limit_and_its_sentence_before_anything_is_sent(
    ana: Client, application: Application, settings: Settings
) -> None:
    settings.EVIDENCE_MOST_BYTES = 1000

    for page in (at(application, "/evidence"), at(application, "/evidence/new"), answer_at(application)):
        shown = ana.get(page).content.decode()
        assert 'data-most="1000"' in shown
        assert 'data-too-large="The file is too large: at most 1000' in shown


def test_of_several_files_with_one_that_is_refused_none_is_kept(
    ana: Client, application: Application, tmp_path: Path
) -> None:
    files = [
        SimpleUploadedFile("a.pdf", PDF),
        SimpleUploadedFile("b.exe", b"MZ\x00"),
        SimpleUploadedFile("c.txt", TEXT),
    ]

    response = ana.post(at(application, "/evidence/new"), {"version": "0", "file": files})

    assert f"b.exe: {TYPE}" in words(response)
    assert nothing_is_left(tmp_path)


def test_what_was_sent_ahead_is_shown_again_where_the_form_is_at_fault(
    ana: Client, application: Application
) -> None:
    sent(ana, at(application, "/evidence/upload"), "a.pdf", PDF, **{"as": "part"})
    file = StoredFile.objects.get()

    response = ana.post(
        at(application, "/evidence/new"), {"version": "0", "ahead": str(file.pk), "period_from": "soon"}
    )

    assert response.status_code == 422
    assert f'name="ahead" value="{file.pk}" checked' in response.content.decode()

    added = ana.post(at(application, "/evidence/new"), {"version": "0", "ahead": str(file.pk)})

    assert added.status_code == 303
    assert Evidence.objects.get().current.parts.get().file == file


def test_a_file_for_an_answer_is_in_the_library_and_ticked_at_once(
    ana: Client, application: Application
) -> None:
    response = sent(
        ana, at(application, "/evidence/upload"), "a.pdf", PDF, **{"as": "cited", "where": "Page 2"}
    )

    piece = Evidence.objects.get()
    page = response.content.decode()
    assert f'name="cite" value="{piece.pk}" checked' in page
    assert f'name="where-{piece.pk}" value="Page 2"' in page
    assert not AnswerVersion.objects.exists()


@pytest.mark.parametrize("who", ["sponsor", "another city", "expert", "office", "nobody"])
def test_nobody_else_sends_files(client: Client, application: Application, tmp_path: Path, who: str) -> None:
    others = {
        "sponsor": joined(application, examples.sol(), Role.SPONSOR),
        "another city": examples.bruno(),
        "expert": examples.chen(),
        "office": examples.olga(),
    }
    examples.an_open_application(examples.a_place("Example Ridge"), lead=examples.bruno())
    if who in others:
        as_person(client, others[who])

    response = sent(client, at(application, "/evidence/upload"), "a.pdf", PDF, **{"as": "part"})

    assert response.status_code == (401 if who == "nobody" else 404)
    assert nothing_is_left(tmp_path)


def test_the_address_takes_nothing_by_get(ana: Client, application: Application) -> None:
    assert ana.get(at(application, "/evidence/upload")).status_code == 405
