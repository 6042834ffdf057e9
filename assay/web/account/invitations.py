"""Taking up an invitation. Opening the link changes nothing: mail scanners open links too. A button does."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.auth import login
from django.contrib.auth.password_validation import validate_password
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from assay.journey.roles import Role
from assay.records.models import Invitation, Person
from assay.web.components.redirects import see
from assay.words.roles import role as role_words
from assay.workflows.invitations import standing_invitation, take_up
from assay.workflows.refusals import Refused

_BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


class NewPersonForm(forms.Form):
    """For somebody who has no account here yet."""

    name = forms.CharField(
        label=gettext_lazy("Your name"),
        max_length=200,
        widget=forms.TextInput(attrs={"autocomplete": "name"}),
    )
    password = forms.CharField(
        label=gettext_lazy("Choose a password"),
        help_text=gettext_lazy("At least 12 characters. A short sentence is easy to remember."),
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "new-password"}),
    )

    def __init__(self, email: str, typed: Any = None, initial: Any = None) -> None:
        super().__init__(typed, initial=initial)
        self.email = email

    def clean_password(self) -> str:
        password: str = self.cleaned_data["password"]
        validate_password(password, Person(email=self.email, name=self.cleaned_data.get("name", "")))
        return password


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Who invites to what; then a new person gives a name and a password, and a known one signs in first."""
    found = standing_invitation(token)
    if found is None:
        return render(request, "account/invitation_spent.html", status=404)
    known = Person.objects.filter(email=found.email).first()
    me = request.user if isinstance(request.user, Person) else None
    typed = request.POST if request.method == "POST" else None
    form = None if known else NewPersonForm(found.email, typed, {"name": found.name})
    if request.method == "POST" and _may_take_up(me, known) and (form is None or form.is_valid()):
        return _take_up(request, token, found, known, form)
    context = _context(request, found, known, me, form)
    return render(request, "account/invitation.html", context, status=422 if typed is not None else 200)


def _may_take_up(me: Person | None, known: Person | None) -> bool:
    """A known person is signed in as herself; a new one is nobody yet."""
    return me == known


def _take_up(
    request: HttpRequest, token: str, found: Invitation, known: Person | None, form: NewPersonForm | None
) -> HttpResponse:
    typed = form.cleaned_data if form else {}
    try:
        person = take_up(token, person=known, name=typed.get("name", ""), password=typed.get("password", ""))
    except Refused:
        return render(request, "account/invitation_spent.html", status=404)
    if known is None:
        login(request, person, backend=_BACKEND)
    messages.success(request, _("Welcome, %(name)s. Your city's work begins here.") % {"name": person.name})
    return see("city_home", found.application.pk)


def _context(
    request: HttpRequest,
    found: Invitation,
    known: Person | None,
    me: Person | None,
    form: NewPersonForm | None,
) -> dict[str, Any]:
    application = found.application
    return {
        "inviter": found.created_by.name,
        "role": role_words(Role(found.role)),
        "city": application.place.label,
        "cohort": application.cohort.name if application.cohort else "",
        "until": found.expires_at,
        "email": found.email,
        "known": known is not None,
        "may_take_up": _may_take_up(me, known),
        "signed_in_as": me.email if me else "",
        "form": form,
        "here": request.path,
    }
