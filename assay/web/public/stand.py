"""Where does your city stand: one form, answered at once and forgotten.

What is marked comes in the body of a POST, never in an address, and no workflow is called: nothing is stored.
"""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from assay.reports.rules import entry
from assay.reports.stand import read_marks, standing
from assay.reports.standard import edition_line
from assay.web.components.fields import Fault
from assay.web.public.editions import asked_edition
from assay.web.public.stand_form import FIELD, form_of
from assay.web.public.stand_place import place_answer
from assay.words.refusals import sentence

# A script that keeps the page asks by this header for the parts that change.
PARTS = "X-Parts"


@require_http_methods(["GET", "HEAD", "POST"])
def stand(request: HttpRequest, edition_id: str | None = None) -> HttpResponse:
    """The form; on POST the form as it was filled in, with what it comes to."""
    edition = asked_edition(edition_id)
    marks = _marks(request)
    claims, refused = read_marks(marks, edition)
    context = {
        "edition": edition_line(edition),
        "entry": entry(edition),
        "place": place_answer(request, edition),
        "form": form_of(edition, marks, refused),
        "faults": [
            Fault(f"{code}: {sentence(verdict)}", f"{FIELD}{code}" if edition.item(code) else "")
            for code, verdict in refused.items()
        ],
        "standing": standing(claims, edition) if request.method == "POST" and not refused else None,
    }
    template = "public/stand_parts.html" if request.headers.get(PARTS) else "public/stand.html"
    return render(request, template, context, status=422 if refused else 200)


def _marks(request: HttpRequest) -> dict[str, str]:
    """What was marked, by code; blank values are no marks."""
    return {
        name.removeprefix(FIELD): str(value)
        for name, value in request.POST.items()
        if name.startswith(FIELD) and value
    }
