"""The two forms on the sponsor's page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from assay.journey.verdicts import No, no
from assay.web.components.forms import Form
from assay.words.refusals import sentence


class SignForm(Form):
    """One box, under the statement that is kept with the signature.

    `read` is what the page showed, as a digest; the page writes it anew each time that it is shown.
    """

    read = forms.CharField(required=False, widget=forms.HiddenInput)
    agreed = forms.BooleanField(required=False)

    def __init__(self, statement: str, typed: Any = None) -> None:
        super().__init__(typed)
        self.fields["agreed"].label = statement

    def clean_agreed(self) -> bool:
        if not self.cleaned_data["agreed"]:
            raise forms.ValidationError(sentence(no(No.NOT_SIGNED)))
        return True

    def untick(self) -> None:
        """Take the tick off again, as what it stood under has changed; what was found wrong stays."""
        self.data = {}


class SendBackForm(Form):
    comment = forms.CharField(
        label=gettext_lazy("What should be changed?"),
        help_text=gettext_lazy("The city lead gets your words by letter, and the answers open again."),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
