"""The form of a piece of evidence in the library: new, in its next version, or described better."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any
from uuid import UUID

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.datastructures import MultiValueDict
from django.utils.translation import gettext_lazy

from assay.reports.claims import EvidenceLine, PartLine
from assay.web.city.evidence_forms import NAMES, PLACES, EvidenceFields, unmarked
from assay.web.components.fields import Field
from assay.workflows.evidence import EvidenceDraft


class SentAhead(forms.MultipleChoiceField):
    """Ids of files that a script sent before the form; whether they are there is asked when it is saved."""

    def valid_value(self, value: str) -> bool:
        try:
            return bool(UUID(value))
        except ValueError:
            return False


class PieceForm(EvidenceFields):
    places = PLACES

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0, initial=0)
    keep = forms.MultipleChoiceField(
        label=gettext_lazy("Keep beside what is new"),
        help_text=gettext_lazy("What has no tick is replaced. It stays in the history, and can be restored."),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    ahead = SentAhead(required=False, widget=forms.MultipleHiddenInput)

    def __init__(
        self,
        line: EvidenceLine | None = None,
        typed: Mapping[str, Any] | None = None,
        files: MultiValueDict[str, UploadedFile] | None = None,
        *,
        corrects: bool = False,
    ) -> None:
        """With `corrects` all parts of `line` stay, and only what is said of them may change."""
        super().__init__(typed, files, initial=_initial(line) if line else {})
        self.corrects = corrects
        parts = [(str(at), part_name(part)) for at, part in enumerate(line.parts)] if line else []
        self.all_parts = range(len(parts))
        self.offer("keep", parts)
        for name in ("keep", "file", "address", "ahead") if corrects else () if line else ("keep",):
            del self.fields[name]

    @property
    def part_fields(self) -> list[Field]:
        return [unmarked(self[name]) for name in ("file", "address", "keep") if name in self.fields]

    @property
    def about_fields(self) -> list[Field]:
        return [unmarked(self[name]) for name in NAMES if name not in ("file", "address")]

    @property
    def kept(self) -> list[int]:
        if self.corrects:
            return list(self.all_parts)
        return [int(position) for position in self.cleaned_data.get("keep", ())]

    @property
    def sent_ahead(self) -> list[UUID]:
        """Those of the ids that are ids; also of a form at fault, to show its files again."""
        typed = self.data.getlist("ahead") if hasattr(self.data, "getlist") else []
        return _ids(typed) if "ahead" in self.fields else []

    def draft(self) -> EvidenceDraft:
        return replace(self.piece(), sent_ahead=self.sent_ahead)


def part_name(part: PartLine) -> str:
    return part.address or part.file_name


def _initial(line: EvidenceLine) -> dict[str, Any]:
    return {
        "version": line.version,
        "title": line.title,
        "period_from": line.period_from,
        "period_to": line.period_to,
        "note": line.note,
    }


def _ids(texts: Sequence[str]) -> list[UUID]:
    return [UUID(text) for text in texts if SentAhead().valid_value(text)]
