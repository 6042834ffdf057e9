from django.urls import path

from assay.journey.roles import Role
from assay.web.committee.meeting import committee, committee_packet
from assay.web.expert.ties import ties

urlpatterns = [
    path("", committee, name="committee"),
    path("ties", ties, {"role": Role.COMMITTEE}, name="committee_ties"),
    path("<uuid:application>", committee_packet, name="committee_packet"),
]
