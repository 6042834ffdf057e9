"""The form with which the lead hands work out: to whom, until when, with which words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.journey.roles import Role
from assay.journey.verdicts import No
from assay.records.hands import Hand, hand_key, hand_name
from assay.records.models import Helper
from assay.web.city.membership import Part
from assay.web.components.fields import Field, from_bound
from assay.web.components.forms import Form
from assay.workflows.helpers import HelperDraft
from assay.workflows.members import members
from assay.workflows.tasks import TaskDraft

SOMEBODY_NEW = "new"
LONGEST_NOTE = 5000


class AssignForm(Form):
    places: ClassVar = {
        No.NOBODY_NAMED: "name",
        No.HAS_AN_ACCOUNT: "email",
        No.NOT_OF_THE_TEAM: "who",
        No.UNKNOWN_ITEM: "who",
        No.DUE_IN_THE_PAST: "due_on",
        No.DUE_TOO_LATE: "due_on",
    }

    who = forms.ChoiceField(label=gettext_lazy("Who is to answer?"), widget=forms.RadioSelect)
    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("A name, a department, or both."),
        required=False,
        max_length=200,
    )
    department = forms.CharField(label=gettext_lazy("Department"), required=False, max_length=200)
    email = forms.EmailField(
        label=gettext_lazy("E-mail address"),
        help_text=gettext_lazy("The link goes there. Without an address, you ask them yourself."),
        required=False,
    )
    due_on = forms.DateField(
        label=gettext_lazy("Due on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    note = forms.CharField(
        label=gettext_lazy("Note"),
        help_text=gettext_lazy("What they should know. It stands beside the question."),
        required=False,
        max_length=LONGEST_NOTE,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    beside = forms.BooleanField(
        label=gettext_lazy("Whoever has it now keeps it too"),
        required=False,
    )
    tell = forms.BooleanField(
        label=gettext_lazy("Tell them now: a member by a letter, a helper by their link"),
        required=False,
    )

    def __init__(self, part: Part, typed: Any = None) -> None:
        super().__init__(typed, initial={"tell": True})
        team = members(part.application, Role.LEAD, Role.CONTRIBUTOR)
        helpers = Helper.objects.filter(application=part.application, withdrawn_at=None)
        hands: list[Hand] = [
            *team,
            *helpers.select_related("application__place").order_by("department", "name", "pk"),
        ]
        self.hands: dict[str, Hand] = {hand_key(one): one for one in hands}
        names = [(key, hand_name(one)) for key, one in self.hands.items()]
        self.offer("who", [*names, (SOMEBODY_NEW, _("Somebody without an account, or a department:"))])

    @property
    def named_fields(self) -> list[Field]:
        """Without "optional" at the two of which one is needed."""
        either = [replace(from_bound(self[name]), required=True) for name in ("name", "department")]
        return [*either, from_bound(self["email"])]

    def chosen(self) -> Hand | HelperDraft:
        """Whom the form names; a draft where she is new."""
        typed = self.cleaned_data
        if typed["who"] != SOMEBODY_NEW:
            return self.hands[typed["who"]]
        return HelperDraft(typed["name"], typed["department"], typed["email"])

    def draft(self, items: tuple[str, ...]) -> TaskDraft:
        typed = self.cleaned_data
        return TaskDraft(
            items,
            due_on=typed["due_on"],
            note=typed["note"].replace("\r\n", "\n"),
            beside=typed["beside"],
            tell=typed["tell"],
        )
