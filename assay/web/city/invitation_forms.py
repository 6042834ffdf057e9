"""The form with which the lead invites everybody else of her city."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from assay.journey.roles import Role
from assay.journey.verdicts import No
from assay.web.components.forms import Form
from assay.words.roles import role as role_words

INVITED = (Role.LEAD, Role.CONTRIBUTOR, Role.SPONSOR)


class InviteForm(Form):
    places: ClassVar = {No.TAKES_PART: "email"}

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    email = forms.EmailField(label=gettext_lazy("E-mail address at work"))
    role = forms.ChoiceField(
        label=gettext_lazy("Takes part as"),
        help_text=gettext_lazy(
            "A city lead invites, assigns and asks for sign-off. A contributor answers and adds evidence."
            " The executive sponsor reads one page and signs."
        ),
        widget=forms.RadioSelect,
    )

    def __init__(self, typed: Any = None) -> None:
        super().__init__(typed)
        self.offer("role", [(role.value, role_words(role)) for role in INVITED])
