"""The form in which one says something beside an answer, or of the whole."""

from __future__ import annotations

from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.utils.translation import gettext_lazy

from assay.journey.roles import CITY
from assay.journey.verdicts import No
from assay.web.city.membership import Part
from assay.web.components.forms import Form
from assay.workflows.members import members

LONGEST_COMMENT = 5000


class CommentForm(Form):
    places: ClassVar = {No.TEXT_MISSING: "text"}

    item = forms.CharField(required=False, widget=forms.HiddenInput, max_length=40)
    text = forms.CharField(
        label=gettext_lazy("Your comment"),
        help_text=gettext_lazy("Only the people of your city read it. An @ before a name tells that person."),
        max_length=LONGEST_COMMENT,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    mentions = forms.MultipleChoiceField(
        label=gettext_lazy("Tell"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )

    def __init__(self, part: Part, typed: Any = None, *, item: str = "") -> None:
        super().__init__(typed, initial={"item": item})
        self.application_id = part.application.pk
        others = [one for one in members(part.application, *CITY) if one != part.person]
        self.offer("mentions", [(str(one.pk), one.name) for one in others])
        if not others:
            del self.fields["mentions"]

    @property
    def kept_as(self) -> str:
        """The name under which a browser keeps it until it stands there."""
        return f"comment-{self.application_id}-{self['item'].value()}"

    @property
    def meant(self) -> list[UUID]:
        return [UUID(one) for one in self.cleaned_data.get("mentions", [])]

    @property
    def words(self) -> str:
        text: str = self.cleaned_data["text"]
        return text.replace("\r\n", "\n")
