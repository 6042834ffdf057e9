"""A form that a workflow may refuse, and whose choices may be known only when it is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile

from assay.journey.verdicts import No, Verdict
from assay.words.refusals import sentence


class FilesInput(forms.FileInput):
    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Any number of files; their list is the cleaned value. They are looked into when they are stored."""

    def __init__(self, **more: Any) -> None:
        super().__init__(widget=FilesInput(attrs={"multiple": True}), **more)

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile]:
        clean = super().clean
        return [found for one in data or [] if (found := clean(one, initial))]


class Form(forms.Form):
    # The field at which a refusal is shown; any other stands above the form.
    places: ClassVar[Mapping[No, str]] = {}

    def refuse(self, verdict: Verdict) -> None:
        """Say why it was not taken."""
        place = self.places.get(verdict.reason) if verdict.reason else None
        self.add_error(place if place in self.fields else None, sentence(verdict))

    def offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        """Let the field of that name be one, or several, of `choices`."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)
