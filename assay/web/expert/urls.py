from django.urls import path

from assay.journey.roles import Role
from assay.web.expert.documents import expert_document, expert_document_page
from assay.web.expert.files import expert_file
from assay.web.expert.findings import expert_finding
from assay.web.expert.queue import expert, expert_application
from assay.web.expert.ties import ties

urlpatterns = [
    path("", expert, name="expert"),
    path("ties", ties, {"role": Role.EXPERT}, name="expert_ties"),
    path("<uuid:application>", expert_application, name="expert_application"),
    path("<uuid:application>/files/<uuid:file_id>", expert_file, name="expert_file"),
    path("<uuid:application>/files/<uuid:file_id>/pages", expert_document, name="expert_document"),
    path(
        "<uuid:application>/files/<uuid:file_id>/pages/<int:number>.webp",
        expert_document_page,
        name="expert_document_page",
    ),
    path("<uuid:application>/<slug:item>", expert_finding, name="expert_finding"),
]
