"""The board: every application by stage, with filters in the address."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from assay.journey.stages import Owner, Stage
from assay.reports import board as report
from assay.reports.board import Board, Filters
from assay.web.components.fields import Choice, Field
from assay.words import stages as words

_OWNERS = (Owner.OFFICE, Owner.CITY, Owner.SPONSOR, Owner.EXPERTS, Owner.COMMITTEE)


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    filters = report.read(request.GET)
    page = report.board(filters, request.GET.get("page", 1))
    context = {"page": page, "filters": filters, "fields": _fields(filters, page)}
    return render(request, "office/board.html", context)


def _fields(filters: Filters, page: Board) -> list[Field]:
    cohorts = [("", _("All cohorts")), *((one.pk, one.name) for one in page.cohorts)]
    stages = [("", _("Every stage")), *((stage.value, words.for_office(stage)) for stage in Stage)]
    owners = [("", _("Anyone")), *((owner.value, words.owner(owner)) for owner in _OWNERS)]
    sorts = [("stage", _("Stage")), ("since", _("Longest at its stage")), ("place", _("City"))]
    return [
        _select("cohort", _("Cohort"), cohorts, filters.cohort),
        _select("stage", _("Stage"), stages, filters.stage),
        _select("waits_for", _("Waits for"), owners, filters.waits_for),
        _select("sort", _("Order"), sorts, filters.sort),
        Field(
            kind="checkbox",
            id="late",
            name="late",
            label=_("Only what is late"),
            choices=(Choice("late", "1", _("Only what is late"), filters.late),),
            attributes={"value": "1"},
        ),
    ]


def _select(name: str, label: str, choices: list[tuple[str, str]], chosen: str) -> Field:
    options = tuple(Choice(f"{name}-{value}", value, words_, value == chosen) for value, words_ in choices)
    return Field(kind="select", id=name, name=name, label=label, choices=options)
