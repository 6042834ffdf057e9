"""The city on the page "where does your city stand": found by its name, or chosen among several of it."""

from __future__ import annotations

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from assay.journey.verdicts import No, no
from assay.reports.places import PlaceFacts, find_places
from assay.reports.stand import eligibility_sentence
from assay.standard.editions import Edition
from assay.web.components.fields import Choice, Field
from assay.words.folding import fold
from assay.words.refusals import sentence

NAME, CHOICE = "place", "place-id"

# As many as a reader can choose from; a longer list asks for more of the name.
MOST = 8
LONGEST = 120


@dataclass(frozen=True)
class PlaceAnswer:
    """`choice` is None where there is nothing to choose. `sentence` says whether the city may apply."""

    field: Field
    choice: Field | None
    sentence: str


def place_answer(request: HttpRequest, edition: Edition) -> PlaceAnswer:
    typed = request.POST.get(NAME, "").strip()[:LONGEST]
    found = find_places(typed, MOST) if typed else ()
    chosen = _chosen(typed, found, request.POST.get(CHOICE, ""))
    return PlaceAnswer(
        field=_field(typed),
        choice=_choice(found, chosen) if len(found) > 1 else None,
        sentence=_sentence(typed, found, chosen, edition),
    )


def _chosen(typed: str, found: tuple[PlaceFacts, ...], place_id: str) -> PlaceFacts | None:
    """The place that is meant: chosen by id, the only one found, or the only one of just that name."""
    named = [place for place in found if fold(place.name) == fold(typed)]
    for meant in ([place for place in found if place.id == place_id], found, named):
        if len(meant) == 1:
            return meant[0]
    return None


def _sentence(typed: str, found: tuple[PlaceFacts, ...], chosen: PlaceFacts | None, edition: Edition) -> str:
    if not typed:
        return ""
    if chosen:
        return eligibility_sentence(chosen, edition)
    if found:
        return _("Several places have this name: choose yours at the top of the form.")
    return sentence(no(No.UNKNOWN_PLACE))


def _field(typed: str) -> Field:
    return Field(
        kind="text",
        id=NAME,
        name=NAME,
        label=_("Your city"),
        value=typed,
        hint=_("Only to tell you whether it may apply. Add the state or country if there are several."),
        required=False,
        attributes={"type": "text", "maxlength": LONGEST, "autocomplete": "off"},
    )


def _choice(found: tuple[PlaceFacts, ...], chosen: PlaceFacts | None) -> Field:
    return Field(
        kind="radios",
        id=CHOICE,
        name=CHOICE,
        label=_("Which of these do you mean?"),
        required=False,
        choices=tuple(
            Choice(f"{CHOICE}-{number}", place.id, place.label, place == chosen, place.people)
            for number, place in enumerate(found)
        ),
    )
