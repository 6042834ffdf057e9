"""The same save as by the button, made while somebody types and answered in a few words for the script."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, JsonResponse
from django.template.loader import render_to_string

from assay.journey.verdicts import No
from assay.reports.answers import written
from assay.reports.differences import differences
from assay.standard.criteria import Criterion
from assay.standard.editions import Outcome
from assay.web.city.answer_pages import lead_of
from assay.web.city.membership import Part
from assay.web.city.saving import Attempt, attempt
from assay.web.city.typed import typed_words
from assay.words import saving as words
from assay.words.moments import in_zone, time_of_day
from assay.words.refusals import sentence
from assay.workflows.answers import mark, overtaken

# A script that saves as somebody types asks by this header.
HEADER = "X-Save"
# Whoever typed can do nothing about these; her words stay in her browser.
_CLOSED = (No.ANSWERS_CLOSED, No.WRONG_ROLE)


def is_asked(request: HttpRequest) -> bool:
    return HEADER in request.headers


def autosave(request: HttpRequest, part: Part, item: Criterion | Outcome) -> JsonResponse:
    """`state` tells the script what to do, `say` the reader; `lead` and `notice` are put in their places."""
    made = attempt(request, part, item)
    if made.saved is not None:
        return JsonResponse(_saved(part, item, made))
    if made.theirs is not None:
        return JsonResponse(_conflict(part, item, made), status=409)
    if made.refused is not None and made.refused.reason in _CLOSED:
        why = sentence(in_zone(made.refused, part.zone))
        return JsonResponse({"state": "closed", "say": words.refused([why])}, status=422)
    return JsonResponse({"state": "refused", "say": words.refused(_faults(made))}, status=422)


def _saved(part: Part, item: Criterion | Outcome, made: Attempt) -> dict[str, Any]:
    assert made.saved is not None
    late, version = made.saved.late, made.saved.version
    if late is not None:
        said = words.kept_late(time_of_day(late.at, part.zone))
        return {"state": "late", "version": made.version, "late": mark(late), "say": said}
    assert version is not None
    return {
        "state": "saved",
        "version": version.number,
        "say": words.saved_at(time_of_day(version.at, part.zone)),
        "lead": render_to_string("city/answer_lead.html", {"lead": lead_of(version, item, part)}),
    }


def _conflict(part: Part, item: Criterion | Outcome, made: Attempt) -> dict[str, Any]:
    theirs, draft = made.theirs, made.draft
    assert theirs is not None
    assert draft is not None
    stands, why = written(theirs, item, part.edition), overtaken(theirs, part.person)
    herself = why.reason is No.CHANGED_BY_HERSELF
    shown = {
        "said": sentence(in_zone(why, part.zone)),
        "herself": herself,
        "differences": differences(stands, typed_words(draft, item, part)),
        "number": theirs.number,
        "by": stands.by,
    }
    notice = render_to_string("city/conflict.html", shown)
    return {"state": "conflict", "say": words.overtaken(by_herself=herself), "notice": notice}


def _faults(made: Attempt) -> list[str]:
    faults = []
    for name, errors in made.form.errors.items():
        label = made.form.fields[name].label if name in made.form.fields else ""
        faults += [f"{label}: {error}" if label else str(error) for error in errors]
    return faults
