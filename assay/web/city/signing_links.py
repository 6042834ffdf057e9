"""The page that a sponsor reads and signs by her link alone, and what leads on from it.

The key in its address is what no stranger knows: the page needs no account, no session and no other token
against forged forms. Opening it changes nothing, however often; a button does.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from allauth.core.ratelimit import consume
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from assay.journey.access import may_sign
from assay.journey.roles import Role
from assay.journey.verdicts import No, Verdict
from assay.records.clock import now
from assay.records.models import SigningLink
from assay.reports.claims import claimed_file
from assay.reports.submission import submission
from assay.reports.submission_papers import submission_pdf
from assay.web.city.signing_forms import DeputyForm, SendBackForm, SignForm
from assay.web.city.words_beside import words_beside
from assay.web.components.context import ByLink
from assay.web.components.downloads import send_file, send_paper
from assay.web.components.errors import too_many
from assay.web.components.redirects import see
from assay.web.persons import desk_key
from assay.words.publicity import becomes_public
from assay.words.refusals import sentence
from assay.words.roles import role as role_words
from assay.words.signatures import statement
from assay.words.zones import zone as zone_words
from assay.workflows.refusals import Refused
from assay.workflows.signatures import what_is_signed
from assay.workflows.signing import (
    deputies_of,
    may_name_deputy,
    name_deputy,
    parts_of,
    send_back_by_link,
    sign_by_link,
)
from assay.workflows.signing_links import standing_link
from assay.workflows.sites import this_site

# The limits themselves are a setting: ACCOUNT_RATE_LIMITS["signing"].
LIMIT = "signing"

View = Callable[..., HttpResponseBase]


def by_link(view: View) -> View:
    """What is reached by a key: nothing of it is kept, and no page that is opened from it learns the key.

    Presses are limited. Opening is not: nobody guesses a key of 256 bits, and it writes not even a count.
    """

    @wraps(view)
    def guarded(request: HttpRequest, token: str, **more: Any) -> HttpResponseBase:
        pressed = request.method == "POST"
        if pressed and not consume(request, action=LIMIT):
            response: HttpResponseBase = too_many(request)
        else:
            response = view(request, token, standing_link(token), **more)
        response["Referrer-Policy"] = "no-referrer"
        response["X-Robots-Tag"] = "noindex, nofollow"
        return response

    return csrf_exempt(never_cache(guarded))


def _spent(request: HttpRequest) -> HttpResponse:
    """One page for every key that opens nothing, whatever became of it."""
    return render(request, "city/signing_spent.html", {"by_link": ByLink()}, status=404)


@require_http_methods(["GET", "HEAD", "POST"])
@by_link
def signing(request: HttpRequest, token: str, link: SigningLink | None) -> HttpResponse:
    if request.method == "POST":
        return _pressed(request, token, link)
    return _spent(request) if link is None else _shown(request, token, link)


def _pressed(request: HttpRequest, token: str, link: SigningLink | None) -> HttpResponse:
    """What a button does. A link that was used up by the same press before says the same again."""
    try:
        if "send-back" in request.POST:
            return _send_back(request, token, link)
        if "name-deputy" in request.POST:
            return _name(request, token, link)
        return _sign(request, token, link)
    except Refused as refused:
        if refused.verdict.reason is No.LINK_SPENT:
            return _spent(request)
        raise


def _sign(request: HttpRequest, token: str, link: SigningLink | None) -> HttpResponse:
    words = statement(link.application.place.label) if link else ""
    form = SignForm(words, request.POST)
    if link is not None and (back := words_beside(request.POST, SendBackForm)) is not None:
        return _shown(request, token, link, sign=form if form.is_valid() else None, back=back, status=422)
    if form.is_valid():
        try:
            sign_by_link(token, statement=words, agreed=True, read=form.cleaned_data["read"])
        except Refused as refused:
            _refuse(form, refused.verdict)
        else:
            told = _("Signed and submitted. You and the city lead get a letter that says so.")
            messages.success(request, told, extra_tags=_kept_as(link))
            return see("signing_done")
    return _spent(request) if link is None else _shown(request, token, link, sign=form, status=422)


def _send_back(request: HttpRequest, token: str, link: SigningLink | None) -> HttpResponse:
    form = SendBackForm(request.POST)
    if form.is_valid():
        try:
            send_back_by_link(token, comment=form.cleaned_data["comment"])
        except Refused as refused:
            _refuse(form, refused.verdict)
        else:
            told = _("Sent back. The answers are open again, and the city lead has your words.")
            messages.success(request, told, extra_tags=_kept_as(link))
            return see("signing_done")
    return _spent(request) if link is None else _shown(request, token, link, back=form, status=422)


def _name(request: HttpRequest, token: str, link: SigningLink | None) -> HttpResponse:
    form = DeputyForm(request.POST)
    if form.is_valid():
        try:
            named = name_deputy(token, form.deputy())
        except Refused as refused:
            _refuse(form, refused.verdict)
        else:
            told = _("%(name)s gets a letter with a link. You can still sign yourself, until one of you has.")
            messages.success(request, told % {"name": named.name}, extra_tags=_kept_as(link))
            if link is not None and request.POST.get("comment", "").strip():
                # Her remarks wait for their own button: the page comes back with them.
                return _shown(request, token, link, deputy=DeputyForm())
            return see("signing", token)
    return _spent(request) if link is None else _shown(request, token, link, deputy=form, status=422)


def _kept_as(link: SigningLink | None) -> str:
    """The name under which a browser keeps what is typed on the page."""
    return f"sign-{desk_key(link)}" if link else ""


def _refuse(form: SignForm | SendBackForm | DeputyForm, verdict: Verdict) -> None:
    """Say it on the page; where the link opens nothing any more there is no page to say it on."""
    if verdict.reason is No.LINK_SPENT:
        raise Refused(verdict)
    form.refuse(verdict)
    if isinstance(form, SignForm) and verdict.reason is No.TEXT_CHANGED:
        form.untick()


def _shown(
    request: HttpRequest,
    token: str,
    link: SigningLink,
    *,
    sign: SignForm | None = None,
    back: SendBackForm | None = None,
    deputy: DeputyForm | None = None,
    status: int = 200,
) -> HttpResponse:
    """With what was typed beside the button that was pressed."""
    typed = request.POST
    comment, name, email = (typed.get(one, "") for one in ("comment", "deputy-name", "deputy-email"))
    application, cohort = link.application, link.application.the_cohort
    # Before the text itself: what changes in between is then refused, and never signed unread.
    read = what_is_signed(application)
    city = application.place.label
    may, may_name = may_sign(parts_of(link)), may_name_deputy(link)
    context = {
        "by_link": ByLink(role_words(Role.SPONSOR), link.name, cohort.name, desk_key(link)),
        "link": link,
        "token": token,
        "city": city,
        "zone": cohort.zone,
        "zone_name": zone_words(cohort.zone),
        "page": submission(application),
        "at": now(),
        "sign": sign or SignForm(statement(city)),
        "back": back or SendBackForm(initial={"comment": comment}),
        "deputy": deputy or DeputyForm(initial={"name": name, "email": email}),
        # What stands there came back, and is known to be nowhere else.
        "named": status == 200 and bool(comment),
        "read": read,
        "may_sign": may,
        "why_not": sentence(may),
        "may_name": may_name,
        "names_deputies": link.deputy_of is None,
        "why_not_name": sentence(may_name),
        "deputies": deputies_of(link),
        "becomes_public": becomes_public(this_site().becomes_public),
    }
    return render(request, "city/signing.html", context, status=status)


@require_safe
@by_link
def signing_file(
    request: HttpRequest, token: str, link: SigningLink | None, file_id: UUID
) -> HttpResponseBase:
    """A file that a claim cites, and no other."""
    file = claimed_file(link.application, file_id) if link is not None else None
    return send_file(file) if file is not None else _spent(request)


@require_safe
@by_link
def signing_pdf(request: HttpRequest, token: str, link: SigningLink | None) -> HttpResponse:
    if link is None:
        return _spent(request)
    pages = submission_pdf(
        link.application, reader=link.name, public_parts=this_site().becomes_public, at=now()
    )
    return send_paper(pages, name="review.pdf")


@require_safe
@never_cache
def signing_done(request: HttpRequest) -> HttpResponse:
    """The same for everybody: what was done is said once, above it, to whoever did it."""
    return render(request, "city/signing_done.html", {"by_link": ByLink()})
