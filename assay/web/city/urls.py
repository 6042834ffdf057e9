from django.urls import path

from assay.web.city.all_answers import city_answers
from assay.web.city.answers import city_answer
from assay.web.city.archives import city_archive
from assay.web.city.areas import city_area
from assay.web.city.assigning import city_assign
from assay.web.city.changes import city_changes, city_seen
from assay.web.city.comments import city_comment_withdraw, city_comments
from assay.web.city.documents import city_document, city_document_page
from assay.web.city.files import city_file
from assay.web.city.helpers import city_helper_remove, city_helper_send, city_helper_withdraw
from assay.web.city.home import city, city_home
from assay.web.city.invitations import city_uninvite
from assay.web.city.last_time import city_last_time
from assay.web.city.library import city_library
from assay.web.city.marks import city_marks, city_marks_take
from assay.web.city.members import city_hand_over, city_leave, city_member, city_member_remove
from assay.web.city.nudging import city_nudge
from assay.web.city.people import city_people
from assay.web.city.piece_edits import city_piece_correct, city_piece_new, city_piece_replace
from assay.web.city.pieces import (
    city_piece,
    city_piece_publishing,
    city_piece_put_away,
    city_piece_restore,
    city_piece_take_out,
)
from assay.web.city.proposals import city_proposal
from assay.web.city.reports import city_report
from assay.web.city.reviews import city_ask, city_review, city_review_pdf
from assay.web.city.sending import city_recall, city_withdraw
from assay.web.city.sheet_loads import city_sheet, city_sheet_drop
from assay.web.city.signatures import city_sign_off
from assay.web.city.spreadsheets import city_sheet_undo, city_spreadsheet, city_spreadsheet_file
from assay.web.city.tasks import (
    city_task_done,
    city_task_end,
    city_task_reopen,
    city_task_take,
    city_tasks,
)
from assay.web.city.uploads import city_upload
from assay.web.city.versions import city_answer_restore, city_answer_version

_MINE = "<uuid:application_id>"
_PIECE = f"{_MINE}/evidence/<uuid:evidence_id>"

urlpatterns = [
    path("", city, name="city"),
    path("marks", city_marks, name="city_marks"),
    path(f"{_MINE}/marks", city_marks_take, name="city_marks_take"),
    path(_MINE, city_home, name="city_home"),
    path(f"{_MINE}/areas/<str:code>", city_area, name="city_area"),
    path(f"{_MINE}/changes", city_changes, name="city_changes"),
    path(f"{_MINE}/seen", city_seen, name="city_seen"),
    path(f"{_MINE}/answers", city_answers, name="city_answers"),
    path(f"{_MINE}/answers/<str:code>", city_answer, name="city_answer"),
    path(
        f"{_MINE}/answers/<str:code>/versions/<int:number>", city_answer_version, name="city_answer_version"
    ),
    path(
        f"{_MINE}/answers/<str:code>/versions/<int:number>/restore",
        city_answer_restore,
        name="city_answer_restore",
    ),
    path(f"{_MINE}/files/<uuid:file_id>", city_file, name="city_file"),
    path(f"{_MINE}/files/<uuid:file_id>/pages", city_document, name="city_document"),
    path(
        f"{_MINE}/files/<uuid:file_id>/pages/<int:number>.webp", city_document_page, name="city_document_page"
    ),
    path(f"{_MINE}/evidence", city_library, name="city_library"),
    path(f"{_MINE}/evidence/new", city_piece_new, name="city_piece_new"),
    path(f"{_MINE}/evidence/upload", city_upload, name="city_upload"),
    path(_PIECE, city_piece, name="city_piece"),
    path(f"{_PIECE}/replace", city_piece_replace, name="city_piece_replace"),
    path(f"{_PIECE}/correct", city_piece_correct, name="city_piece_correct"),
    path(f"{_PIECE}/versions/<int:number>/restore", city_piece_restore, name="city_piece_restore"),
    path(f"{_PIECE}/put-away", city_piece_put_away, name="city_piece_put_away"),
    path(f"{_PIECE}/take-out", city_piece_take_out, name="city_piece_take_out"),
    path(f"{_PIECE}/publishing", city_piece_publishing, name="city_piece_publishing"),
    path(f"{_MINE}/review", city_review, name="city_review"),
    path(f"{_MINE}/review.pdf", city_review_pdf, name="city_review_pdf"),
    path(f"{_MINE}/people", city_people, name="city_people"),
    path(f"{_MINE}/people/leave", city_leave, name="city_leave"),
    path(f"{_MINE}/people/<uuid:person_id>", city_member, name="city_member"),
    path(f"{_MINE}/people/<uuid:person_id>/remove", city_member_remove, name="city_member_remove"),
    path(f"{_MINE}/people/<uuid:person_id>/hand-over", city_hand_over, name="city_hand_over"),
    path(f"{_MINE}/people/<uuid:invitation_id>/withdraw", city_uninvite, name="city_uninvite"),
    path(f"{_MINE}/helpers/<uuid:helper_id>/send", city_helper_send, name="city_helper_send"),
    path(f"{_MINE}/helpers/<uuid:helper_id>/withdraw", city_helper_withdraw, name="city_helper_withdraw"),
    path(f"{_MINE}/helpers/<uuid:helper_id>/remove", city_helper_remove, name="city_helper_remove"),
    path(f"{_MINE}/tasks", city_tasks, name="city_tasks"),
    path(f"{_MINE}/tasks/give", city_assign, name="city_assign"),
    path(f"{_MINE}/tasks/nudge", city_nudge, name="city_nudge"),
    path(f"{_MINE}/tasks/take/<str:code>", city_task_take, name="city_task_take"),
    path(f"{_MINE}/tasks/<uuid:task_id>/end", city_task_end, name="city_task_end"),
    path(f"{_MINE}/tasks/<uuid:task_id>/done", city_task_done, name="city_task_done"),
    path(f"{_MINE}/tasks/<uuid:task_id>/reopen", city_task_reopen, name="city_task_reopen"),
    path(f"{_MINE}/proposals/<int:proposal_id>", city_proposal, name="city_proposal"),
    path(f"{_MINE}/comments", city_comments, name="city_comments"),
    path(f"{_MINE}/comments/<uuid:comment_id>/withdraw", city_comment_withdraw, name="city_comment_withdraw"),
    path(f"{_MINE}/ask-for-sign-off", city_ask, name="city_ask"),
    path(f"{_MINE}/sign-off", city_sign_off, name="city_sign_off"),
    path(f"{_MINE}/archive", city_archive, name="city_archive"),
    path(f"{_MINE}/recall", city_recall, name="city_recall"),
    path(f"{_MINE}/withdraw", city_withdraw, name="city_withdraw"),
    path(f"{_MINE}/last-time", city_last_time, name="city_last_time"),
    path(f"{_MINE}/spreadsheet", city_spreadsheet, name="city_spreadsheet"),
    path(f"{_MINE}/spreadsheet/as/<str:kind>", city_spreadsheet_file, name="city_spreadsheet_file"),
    path(f"{_MINE}/spreadsheet/<uuid:load_id>", city_sheet, name="city_sheet"),
    path(f"{_MINE}/spreadsheet/<uuid:load_id>/drop", city_sheet_drop, name="city_sheet_drop"),
    path(f"{_MINE}/spreadsheet/<uuid:load_id>/undo", city_sheet_undo, name="city_sheet_undo"),
    path(f"{_MINE}/report", city_report, name="city_report"),
]
