"""One application: what there is to do, and everything about it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from assay.reports.dossier import dossier
from assay.web.components.redirects import see
from assay.web.office.opening import acting, application_of
from assay.web.office.steps import Forms, step_of
from assay.words.refusals import sentence
from assay.workflows.refusals import Refused

# Where the page says what can be done.
NEXT = "next"


@dataclass(frozen=True)
class Fault:
    """A line of the list of what is wrong; `anchor` leads to the place on the page."""

    text: str
    anchor: str = NEXT


@require_safe
def application(request: HttpRequest, application_id: UUID) -> HttpResponse:
    return page_of(request, application_id)


def page_of(
    request: HttpRequest,
    application_id: UUID,
    *,
    refused: Forms | None = None,
    faults: Sequence[Fault] = (),
    status: int = 200,
) -> HttpResponse:
    """The page as it stands now, with forms that were not taken as they were filled in."""
    found = application_of(application_id)
    page = dossier(found)
    context = {
        "page": page,
        "step": step_of(found, page, refused or {}),
        "faults": faults,
        "refused": next(iter((refused or {}).values()), None),
        "acting": acting(request, found.cohort),
    }
    return render(request, "office/application.html", context, status=status)


def done(
    request: HttpRequest,
    application_id: UUID,
    do: Callable[[], object],
    said: str,
    refused: Forms | None = None,
) -> HttpResponse:
    """Do it and go back to the page, or show there why it was not done."""
    try:
        do()
    except Refused as refusal:
        faults = [Fault(sentence(refusal.verdict))]
        return page_of(request, application_id, refused=refused, faults=faults, status=422)
    messages.success(request, said)
    return see("office_application", application_id)
