"""Files made by hand, good and bad."""

import io
import zipfile
from collections.abc import Callable, Mapping, Sequence

from openpyxl import Workbook

SHEET = "xl/worksheets/sheet1.xml"
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


def workbook(
    rows: Sequence[Sequence[object]], *, change: Callable[[Workbook], object] | None = None
) -> bytes:
    book = Workbook()
    book.active.title = "Findings"
    for row in rows:
        book.active.append(row)
    if change is not None:
        change(book)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def edited(data: bytes, parts: Mapping[str, Callable[[bytes], bytes]]) -> bytes:
    """The zip with some of its parts changed."""
    source, stream = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, parts.get(name, bytes)(source.read(name)))
    return stream.getvalue()


def sheet_of(xml: bytes, **others: bytes) -> bytes:
    """A workbook with this inside of its `sheetData`, and `shared` as its texts."""

    def put(whole: bytes) -> bytes:
        start, end = whole.index(b"<sheetData"), whole.index(b"</sheetData>")
        return whole[:start] + b"<sheetData>" + xml + whole[end:]

    data = edited(workbook([["city", "A"], ["demo:a", 1]]), {SHEET: put})
    return with_texts(data, others["shared"]) if "shared" in others else data


def with_texts(data: bytes, xml: bytes) -> bytes:
    kind = b"application/vnd.openxmlformats-officedocument.spreadsheetml.sharedStrings+xml"
    part = b'<Override PartName="/xl/texts.xml" ContentType="' + kind + b'"/></Types>'
    stream = io.BytesIO(
        edited(data, {"[Content_Types].xml": lambda contents: contents.replace(b"</Types>", part)})
    )
    with zipfile.ZipFile(stream, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/texts.xml", b'<sst xmlns="' + MAIN + b'">' + xml + b"</sst>")
    return stream.getvalue()


def zipped(parts: Mapping[str, bytes], kind: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", kind) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return stream.getvalue()
