"""Everything that the city holds here, as one archive to take out. It is made while it is sent.

Taking it leaves a line for the colleagues, so a button does it: looking at a link never writes.
"""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from datetime import datetime
from tempfile import TemporaryFile
from typing import IO
from uuid import UUID

from django.core.files import File
from django.http import HttpRequest, StreamingHttpResponse
from django.template.loader import render_to_string
from django.views.decorators.http import require_POST

from assay.journey.roles import Role
from assay.records.clock import now
from assay.records.models import StoredFile
from assay.reports.holdings import Holding, Row, as_cell, as_json, holdings
from assay.reports.submission_papers import submission_pdf
from assay.tables.writing import csv_lines
from assay.web.city.membership import Part, my_part
from assay.web.components.zips import Member, safe_names, zipped
from assay.workflows.files import open_file
from assay.workflows.holdings import take_out
from assay.workflows.sites import this_site

_PIECE = 256 * 1024


@require_POST
def city_archive(request: HttpRequest, application_id: UUID) -> StreamingHttpResponse:
    part = my_part(request, application_id, Role.LEAD, Role.CONTRIBUTOR)
    take_out(part.application, by=part.person)
    response = StreamingHttpResponse(zipped(_members(part, now())), content_type="application/zip")
    response["Content-Disposition"] = 'attachment; filename="archive.zip"'
    response["Cache-Control"] = "no-store"
    return response


def _members(part: Part, at: datetime) -> Iterator[Member]:
    files = list(StoredFile.objects.filter(application=part.application).order_by("stored_at", "pk"))
    names = safe_names(file.name for file in files)
    paths = {file.pk: f"files/{name}" for file, name in zip(files, names, strict=True)}
    told = {"part": part, "at": at, "files": len(files)}
    yield Member("README.txt", [render_to_string("city/archive.txt", told).encode()])
    pages = submission_pdf(
        part.application, reader=part.person.name, public_parts=this_site().becomes_public, at=at
    )
    yield Member("as-experts-see-it.pdf", [pages])
    for holding in holdings(part.application, paths):
        yield from _both(holding)
    missing = []
    for file in files:
        try:
            content = open_file(file)
        except FileNotFoundError:
            missing.append(paths[file.pk])
        else:
            yield Member(paths[file.pk], _pieces(content))
    if missing:
        # Said rather than left out: whoever takes everything out must know what is not in it.
        yield Member("files-missing.txt", ["\n".join([*missing, ""]).encode()])


def _both(holding: Holding) -> Iterator[Member]:
    """The table twice, from rows that are read once: a colleague may save between the two."""
    with TemporaryFile() as kept:
        yield Member(f"{holding.name}.csv", _as_csv(holding.columns, _kept(holding.rows(), kept)))
        kept.seek(0)
        yield Member(f"{holding.name}.json", File(kept).chunks(_PIECE))


def _as_csv(columns: tuple[str, ...], rows: Iterator[Row]) -> Iterator[bytes]:
    """With the mark at its beginning by which spreadsheet programs know the letters."""
    yield codecs.BOM_UTF8
    for line in csv_lines(columns, ([as_cell(row[column]) for column in columns] for row in rows)):
        yield line.encode()


def _kept(rows: Iterator[Row], kept: IO[bytes]) -> Iterator[Row]:
    """The rows as they come, each written to `kept` as JSON."""
    first = True
    for row in rows:
        kept.write((b"[\n" if first else b",\n") + as_json(row).encode())
        first = False
        yield row
    kept.write(b"[]\n" if first else b"\n]\n")


def _pieces(content: File[bytes]) -> Iterator[bytes]:
    with content:
        yield from content.chunks(_PIECE)
