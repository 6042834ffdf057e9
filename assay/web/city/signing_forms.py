"""The forms on the page where the lead asks for sign-off, and on the one where the sponsor gives it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext_lazy

from assay.journey.verdicts import No, no
from assay.web.components.forms import Form
from assay.words.refusals import sentence
from assay.workflows.signing_links import Named


class _Ticked(forms.MultipleChoiceField):
    """Somebody is to be ticked unless another is named beside it, which is the form's to ask."""

    def validate(self, value: Any) -> None:
        if value:
            super().validate(value)


class AskForm(Form):
    """Who signs for the city: those who are known, and one more by name."""

    places: ClassVar[Mapping[No, str]] = {No.NO_SPONSOR: "name", No.SPONSOR_ANSWERS: "email"}

    who = _Ticked(
        label=gettext_lazy("Who is asked to sign"),
        help_text=gettext_lazy(
            "One signature is enough. Each gets a letter with a link, and needs no account."
        ),
        widget=forms.CheckboxSelectMultiple,
    )
    sure = forms.BooleanField(
        label=gettext_lazy("I have seen what is still on its way, and ask nonetheless."),
        error_messages={
            "required": gettext_lazy(
                "Tick the box to ask nonetheless, or look first at what is still on its way."
            )
        },
    )
    name = forms.CharField(
        label=gettext_lazy("Name of your executive sponsor"),
        help_text=gettext_lazy("The mayor, the city manager, or whoever may speak for the city."),
        required=False,
        max_length=200,
    )
    email = forms.EmailField(
        label=gettext_lazy("E-mail address at work"),
        help_text=gettext_lazy("A letter with a link to the page goes there. No account is needed."),
        required=False,
    )

    def __init__(
        self,
        known: Sequence[Named],
        typed: Any = None,
        *,
        asked_before: Sequence[Named] = (),
        stated: Named | None = None,
        nonetheless: bool = False,
    ) -> None:
        """`stated` is the sponsor whom the city named when it stated its interest.

        `nonetheless` where something is still on its way: then a tick more is asked for.
        """
        ticked = [one.email for one in asked_before or known]
        suggested = stated if stated and not known else Named("", "")
        super().__init__(typed, initial={"who": ticked, "name": suggested.name, "email": suggested.email})
        self.fields["sure"].required = nonetheless
        self.known = {one.email: one for one in known}
        for name in ("name", "email"):
            self.fields[name].required = not known
        self.offer("who", [(one.email, f"{one.name}, {one.email}") for one in known])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for given, other in (("name", "email"), ("email", "name")):
            if cleaned.get(given) and not cleaned.get(other) and other not in self.errors:
                self.add_error(other, self.fields[other].error_messages["required"])
        return cleaned

    @property
    def names_another(self) -> bool:
        """Whether somebody is named beside those who are known."""
        return bool({"name", "email"} & self.errors.keys()) or bool(self["name"].value())

    def sponsors(self) -> list[Named]:
        chosen = [self.known[email] for email in self.cleaned_data.get("who", ())]
        name, email = self.cleaned_data.get("name"), self.cleaned_data.get("email")
        return [*chosen, Named(name, email)] if name and email else chosen


class DeputyForm(Form):
    """Somebody who signs in the sponsor's place."""

    places: ClassVar[Mapping[No, str]] = {No.SPONSOR_ANSWERS: "email", No.HAS_A_LINK: "email"}
    prefix = "deputy"

    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    email = forms.EmailField(label=gettext_lazy("E-mail address at work"))
    sure = forms.BooleanField(
        label=gettext_lazy("I name this person to sign for the city in my place."),
        error_messages={"required": gettext_lazy("Tick the box to name this person.")},
    )

    def deputy(self) -> Named:
        return Named(self.cleaned_data["name"], self.cleaned_data["email"])


class SignForm(Form):
    """One box, under the statement that is kept with the signature.

    `read` is what the page showed, as a digest; the page writes it anew each time that it is shown.
    """

    read = forms.CharField(required=False, widget=forms.HiddenInput)
    agreed = forms.BooleanField(required=False)

    def __init__(self, statement: str, typed: Any = None) -> None:
        super().__init__(typed)
        self.fields["agreed"].label = statement

    def clean_agreed(self) -> bool:
        if not self.cleaned_data["agreed"]:
            raise forms.ValidationError(sentence(no(No.NOT_SIGNED)))
        return True

    def untick(self) -> None:
        """Take the tick off again, as what it stood under has changed; what was found wrong stays."""
        self.data = {}


class SendBackForm(Form):
    places: ClassVar[Mapping[No, str]] = {No.WORDS_BESIDE: "comment"}

    comment = forms.CharField(
        label=gettext_lazy("What should be changed?"),
        help_text=gettext_lazy("The city lead gets your words by letter, and the answers open again."),
        max_length=5000,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
