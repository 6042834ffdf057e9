"""Addresses: each corner of the site keeps its own list; who may call which is in web/access.py."""

from django.conf import settings
from django.urls import include, path

from assay.web.account.invitations import invitation
from assay.web.city.signing_links import signing, signing_done, signing_file, signing_pdf
from assay.web.components.looks import looks
from assay.web.questions.questions import question, questions

urlpatterns = [
    path("", include("assay.web.public.urls")),
    path("account/", include("assay.web.account.urls")),
    path("invitation/<str:token>", invitation, name="invitation"),
    path("sign/<str:token>", signing, name="signing"),
    path("sign/<str:token>/files/<uuid:file_id>", signing_file, name="signing_file"),
    path("sign/<str:token>/review.pdf", signing_pdf, name="signing_pdf"),
    path("signed", signing_done, name="signing_done"),
    path("questions/<str:token>", questions, name="questions"),
    path("questions/<str:token>/<uuid:task_id>", question, name="question"),
    path("city/", include("assay.web.city.urls")),
    path("expert/", include("assay.web.expert.urls")),
    path("committee/", include("assay.web.committee.urls")),
    path("office/", include("assay.web.office.urls")),
]

handler400 = "assay.web.components.errors.bad_request"
handler403 = "assay.web.components.errors.forbidden"
handler404 = "assay.web.components.errors.not_found"
handler500 = "assay.web.components.errors.server_error"

if settings.DEBUG:
    urlpatterns += [path("looks", looks, name="looks")]
