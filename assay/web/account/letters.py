"""How soon a person is told of what waits for her. A letter leads here; only the button changes anything."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from assay.journey.paces import Pace
from assay.web.components.forms import Form
from assay.web.components.redirects import see
from assay.web.persons import person
from assay.words.paces import pace as pace_words
from assay.workflows.notices import choose_pace


class LettersForm(Form):
    pace = forms.ChoiceField(
        label=gettext_lazy("How often should letters come?"),
        help_text=gettext_lazy(
            "E-mails that are gathered come at 7 in the morning, weekly ones on Monday. "
            "Without letters, you find what waits for you on your city's page."
        ),
        widget=forms.RadioSelect,
    )

    def __init__(self, typed: Any = None, initial: Any = None) -> None:
        super().__init__(typed, initial=initial)
        self.offer("pace", [(one.value, _capital(pace_words(one))) for one in Pace])


@require_http_methods(["GET", "HEAD", "POST"])
def my_letters(request: HttpRequest) -> HttpResponse:
    me = person(request)
    form = LettersForm(request.POST if request.method == "POST" else None, {"pace": me.letters})
    if request.method == "POST" and form.is_valid():
        chosen = Pace(form.cleaned_data["pace"])
        choose_pace(me, chosen)
        messages.success(request, _("Saved. E-mails come: %(pace)s.") % {"pace": pace_words(chosen)})
        return see("my_letters")
    context = {"form": form, "now": pace_words(Pace(me.letters))}
    return render(request, "account/letters.html", context, status=422 if form.is_bound else 200)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
