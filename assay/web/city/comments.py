"""The stream of what the people of a city say to each other, and what stands beside one answer."""

from __future__ import annotations

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST

from assay.records.models import Comment
from assay.reports.comments import comment_lines, comments_of
from assay.web.city.comment_forms import CommentForm
from assay.web.city.membership import Part, my_part
from assay.web.components.redirects import SeeOther, see
from assay.words.items import item_name
from assay.words.refusals import sentence
from assay.words.texts import listed
from assay.workflows.comments import comment, withdraw_comment
from assay.workflows.refusals import Refused

SHOWN = 30


@require_http_methods(["GET", "HEAD", "POST"])
def city_comments(request: HttpRequest, application_id: UUID) -> HttpResponse:
    part = my_part(request, application_id)
    if request.method != "POST":
        return _shown(request, part, CommentForm(part))
    form = CommentForm(part, request.POST)
    if form.is_valid():
        item = form.cleaned_data["item"]
        try:
            said = comment(part.application, form.words, item=item, mentions=form.meant, by=part.person)
        except Refused as refused:
            form.refuse(refused.verdict)
        else:
            _tell(request, said, form.kept_as)
            return _back(part, item)
    return _shown(request, part, form, status=422)


@require_POST
def city_comment_withdraw(request: HttpRequest, application_id: UUID, comment_id: UUID) -> HttpResponse:
    part = my_part(request, application_id)
    said = Comment.objects.filter(pk=comment_id, application=part.application)
    found = said.select_related("application").first()
    if found is None:
        raise Http404
    try:
        withdraw_comment(found, by=part.person)
    except Refused as refused:
        messages.error(request, sentence(refused.verdict))
    else:
        messages.success(request, _("Your comment is taken back."))
    return _back(part, found.item)


def _back(part: Part, item: str) -> SeeOther:
    if item:
        return see("city_answer", part.application.pk, item, anchor="comments")
    return see("city_comments", part.application.pk)


def _tell(request: HttpRequest, said: Comment, kept_as: str) -> None:
    told = sorted(one.name for one in said.mentions.all())
    if told:
        words = ngettext("Told to %(n)s person: %(names)s.", "Told to %(n)s people: %(names)s.", len(told))
        messages.success(request, words % {"n": len(told), "names": listed(told)}, extra_tags=kept_as)
    else:
        messages.success(request, _("Your comment stands there."), extra_tags=kept_as)


def _shown(request: HttpRequest, part: Part, form: CommentForm, status: int = 200) -> HttpResponse:
    page = Paginator(comments_of(part.application), SHOWN).get_page(request.GET.get("page"))
    item = part.edition.item(form["item"].value() or "")
    context = {
        "part": part,
        "acting": part.acting,
        "form": form,
        "page": page,
        "comments": comment_lines(page.object_list, part.person, part.edition),
        "about": item_name(item) if item else "",
    }
    return render(request, "city/comments.html", context, status=status)
