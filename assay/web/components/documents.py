"""The pages of a file, for whoever may read it: the corner that asks has asked that."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse

from assay.records.models import StoredFile
from assay.records.pages import page_pictures, picture_key
from assay.reports.documents import page_shown, picture_shown
from assay.web.components.redirects import see
from assay.web.persons import person
from assay.workflows import documents


@dataclass(frozen=True)
class Corner:
    """The names of its addresses: a page, the picture of one, and the original. `template` is the page's."""

    document: str
    picture: str
    original: str
    template: str


def document_page(request: HttpRequest, file: StoredFile, corner: Corner, **more: Any) -> HttpResponse:
    """One page of the file; a POST asks for its pages to be made again."""
    here = reverse(corner.document, args=[file.application_id, file.pk])
    if request.method == "POST":
        documents.make_again(file, by=person(request))
        return see(corner.document, file.application_id, file.pk)
    shown = page_shown(file, request.GET.get("page"))
    context = {
        "shown": shown,
        "here": here,
        "picture": reverse(corner.picture, args=[file.application_id, file.pk, shown.number]),
        "original": reverse(corner.original, args=[file.application_id, file.pk]),
        **more,
    }
    return render(request, corner.template, context)


def send_picture(file: StoredFile, number: int) -> FileResponse:
    """A picture that was drawn here: the one thing of a stranger's file that is shown on our address."""
    if not picture_shown(file, number):
        raise Http404
    response = FileResponse(page_pictures().open(picture_key(file, number)), content_type="image/webp")
    response["Content-Disposition"] = "inline"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    return response
