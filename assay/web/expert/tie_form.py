"""The form in which a person declares a tie to a city."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from assay.journey.access import TieGrade
from assay.reports.places import PlaceFacts
from assay.web.components.fields import Field, from_bound
from assay.web.components.forms import Form

_GRADES = [
    (TieGrade.HARD.value, _("Hard")),
    (TieGrade.SOFT.value, _("Soft")),
]
_EXPLAINED = {
    TieGrade.HARD.value: _(
        "You worked for it or were paid by it, you coached it, you own part of a vendor of it, or someone"
        " close to you does. You never judge this city, and it leaves your queue at once."
    ),
    TieGrade.SOFT.value: _(
        "A lesser bond: you live there, or you helped it years ago. The programme office weighs it, and you"
        " judge this city only where it allows it, with a reason on record."
    ),
}


class TieForm(Form):
    place = forms.ChoiceField(
        label=_("City"),
        widget=forms.RadioSelect,
        error_messages={
            "required": _("Choose the city."),
            "invalid_choice": _("Choose one of these cities."),
        },
    )
    grade = forms.ChoiceField(
        label=_("How strong is the tie?"),
        choices=_GRADES,
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose how strong the tie is.")},
    )
    kind = forms.CharField(
        label=_("What is the tie?"),
        help_text=_("In a few words: worked there from 2015 to 2019. The programme office reads it."),
        max_length=200,
        error_messages={"required": _("Say what the tie is.")},
    )

    def __init__(self, places: Sequence[PlaceFacts], typed: Mapping[str, Any] | None = None) -> None:
        super().__init__(typed, initial={"place": places[0].id} if len(places) == 1 else None)
        self.people = {place.id: place.people for place in places}
        self.offer("place", [(place.id, place.label) for place in places])

    def shown(self) -> list[Field]:
        place, grade = from_bound(self["place"]), from_bound(self["grade"])
        return [_hinted(place, self.people), _hinted(grade, _EXPLAINED), from_bound(self["kind"])]


def _hinted(field: Field, hints: Mapping[str, Any]) -> Field:
    choices = tuple(replace(one, hint=str(hints.get(one.value, ""))) for one in field.choices)
    return replace(field, choices=choices)
