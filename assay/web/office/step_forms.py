"""The forms on the page of one application."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.records.clock import now
from assay.web.office.choices import offer


class ReasonForm(forms.Form):
    """Setting a rule aside takes a reason, which stands beside the office's name."""

    reason = forms.CharField(
        label=gettext_lazy("Reason"),
        help_text=gettext_lazy("It is kept with your name, and the committee reads it."),
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class CloseForm(ReasonForm):
    """Closing writes to the city, with the reason."""

    def __init__(self, data: Any = None) -> None:
        super().__init__(data, auto_id="close_%s")
        self.fields["reason"].help_text = _("The city reads it in a letter. It is kept with your name.")


def tie_form(expert_id: UUID, data: Any = None) -> ReasonForm:
    """One of several on a page: its ids carry the expert's."""
    return ReasonForm(data, auto_id=f"tie-{expert_id}-%s")


class MustHaveForm(ReasonForm):
    code = forms.ChoiceField(label=gettext_lazy("Which must-have?"))
    field_order = ("code", "reason")

    def __init__(self, data: Any = None, *, codes: Iterable[tuple[str, str]]) -> None:
        super().__init__(data, auto_id="must_have_%s")
        offer(self, "code", [(code, f"{code}: {title}") for code, title in codes])


class VisitForm(forms.Form):
    on = forms.DateField(
        label=gettext_lazy("Day of the visit"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    people = forms.CharField(
        label=gettext_lazy("Who took part"), required=False, widget=forms.Textarea(attrs={"rows": 2})
    )
    notes = forms.CharField(
        label=gettext_lazy("What was seen"),
        help_text=gettext_lazy("The committee reads this."),
        widget=forms.Textarea(attrs={"rows": 6}),
    )

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        # A day that has begun somewhere: the city may lie east or west of the office.
        if (on - now().date()).days > 1:
            raise forms.ValidationError(_("This day has not come yet. Record a visit after it took place."))
        return on
