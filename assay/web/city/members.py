"""One member: her part changed, the lead handed over to her, her part ended; and leaving oneself."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_http_methods

from assay.journey.roles import Role
from assay.records.models import Membership, Person
from assay.web.city.confirming import Question, confirm
from assay.web.city.membership import PARTS, Part, my_part
from assay.web.components.forms import Form
from assay.web.components.redirects import see
from assay.words.roles import role as role_words
from assay.words.texts import listed
from assay.workflows.members import roles_in
from assay.workflows.memberships import change_part, hand_over, leave, remove
from assay.workflows.refusals import Refused


class PartForm(Form):
    role = forms.ChoiceField(label=gettext_lazy("Takes part as"), widget=forms.RadioSelect)

    def __init__(self, typed: Any = None, *, initial: Role | None = None) -> None:
        super().__init__(typed, initial={"role": initial})
        self.offer("role", [(role.value, role_words(role)) for role in PARTS])


@require_http_methods(["GET", "HEAD", "POST"])
def city_member(request: HttpRequest, application_id: UUID, person_id: UUID) -> HttpResponse:
    part = my_part(request, application_id, Role.LEAD)
    member = _member(part, person_id)
    held = [role for role in PARTS if role in roles_in(member, part.application)]
    form = PartForm(request.POST if request.method == "POST" else None, initial=held[0])
    if request.method == "POST" and form.is_valid():
        role = Role(form.cleaned_data["role"])
        try:
            change_part(member, part.application, role=role, by=part.person)
        except Refused as refused:
            form.refuse(refused.verdict)
        else:
            told = {"name": member.name, "role": role_words(role)}
            messages.success(request, _("%(name)s takes part as %(role)s now.") % told)
            return see("city_people", application_id)
    context = {
        "part": part,
        "acting": part.acting,
        "member": member,
        "roles": listed(role_words(role) for role in held),
        "is_me": member == part.person,
        "may_lead": member != part.person and bool({Role.LEAD, Role.CONTRIBUTOR} & set(held)),
        "form": form,
    }
    return render(request, "city/member.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def city_member_remove(request: HttpRequest, application_id: UUID, person_id: UUID) -> HttpResponse:
    part = my_part(request, application_id, Role.LEAD)
    member = _member(part, person_id)
    question = Question(
        _("End the part of %(name)s?") % {"name": member.name},
        (
            _("These pages close to them at once, and their links end. A letter tells them."),
            _("What they wrote stays, with their name. What they still have to answer is nobody's then."),
        ),
        _("End the part"),
        reverse("city_member", args=[application_id, person_id]),
    )
    if request.method != "POST":
        return confirm(request, part, question)
    try:
        freed = remove(member, part.application, by=part.person)
    except Refused as refused:
        return confirm(request, part, question, refused.verdict)
    if member == part.person:
        return see("my_start")
    messages.success(request, _("%(name)s no longer takes part.") % {"name": member.name})
    tell_freed(request, freed)
    return see("city_people", application_id)


@require_http_methods(["GET", "HEAD", "POST"])
def city_hand_over(request: HttpRequest, application_id: UUID, person_id: UUID) -> HttpResponse:
    part = my_part(request, application_id, Role.LEAD)
    member = _member(part, person_id)
    told = {"name": member.name}
    question = Question(
        _("Hand the lead over to %(name)s?") % told,
        (
            _("%(name)s becomes city lead at once, and a letter tells them.") % told,
            _("You stay as contributor: you answer, and no longer invite, assign or ask for sign-off."),
            _("To lead together instead, change their part to city lead, and keep yours."),
        ),
        _("Hand over"),
        reverse("city_member", args=[application_id, person_id]),
    )
    if request.method != "POST":
        return confirm(request, part, question)
    try:
        hand_over(part.application, to=member, by=part.person)
    except Refused as refused:
        return confirm(request, part, question, refused.verdict)
    messages.success(request, _("%(name)s is city lead now, and you are contributor.") % told)
    return see("city_people", application_id)


@require_http_methods(["GET", "HEAD", "POST"])
def city_leave(request: HttpRequest, application_id: UUID) -> HttpResponse:
    part = my_part(request, application_id)
    question = Question(
        _("Leave the application of %(city)s?") % {"city": part.city},
        (
            _("These pages close to you at once. A city lead can invite you again."),
            _("What you wrote stays, with your name. What you still have to answer is nobody's then."),
        ),
        _("Leave"),
        reverse("city_people", args=[application_id]),
    )
    if request.method != "POST":
        return confirm(request, part, question)
    try:
        leave(part.application, by=part.person)
    except Refused as refused:
        return confirm(request, part, question, refused.verdict)
    messages.success(request, _("You no longer take part in this application."))
    return see("my_start")


def tell_freed(request: HttpRequest, freed: int) -> None:
    """Say how much has nobody now."""
    if freed:
        told = ngettext(
            "%(n)s question has nobody now. Give it to somebody else under “Who has what”.",
            "%(n)s questions have nobody now. Give them to somebody else under “Who has what”.",
            freed,
        )
        messages.warning(request, told % {"n": freed})


def _member(part: Part, person_id: UUID) -> Person:
    row = Membership.objects.standing().filter(application=part.application, person=person_id)
    found = row.select_related("person").first()
    if found is None:
        raise Http404
    return found.person
