"""The form of one answer: the claim, the explanation, the notes, and evidence that comes to it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, ClassVar
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.journey.texts import LONGEST_TEXT
from assay.journey.verdicts import No, no
from assay.records.models import AnswerVersion
from assay.standard.criteria import Criterion
from assay.standard.editions import Edition, Outcome
from assay.web.city.evidence_forms import PLACES, CitedFields, unmarked
from assay.web.city.told_forms import ToldFields
from assay.web.components.fields import Field, from_bound
from assay.words import outcomes
from assay.words.refusals import sentence
from assay.words.texts import said
from assay.workflows.answers import ClaimDraft

LONGEST_FIGURE = 300


def _text(label: Any, hint: Any, rows: int) -> forms.CharField:
    return forms.CharField(
        label=label,
        help_text=hint,
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


class AnswerForm(ToldFields, CitedFields):
    """Nothing is compulsory: a city may save whatever it has. What is lacking is asked for at sign-off."""

    places: ClassVar = {
        No.RATING_OFF_SCALE: "rating",
        **PLACES,
    }

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    late = forms.CharField(widget=forms.HiddenInput, required=False, max_length=60)
    rating = forms.TypedChoiceField(
        label=gettext_lazy("What does the city claim?"),
        help_text=gettext_lazy("Say what is true today, not what is planned."),
        coerce=int,
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )
    marks = forms.MultipleChoiceField(
        label=gettext_lazy("What is in place?"),
        help_text=gettext_lazy("Mark what is true today. The claim follows from the marks."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    option = forms.ChoiceField(label=gettext_lazy("Which outcome?"), required=False, widget=forms.RadioSelect)
    explanation = _text(
        gettext_lazy("How the city meets it"),
        gettext_lazy("In a few sentences. The experts read this beside the evidence."),
        8,
    )
    notes = _text(gettext_lazy("Notes"), gettext_lazy("Only the people of your city ever see them."), 3)

    def __init__(
        self,
        item: Criterion | Outcome,
        edition: Edition,
        *,
        typed: Mapping[str, Any] | None = None,
        files: MultiValueDict[str, UploadedFile] | None = None,
        initial: Mapping[str, Any] | None = None,
    ) -> None:
        super().__init__(typed, files, initial=dict(initial or {}))
        self.item = item
        self.checklist = item.checklist if isinstance(item, Criterion) else None
        self._shape(edition)

    def _shape(self, edition: Edition) -> None:
        """Keep the fields that this item asks for."""
        scale = edition.scales[self.item.scale].ratings
        if self.checklist is None:
            del self.fields["marks"]
            steps = [(str(rating), said(words)) for rating, words in sorted(scale.items(), reverse=True)]
            self.offer("rating", [*steps, ("", _("Not answered yet"))])
            self.fields["rating"].error_messages["invalid_choice"] = sentence(no(No.RATING_OFF_SCALE))
        else:
            del self.fields["rating"]
            self.offer("marks", [(one.code, said(one.text)) for one in self.checklist.items])
        if isinstance(self.item, Outcome):
            self.offer("option", [(one.code, said(one.title)) for one in self.item.options])
            for name in outcomes.TYPED:
                self.fields[name] = forms.CharField(
                    label=outcomes.label(name),
                    help_text=outcomes.hint(name),
                    required=False,
                    max_length=LONGEST_FIGURE,
                )
        else:
            del self.fields["option"]

    @property
    def claim_fields(self) -> list[Field]:
        """What is asked of the claim, in the order in which one thinks of it."""
        names = ("rating", "marks", "option", *outcomes.TYPED, "explanation")
        return [unmarked(self[name]) for name in names if name in self.fields]

    @property
    def notes_field(self) -> Field:
        return unmarked(self["notes"])

    @property
    def typed_texts(self) -> list[Field]:
        """All that was typed as text, to be shown back where it cannot be saved."""
        shown = [from_bound(self[name]) for name in self.fields if name != "version"]
        return [one for one in shown if one.kind in ("text", "textarea") and one.value]

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        verdict = self.verdict_on_added()
        if not verdict:
            self.refuse(verdict)
        return typed

    def draft(self, cite: Mapping[UUID, str]) -> ClaimDraft:
        """What was typed, as the workflow takes it. Of a checklist, no mark at all is no answer yet."""
        typed, added = self.cleaned_data, self.added()
        chosen = typed.get("marks") or []
        items = self.checklist.items if self.checklist and chosen else []
        figures = {name: typed.get(name, "") for name in outcomes.FIGURES}
        return ClaimDraft(
            rating=typed.get("rating"),
            marks={one.code: one.code in chosen for one in items},
            outcome={name: value for name, value in figures.items() if value},
            explanation=_lines(typed["explanation"]),
            notes=_lines(typed["notes"]),
            cite=cite,
            add=(added,) if added else (),
            late=typed["late"],
            **self.told(),
        )


def initial_of(version: AnswerVersion | None, number: int) -> dict[str, Any]:
    """What the form begins with: the answer as it stands."""
    if version is None:
        return {"version": number}
    return {
        "version": number,
        "rating": "" if version.rating is None else str(version.rating),
        "marks": [code for code, made in version.marks.items() if made],
        "explanation": version.explanation,
        "notes": version.notes,
        "told_by": version.told_by,
        "told_how": version.told_how,
        "told_on": version.told_on.isoformat() if version.told_on else "",
        **version.outcome,
    }


def _lines(text: str) -> str:
    """A browser sends each end of a line as two letters; an answer that was not changed must not differ."""
    return text.replace("\r\n", "\n")
