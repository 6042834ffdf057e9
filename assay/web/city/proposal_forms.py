"""The two forms on the page of a proposal."""

from __future__ import annotations

from typing import ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from assay.journey.texts import LONGEST_TEXT
from assay.journey.verdicts import No
from assay.web.components.forms import Form
from assay.workflows.proposals import Taking


class TakeForm(Form):
    places: ClassVar = {No.TEXT_MISSING: "text", No.TEXT_TOO_LONG: "text"}

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    text = forms.CharField(
        label=gettext_lazy("What becomes part of the answer"),
        help_text=gettext_lazy("Change it first where you wish."),
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 8}),
    )
    where = forms.ChoiceField(
        label=gettext_lazy("Where does it go?"),
        choices=[
            ("after", gettext_lazy("After the explanation that stands there")),
            ("instead", gettext_lazy("Instead of it")),
        ],
        widget=forms.RadioSelect,
    )

    def taking(self) -> Taking:
        typed = self.cleaned_data
        text = typed["text"].replace("\r\n", "\n")
        return Taking(text, instead=typed["where"] == "instead", version=typed["version"])


class ReturnForm(Form):
    places: ClassVar = {No.REASON_MISSING: "comment", No.WORDS_BESIDE: "comment"}

    comment = forms.CharField(
        label=gettext_lazy("What is still missing?"),
        help_text=gettext_lazy("Your words go out by letter, with the link. The text that was sent is kept."),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
