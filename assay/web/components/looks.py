"""Every component once, for those who make pages: the address exists in development only."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import cycle, product
from uuid import UUID

from django import forms
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from assay.records.models import StoredFile
from assay.reports.claims import EvidenceLine, PartLine
from assay.reports.documents import PageShown, Standing
from assay.web.components.maps import Spot, outlines, project

# Leads to no file.
NOTHING = UUID(int=0)


class ExampleForm(forms.Form):
    place = forms.CharField(label="City", help_text="The name as the city writes it.")
    contact = forms.EmailField(label="Your e-mail address at work")
    country = forms.ChoiceField(
        label="Country", choices=[("", "Choose"), ("UY", "Uruguay"), ("CA", "Canada")]
    )
    claim = forms.ChoiceField(
        label="Is the requirement met?",
        help_text="Say what is true today, not what is planned.",
        choices=[("2", "Met"), ("1", "In part"), ("0", "Not met")],
        widget=forms.RadioSelect,
    )
    areas = forms.MultipleChoiceField(
        label="Which departments helped?",
        choices=[("finance", "Finance"), ("parks", "Parks")],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    explanation = forms.CharField(widget=forms.Textarea(attrs={"rows": 5}), required=False)
    evidence = forms.FileField(label="Document", help_text="PDF, at most 20 MB.", required=False)
    agreed = forms.BooleanField(label="I may speak for the city in this matter")


@dataclass(frozen=True)
class Place:
    name: str
    look: str
    sealed: bool
    spot: Spot | None


@dataclass(frozen=True)
class Look:
    look: str
    name: str
    sealed: bool


METALS = ("silver", "gold", "platinum", "bronze", "steel")
LOOKS = (
    *(Look(metal, metal.capitalize(), sealed=True) for metal in METALS),
    *(Look(metal, f"{metal.capitalize()} in the public record", sealed=False) for metal in METALS),
    Look("", "Level not recorded", sealed=False),
)


def looks(request: HttpRequest) -> HttpResponse:
    """`?inner` shows the frame of the inner pages."""
    typed = {"contact": "ana at example.org", "claim": "1", "explanation": "What was typed is kept."}
    context = {
        "frame": "components/inner.html" if "inner" in request.GET else "components/public.html",
        "form": ExampleForm(),
        "refused": ExampleForm(typed, auto_id="again_%s"),
        "looks": LOOKS,
        "outlines": outlines(),
        "places": _places(),
        "page": Paginator(range(200), 20).get_page(request.GET.get("page")),
        "moment": datetime(2027, 3, 31, 21, tzinfo=UTC),
        "day": date(2021, 7, 14),
        "line": EvidenceLine(
            id=NOTHING,
            version=1,
            title="Charter",
            parts=(PartLine(file_id=NOTHING, file_name="charter.pdf", size=48_000),),
            period_from=date(2021, 7, 14),
            period_to=None,
            note="Signed by the council.",
            where="page 3",
        ),
        "nothing": NOTHING,
        "document": PageShown(
            StoredFile(name="charter.pdf"), Standing.FAILED, why="it is locked with a password"
        ),
    }
    return render(request, "components/looks.html", context)


def _places() -> list[Place]:
    """Points of a grid, not cities: nothing here may read as a record."""
    grid = product(range(-35, 55, 9), range(-118, -36, 9))
    places = [
        Place("A point of the grid", look.look, look.sealed, project(*point))
        for point, look in zip(grid, cycle(LOOKS), strict=False)
    ]
    return [place for place in places if place.spot]
