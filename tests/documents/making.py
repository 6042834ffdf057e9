"""Files of every kind, made for tests: honest ones, and some that were made to do harm."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from docx import Document
from openpyxl import Workbook
from PIL import Image
from PIL.PngImagePlugin import PngInfo
from pptx import Presentation
from pptx.util import Inches

from assay.documents.blocks import Block, Kind
from assay.documents.setting import pdf_of

WORD_MAIN = "word/document.xml"
_W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def a_pdf(*pages: str) -> bytes:
    """A PDF with a page for each text."""
    blocks = []
    for text in pages or ("A page.",):
        blocks += [Block(Kind.NEW_PAGE), Block(Kind.PARAGRAPH, text)]
    return pdf_of(blocks[1:])


def raw_pdf(objects: Sequence[bytes], trailer: bytes = b"") -> bytes:
    """A PDF of objects 1, 2, 3 …; the first is its catalog."""
    written = bytearray(b"%PDF-1.7\n")
    places = []
    for number, content in enumerate(objects, start=1):
        places.append(len(written))
        written += b"%d 0 obj\n%b\nendobj\n" % (number, content)
    start = len(written)
    written += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    written += b"".join(b"%010d 00000 n \n" % place for place in places)
    written += b"trailer\n<</Size %d/Root 1 0 R%b>>\n" % (len(objects) + 1, trailer)
    return bytes(written) + b"startxref\n%d\n%%%%EOF\n" % start


def pdf_with_pages(kids: bytes, count: int, *more: bytes) -> bytes:
    return raw_pdf(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[%b]/Count %d>>" % (kids, count), *more]
    )


def pdf_page(box: bytes = b"0 0 200 300", more: bytes = b"") -> bytes:
    return b"<</Type/Page/Parent 2 0 R/MediaBox[%b]%b>>" % (box, more)


def locked_pdf() -> bytes:
    """It asks for a password that nobody knows."""
    words = b"<" + b"41" * 32 + b">"
    encrypt = b"<</Filter/Standard/V 1/R 2/P -4/O %b/U %b>>" % (words, words)
    return raw_pdf(
        [b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[3 0 R]/Count 1>>", pdf_page(), encrypt],
        b"/Encrypt 4 0 R/ID[<00><00>]",
    )


def pdf_drawing(
    content: bytes, more: Iterable[bytes] = (), resources: bytes = b"", filters: bytes = b""
) -> bytes:
    """One page that draws `content`; further objects start at 5."""
    stream = b"<</Length %d%b>>\nstream\n%b\nendstream" % (len(content), filters, content)
    page = pdf_page(more=b"/Contents 4 0 R/Resources<<%b>>" % resources)
    return pdf_with_pages(b"3 0 R", 1, page, stream, *more)


def pdf_that_draws_for_ever() -> bytes:
    """A pattern of tiles, thousands of them at each point."""
    draws = b"0 0 1 1 re f"
    head = b"<</Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 1 1]/XStep 0.001/YStep 0.001"
    pattern = head + b"/Resources<<>>/Length %d>>\nstream\n%b\nendstream" % (len(draws), draws)
    content = b"/Pattern cs /P scn 0 0 200 300 re f"
    return pdf_drawing(content, [pattern], b"/Pattern<</P 5 0 R>>")


def pdf_that_grows_for_ever() -> bytes:
    """Each form draws the next ten times over: a billion rectangles."""
    forms = []
    for number in range(5, 15):
        draws = b"/F Do " * 10 if number < 14 else b"0 0 100 100 re f " * 10
        below = b"/XObject<</F %d 0 R>>" % (number + 1) if number < 14 else b""
        head = b"<</Type/XObject/Subtype/Form/BBox[0 0 200 300]/Resources<<%b>>/Length %d>>" % (
            below,
            len(draws),
        )
        forms.append(head + b"\nstream\n" + draws + b"\nendstream")
    return pdf_drawing(b"/F Do", forms, b"/XObject<</F 5 0 R>>")


def pdf_that_unpacks_without_end() -> bytes:
    """A page of a thousand megabytes of blanks, packed twice."""
    packer = zlib.compressobj(9)
    once = b"".join(packer.compress(b" " * 1_000_000) for _ in range(1_000)) + packer.flush()
    return pdf_drawing(zlib.compress(once, 9), filters=b"/Filter[/FlateDecode/FlateDecode]")


def a_picture(kind: str, size: tuple[int, int] = (60, 40), **more: object) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", size, "teal").save(written, kind, **more)
    return written.getvalue()


def a_turned_picture(secret: str) -> bytes:
    """Lying on its side, as telephones take them, with a description in it."""
    about = Image.Exif()
    about[0x0112], about[0x010E] = 6, secret
    return a_picture("JPEG", (60, 40), exif=about, comment=secret.encode())


def png_of_size(width: int, height: int) -> bytes:
    """It claims that size; what is in it is packed blanks."""
    head = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    chunks = ((b"IHDR", head), (b"IDAT", zlib.compress(bytes(1_000_000))), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
        for name, data in chunks
    )


def png_with_a_bomb_of_text() -> bytes:
    about = PngInfo()
    about.add_text("Comment", "x" * 80_000_000, zip=True)
    return a_picture("PNG", pnginfo=about)


def jpeg_of_size(width: int, height: int) -> bytes:
    content = bytearray(a_picture("JPEG"))
    place = content.index(b"\xff\xc0") + 5
    content[place : place + 4] = struct.pack(">HH", height, width)
    return bytes(content)


def a_word_file(*paragraphs: str) -> bytes:
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    return saved(document)


def a_full_word_file() -> bytes:
    document = Document()
    document.add_heading("Open data policy", 0)
    document.add_heading("Scope", 1)
    document.add_paragraph("It holds for all departments.")
    document.add_paragraph("Inventory", style="List Bullet")
    table = document.add_table(2, 2)
    table.cell(0, 0).text, table.cell(1, 1).text = "Department", "Parks"
    return saved(document)


def a_workbook(*rows: Sequence[object], **sheets: Sequence[Sequence[object]]) -> bytes:
    book = Workbook()
    assert book.active is not None
    for row in rows:
        book.active.append(row)
    for name, more in sheets.items():
        sheet = book.create_sheet(name)
        for row in more:
            sheet.append(row)
    return saved(book)


def slides(*titles: str) -> bytes:
    presentation = Presentation()
    for title in titles:
        slide = presentation.slides.add_slide(presentation.slide_layouts[1])
        slide.shapes.title.text = title
        slide.placeholders[1].text = "First point\nSecond point"
    return saved(presentation)


def slides_with_a_table() -> bytes:
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Spending"
    table = slide.shapes.add_table(1, 2, Inches(1), Inches(2), Inches(5), Inches(1)).table
    table.cell(0, 0).text, table.cell(0, 1).text = "Parks", "12"
    return saved(presentation)


def slides_of_groups(depth: int) -> bytes:
    presentation = Presentation()
    shapes = presentation.slides.add_slide(presentation.slide_layouts[6]).shapes
    for _ in range(depth):
        shapes = shapes.add_group_shape().shapes
    shapes.add_textbox(0, 0, Inches(1), Inches(1)).text_frame.text = "Deep"
    return saved(presentation)


def saved(document: Any) -> bytes:
    written = io.BytesIO()
    document.save(written)
    return written.getvalue()


def changed(package: bytes, parts: Mapping[str, bytes]) -> bytes:
    """An office file with these parts in place of its own, or beside them."""
    written = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(package)) as source,
        zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            target.writestr(name, parts.get(name, source.read(name)))
        for name in parts.keys() - set(source.namelist()):
            target.writestr(name, parts[name])
    return written.getvalue()


def word_file_of(body: str, before: str = "") -> bytes:
    """A Word file with this markup as its text."""
    markup = f'<?xml version="1.0"?>{before}<w:document {_W}><w:body>{body}</w:body></w:document>'
    return changed(a_word_file(), {WORD_MAIN: markup.encode()})


def paragraph(text: str) -> str:
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def lying_about_its_size(package: bytes, name: str) -> bytes:
    """The list of the zip says that a part is one byte long."""
    written = bytearray(package)
    place = written.index(b"PK\x01\x02")
    while written[place + 46 : place + 46 + len(name)] != name.encode():
        place = written.index(b"PK\x01\x02", place + 1)
    written[place + 24 : place + 28] = struct.pack("<I", 1)
    return bytes(written)


def locked_part(package: bytes) -> bytes:
    """The first part of the zip is marked as locked with a password."""
    written = bytearray(package)
    written[6] |= 1
    written[written.index(b"PK\x01\x02") + 8] |= 1
    return bytes(written)
