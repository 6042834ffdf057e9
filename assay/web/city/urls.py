from django.urls import path

from assay.web.city.answers import city_answer
from assay.web.city.areas import city_area
from assay.web.city.files import city_file
from assay.web.city.home import city, city_home
from assay.web.city.invitations import city_invite, city_uninvite
from assay.web.city.reports import city_report
from assay.web.city.reviews import city_ask, city_review, city_review_pdf
from assay.web.city.sending import city_recall, city_withdraw
from assay.web.city.signatures import city_sign_off
from assay.web.city.versions import city_answer_version

_MINE = "<uuid:application_id>"

urlpatterns = [
    path("", city, name="city"),
    path(_MINE, city_home, name="city_home"),
    path(f"{_MINE}/areas/<str:code>", city_area, name="city_area"),
    path(f"{_MINE}/answers/<str:code>", city_answer, name="city_answer"),
    path(
        f"{_MINE}/answers/<str:code>/versions/<int:number>", city_answer_version, name="city_answer_version"
    ),
    path(f"{_MINE}/files/<uuid:file_id>", city_file, name="city_file"),
    path(f"{_MINE}/people", city_invite, name="city_invite"),
    path(f"{_MINE}/people/<uuid:invitation_id>/withdraw", city_uninvite, name="city_uninvite"),
    path(f"{_MINE}/review", city_review, name="city_review"),
    path(f"{_MINE}/review.pdf", city_review_pdf, name="city_review_pdf"),
    path(f"{_MINE}/ask-for-sign-off", city_ask, name="city_ask"),
    path(f"{_MINE}/sign-off", city_sign_off, name="city_sign_off"),
    path(f"{_MINE}/recall", city_recall, name="city_recall"),
    path(f"{_MINE}/withdraw", city_withdraw, name="city_withdraw"),
    path(f"{_MINE}/report", city_report, name="city_report"),
]
