"""The fields of a piece of evidence, which may come with a save."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.conf import settings
from django.forms.boundfield import BoundField
from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.journey.verdicts import YES, No, Verdict
from assay.web.components.fields import Field, from_bound
from assay.web.components.forms import FilesField, Form
from assay.workflows.evidence import MOST_PARTS, EvidenceDraft, verdict_on
from assay.workflows.file_types import ENDINGS

NAMES = ("file", "address", "title", "period_from", "period_to", "note")
LONGEST_WHERE = 300
LONGEST_NOTE = 2_000
_ACCEPTED = ",".join(ending for endings in ENDINGS.values() for ending in endings)
# The field at which a refusal is shown.
PLACES: dict[No, str] = {
    **dict.fromkeys(
        (
            No.FILE_TYPE,
            No.FILE_TOO_LARGE,
            No.FILE_EMPTY,
            No.FILE_MISNAMED,
            No.FILE_NOT_AS_NAMED,
            No.FILE_MACROS,
            No.FILE_LOCKED,
            No.FILE_OLD_OFFICE,
            No.FILE_DAMAGED,
            No.FILE_ARCHIVE,
            No.FILE_SWELLS,
            No.FILE_LETTERS,
            No.FILE_GONE,
            No.NO_FILE_OR_ADDRESS,
            No.TOO_MANY_PARTS,
        ),
        "file",
    ),
    No.ADDRESS_WRONG: "address",
    No.PERIOD_REVERSED: "period_from",
}


def unmarked(bound: BoundField) -> Field:
    """A field without the word "optional" beside it: where nothing is compulsory, it says nothing."""
    return replace(from_bound(bound), required=True)


class EvidenceFields(Form):
    file = FilesField(label=gettext_lazy("One or more files"), required=False, allow_empty_file=True)
    address = forms.CharField(
        label=gettext_lazy("Addresses"),
        help_text=gettext_lazy("Of pages that anybody can open, one a line. Each begins with https://."),
        required=False,
        max_length=MOST_PARTS * 1001,
        widget=forms.Textarea(attrs={"rows": 2, "inputmode": "url"}),
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
    note = forms.CharField(
        label=gettext_lazy("What experts should know of it"),
        help_text=gettext_lazy("Such as who decided it, or which pages count. Experts read this."),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 2}),
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
        return [unmarked(self[name]) for name in self.evidence_names]

    evidence_names: ClassVar[tuple[str, ...]] = NAMES

    def added(self) -> EvidenceDraft | None:
        """The piece that was filled in; None where nothing was."""
        if not any(self.cleaned_data.get(name) for name in self.evidence_names):
            return None
        return self.piece()

    def piece(self) -> EvidenceDraft:
        typed = self.cleaned_data
        return EvidenceDraft(
            title=typed.get("title", ""),
            files=typed.get("file") or (),
            addresses=_one_a_line(typed.get("address", "")),
            period_from=typed.get("period_from"),
            period_to=typed.get("period_to"),
            note=typed.get("note", "").replace("\r\n", "\n"),
            where=typed.get("where", ""),
        )

    def verdict_on_added(self) -> Verdict:
        """What the workflow would say to it; yes where nothing was filled in, or its fields are at fault."""
        added = self.added()
        return YES if added is None or self.errors.keys() & set(self.evidence_names) else verdict_on(added)


class CitedFields(EvidenceFields):
    """A piece that comes with an answer, and the place in it that shows what the answer says."""

    where = forms.CharField(
        label=gettext_lazy("Where to look"),
        help_text=gettext_lazy("Such as the page or the paragraph that shows it."),
        required=False,
        max_length=LONGEST_WHERE,
    )
    evidence_names = (*NAMES, "where")


def _one_a_line(text: str) -> list[str]:
    return list(dict.fromkeys(line for typed in text.splitlines() if (line := typed.strip())))
