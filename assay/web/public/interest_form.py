"""The form in which a person states her city's interest. The city is found by its name, on the server."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.journey.verdicts import No, Verdict, no
from assay.reports.inbox import invented_names
from assay.reports.places import PlaceFacts, find_places
from assay.web.components.forms import Form
from assay.words.eligibility import by_public_facts
from assay.words.folding import fold
from assay.words.refusals import sentence
from assay.words.texts import listed
from assay.workflows.interests import InterestDraft, place_named, public_verdict

# The button that only asks whether the city may apply.
CHECK = "check"

# As many as a reader can choose from; a longer list asks for more of the name.
MOST = 12


def _line(label: Any, autocomplete: str, *, longest: int = 200, required: bool = True) -> forms.CharField:
    widget = forms.TextInput(attrs={"autocomplete": autocomplete})
    return forms.CharField(label=label, max_length=longest, required=required, widget=widget)


class _Candidates(forms.ChoiceField):
    """A choice made before the name was typed anew counts for nothing; it is no fault."""

    def valid_value(self, value: str) -> bool:
        return True


class InterestForm(Form):
    """`place` is the one that is meant, None until that is clear; `found` are those of the name.

    `ambiguous` says that it has to be chosen among them.
    """

    city = forms.CharField(
        label=gettext_lazy("Your city"),
        help_text=gettext_lazy("Its name, with the state or country if there are several."),
        max_length=120,
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    which = _Candidates(label=gettext_lazy("Which of these do you mean?"), widget=forms.RadioSelect)
    name = _line(gettext_lazy("Your name"), "name")
    email = forms.EmailField(
        label=gettext_lazy("Your e-mail address at work"),
        help_text=gettext_lazy("The answer comes here."),
        max_length=254,
        widget=forms.EmailInput(attrs={"autocomplete": "email"}),
    )
    job_title = _line(gettext_lazy("Your job title"), "organization-title")
    sponsor_name = _line(gettext_lazy("Name of your executive sponsor"), "off", required=False)
    sponsor_email = forms.EmailField(
        label=gettext_lazy("E-mail address of your executive sponsor"),
        help_text=gettext_lazy("Nobody writes to it because of this form."),
        max_length=254,
        required=False,
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
    )
    words = forms.CharField(
        label=gettext_lazy("Anything you want to say"),
        max_length=4000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    # Comes with the form, once: sent twice, it is one statement.
    form_key = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: Mapping[str, Any] | None = None, *, invented: bool, **more: Any) -> None:
        super().__init__(data, **more)
        typed = data if data is not None else self.initial
        self.invented = invented
        self.words_typed = str(typed.get("city", "")).strip()[:120]
        found = find_places(self.words_typed, MOST + 1, invented=invented) if self.words_typed else ()
        self.found, self.more_found = found[:MOST], len(found) > MOST
        self.place, self.ambiguous = self._meant(str(typed.get("which", "")))
        self.offer("which", [(place.id, _label(place)) for place in self.found])
        which = self.fields["which"]
        which.required = self.ambiguous
        which.error_messages["required"] = self._unclear() if self.ambiguous else ""

    @property
    def verdict(self) -> Verdict:
        """Whether the place may apply, by public facts alone. Only where a place is meant."""
        assert self.place is not None
        return public_verdict(place_named(self.place.id))

    @property
    def answer(self) -> str:
        """What is said at once of the city that was typed; blank before one was."""
        if not self.words_typed:
            return ""
        if self.place is None:
            return self._unclear()
        return by_public_facts(self.verdict, self.place.label, self.place.people)

    def draft(self) -> InterestDraft:
        """What was written. Only of a form that is valid."""
        kept = ("name", "email", "job_title", "sponsor_name", "sponsor_email", "words", "form_key")
        return InterestDraft(**{name: self.cleaned_data[name] for name in kept})

    def clean_form_key(self) -> UUID:
        try:
            return UUID(self.cleaned_data["form_key"])
        except ValueError:
            return uuid4()

    def clean_which(self) -> str:
        return self.place.id if self.place else ""

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        if self.words_typed and self.place is None and not self.has_error("which"):
            self.add_error("which" if self.ambiguous else "city", self._unclear())
        elif self.place is not None and not self.verdict:
            self.add_error("city", sentence(self.verdict))
        return values

    def _meant(self, place_id: str) -> tuple[PlaceFacts | None, bool]:
        """The place, and whether it has to be chosen: a name that was only begun could be another city's."""
        typed = fold(self.words_typed)
        whole = [place for place in self.found if typed.startswith(fold(place.name))]
        named = [place for place in self.found if typed == fold(place.name)]
        for sure in (whole if len(self.found) == 1 else (), () if self.more_found else named):
            if len(sure) == 1:
                return sure[0], False
        chosen = next((place for place in self.found if place.id == place_id), None)
        return chosen, bool(self.found)

    def _unclear(self) -> str:
        if self.more_found:
            return _("Many places have this name. Choose yours, or add its state or country.")
        if len(self.found) == 1:
            return _("Is this the city you mean? Choose it, or write the name of yours in full.")
        if self.ambiguous:
            return _("Several places have this name. Choose yours.")
        if self.invented:
            names = {"why": sentence(no(No.DEMONSTRATION_SITE)), "names": listed(invented_names())}
            return _("%(why)s Such as %(names)s.") % names
        return sentence(no(No.UNKNOWN_PLACE))


def _label(place: PlaceFacts) -> str:
    return f"{place.label}, {place.people}" if place.people else place.label
