from django.urls import path

from assay.journey.roles import Role
from assay.web.committee.meeting import committee, committee_packet
from assay.web.expert.ties import end_tie, ties

urlpatterns = [
    path("", committee, name="committee"),
    path("ties", ties, {"role": Role.COMMITTEE}, name="committee_ties"),
    path("ties/<int:tie>/end", end_tie, {"role": Role.COMMITTEE}, name="committee_tie_end"),
    path("<uuid:application>", committee_packet, name="committee_packet"),
]
