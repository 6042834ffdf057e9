"""The form of a decision: a level, a reason where it departs from the card, and who took part."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.journey.verdicts import No
from assay.reports.ballot import Ballot, Option
from assay.web.components.fields import Fault, Field, barring, from_bound
from assay.web.components.forms import Form
from assay.words.refusals import sentence

# Stands for "no level", whose code is empty: a radio button needs a value.
NONE = "no level"


class DecisionForm(Form):
    places: ClassVar = {
        No.DEPARTS_TOO_FAR: "level",
        No.MUST_HAVE_NOT_WAIVED: "level",
        No.DEPARTURE_WITHOUT_REASON: "reason",
    }

    level = forms.ChoiceField(
        label=gettext_lazy("What the committee decides"),
        help_text=gettext_lazy("The card's level is chosen. The committee may depart from it by one level."),
        widget=forms.RadioSelect,
        error_messages={
            "required": gettext_lazy("Choose a level, or none."),
            "invalid_choice": gettext_lazy("Choose one of the levels offered."),
        },
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason for departing from the card"),
        help_text=gettext_lazy("Needed where the decision is not the card's level, and kept only then."),
        widget=forms.Textarea(attrs={"rows": 5}),
        required=False,
    )
    members = forms.MultipleChoiceField(
        label=gettext_lazy("Who took part"),
        help_text=gettext_lazy("You record the decision, so you are among them."),
        widget=forms.CheckboxSelectMultiple,
        required=False,
        error_messages={"invalid_choice": gettext_lazy("Only members of the committee take part.")},
    )

    def __init__(self, ballot: Ballot, typed: Mapping[str, Any] | None = None) -> None:
        by_card = next(option.code or NONE for option in ballot.options if option.by_card)
        super().__init__(typed, initial={"level": by_card})
        self.ballot = ballot
        self.offer("level", [(option.code or NONE, _named(option)) for option in ballot.options])
        self.offer("members", [(str(voter.id), voter.name) for voter in ballot.voters])

    @property
    def chosen_level(self) -> str | None:
        level = str(self.cleaned_data["level"])
        return None if level == NONE else level

    def shown(self) -> list[Field]:
        """What cannot be chosen is disabled, with the sentence why."""
        options, voters = self.ballot.options, self.ballot.voters
        levels = {option.code or NONE: sentence(option.may) for option in options if not option.may}
        members = {str(voter.id): sentence(voter.may) for voter in voters if not voter.may}
        return [
            barring(from_bound(self["level"]), levels),
            from_bound(self["reason"]),
            self._with_herself(barring(replace(from_bound(self["members"]), required=True), members)),
        ]

    def faults(self) -> list[Fault]:
        """What is wrong, each with the control to go to: a disabled one cannot be reached."""
        above = [Fault(str(error)) for error in self.non_field_errors()]
        at_fields = [
            Fault(f"{shown.label}: {error}", shown.anchor) for shown in self.shown() for error in shown.errors
        ]
        return above + at_fields

    def _with_herself(self, shown: Field) -> Field:
        own = {str(voter.id) for voter in self.ballot.voters if voter.own}
        choices = tuple(
            replace(one, chosen=True, disabled=True) if one.value in own else one for one in shown.choices
        )
        return replace(shown, choices=choices)


def _named(option: Option) -> str:
    return _("%(level)s, by the card") % {"level": option.name} if option.by_card else option.name
