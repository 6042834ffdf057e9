"""A form that a workflow may refuse, and whose choices may be known only when it is made."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

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


# What is said where a field was left empty, by its widget: the first that fits.
_EMPTY: tuple[tuple[type[forms.Widget], Promise], ...] = (
    (forms.CheckboxSelectMultiple, gettext_lazy("Nothing is ticked under “%(label)s”. Tick at least one.")),
    (forms.RadioSelect, gettext_lazy("Nothing is chosen under “%(label)s”. Choose one.")),
    (forms.Select, gettext_lazy("Nothing is chosen under “%(label)s”. Choose one.")),
    (forms.CheckboxInput, gettext_lazy("The box “%(label)s” is not ticked. Tick it to go on.")),
    (forms.FileInput, gettext_lazy("There is no file under “%(label)s”. Choose one.")),
    (forms.Widget, gettext_lazy("Nothing is written under “%(label)s”. Write it here.")),
)
_UNSAID = forms.Field.default_error_messages["required"]


class Form(forms.Form):
    """Says of a field that was left empty which it is and what to do, where it has no words of its own."""

    # The field at which a refusal is shown; any other stands above the form.
    places: ClassVar[Mapping[No, str]] = {}

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        for name, field in self.fields.items():
            if field.error_messages["required"] is _UNSAID:
                said = next(words for widget, words in _EMPTY if isinstance(field.widget, widget))
                field.error_messages["required"] = said % {"label": field.label or name}

    def refuse(self, verdict: Verdict) -> None:
        """Say why it was not taken."""
        place = self.places.get(verdict.reason) if verdict.reason else None
        self.add_error(place if place in self.fields else None, sentence(verdict))

    def offer(self, name: str, choices: Iterable[tuple[str, str]]) -> None:
        """Let the field of that name be one, or several, of `choices`."""
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(choices)
