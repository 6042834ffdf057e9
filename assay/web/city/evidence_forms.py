"""The fields of a piece of evidence, which may come with a save."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from django import forms
from django.conf import settings
from django.forms.boundfield import BoundField
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.journey.verdicts import YES, Verdict
from assay.web.components.fields import Field, from_bound
from assay.web.components.forms import FilesField, Form
from assay.workflows.evidence import EvidenceDraft, verdict_on
from assay.workflows.file_types import ENDINGS

NAMES = ("file", "address", "title", "period_from", "period_to", "where")
LONGEST_WHERE = 300
_ACCEPTED = ",".join(ending for endings in ENDINGS.values() for ending in endings)


def unmarked(bound: BoundField) -> Field:
    """A field without the word "optional" beside it: where nothing is compulsory, it says nothing."""
    return replace(from_bound(bound), required=True)


class EvidenceFields(Form):
    file = FilesField(label=gettext_lazy("One or more files"), required=False, allow_empty_file=True)
    address = forms.CharField(
        label=gettext_lazy("An address"),
        help_text=gettext_lazy("Of a page that anybody can open. It begins with https://."),
        required=False,
        max_length=1000,
        widget=forms.URLInput(attrs={"inputmode": "url"}),
    )
    title = forms.CharField(
        label=gettext_lazy("Title"),
        help_text=gettext_lazy("What it is, such as the name of the policy."),
        required=False,
        max_length=200,
    )
    period_from = forms.DateField(
        label=gettext_lazy("Covers the time from"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    period_to = forms.DateField(
        label=gettext_lazy("until"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    where = forms.CharField(
        label=gettext_lazy("Where to look"),
        help_text=gettext_lazy("Such as the page or the paragraph that shows it."),
        required=False,
        max_length=LONGEST_WHERE,
    )

    def __init__(self, *args: Any, **more: Any) -> None:
        super().__init__(*args, **more)
        file = self.fields["file"]
        file.widget.attrs["accept"] = _ACCEPTED
        file.help_text = _("PDF, Word, Excel, PowerPoint, PNG, JPEG, CSV or text, at most %(limit)s.") % {
            "limit": filesizeformat(settings.EVIDENCE_MOST_BYTES)
        }

    @property
    def evidence_fields(self) -> list[Field]:
        return [unmarked(self[name]) for name in NAMES]

    def added(self) -> EvidenceDraft | None:
        """The piece that was filled in; None where nothing was."""
        typed = self.cleaned_data
        if not any(typed.get(name) for name in NAMES):
            return None
        return EvidenceDraft(
            title=typed.get("title", ""),
            files=typed.get("file") or (),
            addresses=[address] if (address := typed.get("address", "")) else (),
            period_from=typed.get("period_from"),
            period_to=typed.get("period_to"),
            where=typed.get("where", ""),
        )

    def verdict_on_added(self) -> Verdict:
        """What the workflow would say to it; yes where nothing was filled in, or its fields are at fault."""
        added = self.added()
        return YES if added is None or self.errors.keys() & set(NAMES) else verdict_on(added)
