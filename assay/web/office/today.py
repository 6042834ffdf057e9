"""What waits for the office: the page on which it lands."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_safe

from assay.journey.stages import Owner, Stage
from assay.journey.work import AT_STAGE, Work
from assay.reports import today as report
from assay.reports.today import Heap, Line


@dataclass(frozen=True)
class Link:
    line: Line
    url: str


@dataclass(frozen=True)
class HeapLinks:
    """A heap with the pages that its lines lead to; `url` is of the list that holds all of it."""

    heap: Heap
    url: str
    lines: tuple[Link, ...]


_ONE = {Work.VERIFY: "office_interest", Work.SET_INSTANT: "office_cohort"}


@require_safe
def today(request: HttpRequest) -> HttpResponse:
    page = report.today()
    heaps = [_linked(heap) for heap in page.heaps]
    return render(request, "office/today.html", {"page": page, "heaps": heaps})


def _linked(heap: Heap) -> HeapLinks:
    name = _ONE.get(heap.work, "office_application")
    lines = tuple(Link(line, reverse(name, args=[line.key])) for line in heap.lines)
    return HeapLinks(heap, _all_of(heap.work), lines)


def _all_of(work: Work) -> str:
    """The list of everything of that kind."""
    match work:
        case Work.VERIFY:
            return reverse("office_interests")
        case Work.SET_INSTANT:
            return reverse("office_cohorts")
        case Work.RESEND:
            return reverse("office_outbox")
        case Work.INVITE_AGAIN:
            return _board(stage=Stage.ELIGIBLE)
        case Work.SETTLE | Work.CLOSE:
            return _board(waits_for=Owner.OFFICE, stage=Stage.VALIDATION)
        case _:
            return _board(stage=next(stage for stage, one in AT_STAGE.items() if one is work))


def _board(**filters: str) -> str:
    return f"{reverse('office_board')}?" + "&".join(f"{name}={value}" for name, value in filters.items())
