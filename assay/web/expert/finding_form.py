"""The form of one finding: a rating by the words of the scale, or the marks of a checklist."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.journey.verdicts import No, no
from assay.reports.claims import Mark
from assay.reports.desk import Desk
from assay.web.components.fields import Field, barring, from_bound
from assay.web.components.forms import Form
from assay.words.refusals import sentence
from assay.workflows.validation import FindingDraft

NOT_APPLICABLE, BY_CHECKLIST = "na", "checklist"


class FindingForm(Form):
    """A draft may be anything; handing in asks for a rating and a reason."""

    places: ClassVar = {
        No.RATING_MISSING: "rating",
        No.RATING_OFF_SCALE: "rating",
        No.MUST_HAVE_APPLIES: "rating",
        No.REASON_MISSING: "reason",
    }

    rating = forms.ChoiceField(label=gettext_lazy("Your rating"), widget=forms.RadioSelect, required=False)
    marks = forms.MultipleChoiceField(
        label=gettext_lazy("What is in place"), widget=forms.CheckboxSelectMultiple, required=False
    )
    reason = forms.CharField(
        label=gettext_lazy("Reason, for the city"),
        help_text=gettext_lazy(
            "The city reads it in its report. Say what you saw and what is missing."
            " You can hand in only with a reason."
        ),
        widget=forms.Textarea(attrs={"rows": 7}),
        required=False,
    )
    private_notes = forms.CharField(
        label=gettext_lazy("Private notes"),
        help_text=gettext_lazy("Only you ever see them."),
        widget=forms.Textarea(attrs={"rows": 4}),
        required=False,
    )

    def __init__(
        self, desk: Desk, typed: Mapping[str, Any] | None = None, *, handing_in: bool = False
    ) -> None:
        super().__init__(typed, initial=_initial(desk))
        self.handing_in = handing_in
        self.may_set_aside = desk.may_set_aside
        self.codes = [mark.code for mark in desk.checklist]
        self.offer("rating", _ratings(desk))
        self.offer("marks", [(mark.code, _marked(mark)) for mark in desk.checklist])
        for name in ("rating", "marks"):
            self.fields[name].error_messages["invalid_choice"] = sentence(no(No.RATING_OFF_SCALE))

    def clean_rating(self) -> str:
        rating = str(self.cleaned_data["rating"])
        if rating == NOT_APPLICABLE and not self.may_set_aside:
            raise forms.ValidationError(sentence(self.may_set_aside))
        return rating

    def clean(self) -> None:
        """All that handing in lacks is said at once; the workflow would stop at the first of it."""
        if not self.handing_in:
            return
        if self.cleaned_data.get("rating") == "" and not self.cleaned_data.get("marks"):
            self.refuse(no(No.RATING_MISSING))
        if self.cleaned_data.get("reason") == "":
            self.refuse(no(No.REASON_MISSING))

    def draft(self) -> FindingDraft:
        """What was typed, as the workflow takes it.

        Of a checklist every item is marked, yes or no, once she says that it is judged by what is ticked.
        """
        typed = self.cleaned_data
        rating, ticked = typed["rating"], typed["marks"]
        judged = bool(ticked) or rating == BY_CHECKLIST
        return FindingDraft(
            rating=int(rating) if rating.isdecimal() else None,
            not_applicable=rating == NOT_APPLICABLE,
            marks={code: code in ticked for code in self.codes} if judged else {},
            reason=typed["reason"],
            private_notes=typed["private_notes"],
        )

    def shown(self) -> list[Field]:
        """The fields in their order. A draft may lack a rating and a reason, and yet they are no extras."""
        rating = from_bound(self["rating"])
        if not self.may_set_aside:
            rating = barring(rating, {NOT_APPLICABLE: sentence(self.may_set_aside)})
        marks = [replace(from_bound(self["marks"]), required=True)] if self.codes else []
        return [
            *marks,
            replace(rating, required=True),
            replace(from_bound(self["reason"]), required=True),
            from_bound(self["private_notes"]),
        ]


def _ratings(desk: Desk) -> list[tuple[str, str]]:
    """The scale from the top down; a checklist gives the rating by itself."""
    aside = (NOT_APPLICABLE, _("Does not apply to this city"))
    if desk.checklist:
        return [(BY_CHECKLIST, _("By what is ticked above")), aside]
    return [*((str(step.points), step.title) for step in reversed(desk.item.scale)), aside]


def _marked(mark: Mark) -> str:
    return _("%(text)s (compulsory)") % {"text": mark.text} if mark.compulsory else mark.text


def _initial(desk: Desk) -> dict[str, Any]:
    mine = desk.mine
    if mine is None:
        return {}
    rating = "" if mine.rating is None else str(mine.rating)
    if desk.checklist and rating:
        rating = BY_CHECKLIST
    return {
        "rating": NOT_APPLICABLE if mine.not_applicable else rating,
        "marks": [mark.code for mark in mine.marks if mark.marked],
        "reason": mine.reason,
        "private_notes": mine.private_notes,
    }
