"""A page to think again: what would be done, one button, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from assay.journey.verdicts import Verdict
from assay.web.city.membership import Part
from assay.words.moments import in_zone
from assay.words.refusals import sentence


@dataclass(frozen=True)
class Question:
    """`says` are sentences on what would follow. `back` is the address of the page it was asked from."""

    title: str
    says: Sequence[str]
    button: str
    back: str


def confirm(
    request: HttpRequest, part: Part, question: Question, refused: Verdict | None = None
) -> HttpResponse:
    """`refused` is why it was not done, where the button was pressed in vain."""
    why_not = sentence(in_zone(refused, part.zone)) if refused is not None else ""
    context = {"part": part, "acting": part.acting, "question": question, "why_not": why_not}
    return render(request, "city/confirm.html", context, status=422 if why_not else 200)
