"""Small files of every kind, and some that lie."""

from __future__ import annotations

import io
import zipfile

from django.core.files.uploadedfile import SimpleUploadedFile, UploadedFile

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
PNG = b"\x89PNG\r\n\x1a\n" + bytes(20)
JPEG = b"\xff\xd8\xff\xe0" + bytes(20)
TEXT = "Stadt;Einwohner\nKöln;1 000 000\n".encode()


def office(*parts: str, types: str = "[Content_Types].xml") -> bytes:
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as package:
        for part in (types, *parts):
            package.writestr(part, "<x/>")
    return content.getvalue()


DOCX = office("word/document.xml")
XLSX = office("xl/workbook.xml")
PPTX = office("ppt/presentation.xml")


def an_upload(name: str = "budget.pdf", content: bytes = PDF) -> UploadedFile:
    return SimpleUploadedFile(name, content)
