"""A spreadsheet in the hands of somebody who fills it in."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Mapping

from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook, load_workbook

from assay.journey.sheets import Column
from assay.records.models import Application, Person, SheetLoad
from assay.reports.spreadsheets import as_text, as_workbook, assessment
from assay.words.sheets import column
from assay.workflows.sheets import load_sheet

# What is typed: by the code of the row, with "/" and the part where it is one, then by the column.
Typing = Mapping[str, Mapping[Column, object]]


def downloaded(application: Application) -> bytes:
    return as_workbook(assessment(Application.objects.get(pk=application.pk)))


def downloaded_text(application: Application) -> bytes:
    return as_text(assessment(Application.objects.get(pk=application.pk)))


def opened(data: bytes) -> Workbook:
    return load_workbook(io.BytesIO(data))


def saved(book: Workbook) -> bytes:
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def filled(data: bytes, typing: Typing, *, change: Callable[[Workbook], object] | None = None) -> bytes:
    """The workbook with these cells typed, saved again as a spreadsheet program would."""
    book, left = opened(data), set(typing)
    for sheet in book.worksheets:
        heads = {cell.value: cell.column for cell in sheet[1]}
        if column(Column.CODE) not in heads:
            continue
        for row in range(2, sheet.max_row + 1):
            name = sheet.cell(row, heads[column(Column.CODE)]).value
            if column(Column.PART) in heads:
                name = f"{name}/{sheet.cell(row, heads[column(Column.PART)]).value}"
            for which, text in typing.get(str(name), {}).items():
                sheet.cell(row, heads[column(which)]).value = text
                left.discard(str(name))
    assert not left, f"no rows {left}"
    if change is not None:
        change(book)
    return saved(book)


def filled_text(data: bytes, typing: Typing) -> bytes:
    """The same of a table of text, as Excel saves it: with semicolons."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))
    heads = {name: index for index, name in enumerate(rows[0])}
    for row in rows[1:]:
        name = row[heads[column(Column.CODE)]]
        if part := row[heads[column(Column.PART)]]:
            name = f"{name}/{part}"
        for which, text in typing.get(name, {}).items():
            row[heads[column(which)]] = str(text)
    stream = io.StringIO(newline="")
    csv.writer(stream, delimiter=";").writerows(rows)
    return stream.getvalue().encode("utf-8-sig")


def upload(data: bytes, name: str = "sheet.xlsx") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data)


def loaded(application: Application, data: bytes, *, by: Person) -> SheetLoad:
    return load_sheet(application, upload(data), by=by)
