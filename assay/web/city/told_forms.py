"""Whose words an answer holds, where another person enters them: "from Rosa Lima, by e-mail, 3 May"."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from assay.web.components.fields import Field, from_bound
from assay.web.components.forms import Form


class ToldFields(Form):
    """Three fields for the form of an answer. How and when count only where it is said from whom."""

    told_by = forms.CharField(
        label=gettext_lazy("From whom?"),
        help_text=gettext_lazy("Name and department. Without it, the way and the day are not kept."),
        required=False,
        max_length=300,
    )
    told_how = forms.CharField(
        label=gettext_lazy("How did you get it?"),
        help_text=gettext_lazy("For example: by e-mail, in a meeting, by telephone."),
        required=False,
        max_length=100,
    )
    told_on = forms.DateField(
        label=gettext_lazy("When?"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    @property
    def told_fields(self) -> list[Field]:
        by, *others = (from_bound(self[name]) for name in ("told_by", "told_how", "told_on"))
        return [replace(by, required=True), *others]

    @property
    def is_told(self) -> bool:
        """Whether anything stands in them, so that they are shown open."""
        return any(self[name].value() for name in ("told_by", "told_how", "told_on"))

    def told(self) -> dict[str, Any]:
        """As the draft of an answer takes them."""
        typed = self.cleaned_data
        if "told_by" not in self.data:
            # A script saves without these, and the page with all answers does not have them.
            return {"told_stands": True}
        if not typed.get("told_by"):
            return {}
        return {name: typed[name] for name in ("told_by", "told_how", "told_on")}
