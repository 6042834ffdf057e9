"""Every address and who may call it. An address that is missing here opens for nobody and fails the build.

This is the outer door. Whether a person may see or do something with one application is asked again, with
the real objects, by the page's own opening line and by the workflow.
"""

from __future__ import annotations

from functools import cache

from assay.journey.roles import CITY, Role

ANYONE = "anyone"
SIGNED_IN = "signed in"

# Below these, a stranger gets the same answer for every address.
INNER = ("/city", "/expert", "/committee", "/office")

PUBLIC_NAMES: tuple[str, ...] = (
    "home",
    "interest",
    "interest_thanks",
    "certified",
    "certified_csv",
    "certified_json",
    "data",
    "places",
    "place",
    "correct",
    "demonstration",
    "demonstration_place",
    "robots",
    "sitemap",
    "standard",
    "standard_history",
    "standard_edition",
    "standard_levels",
    "criterion",
    "stand",
    "stand_edition",
    "how",
    "key_dates",
    "apply",
    "contact",
    "glossary",
    "account_login",
    "account_signup",
    "account_reset_password",
    "account_reset_password_done",
    "account_reset_password_from_key",
    "account_reset_password_from_key_done",
    "account_logout",
    "invitation",
    "signing",
    "signing_file",
    "signing_pdf",
    "signing_done",
    "questions",
    "question",
    "looks",
)
SIGNED_IN_NAMES: tuple[str, ...] = ("my_start", "my_letters", "account_change_password")
LEAD_NAMES: tuple[str, ...] = (
    "city_last_time",
    "city_uninvite",
    "city_member",
    "city_member_remove",
    "city_hand_over",
    "city_helper_send",
    "city_helper_withdraw",
    "city_helper_remove",
    "city_assign",
    "city_nudge",
    "city_ask",
    "city_recall",
    "city_withdraw",
)
ANSWERING_NAMES: tuple[str, ...] = (
    "city_archive",
    "city_piece_new",
    "city_piece_replace",
    "city_piece_correct",
    "city_piece_restore",
    "city_piece_put_away",
    "city_piece_take_out",
    "city_piece_publishing",
    "city_upload",
)
CITY_NAMES: tuple[str, ...] = (
    "city",
    "city_home",
    "city_area",
    "city_marks",
    "city_marks_take",
    "city_answers",
    "city_changes",
    "city_seen",
    "city_answer",
    "city_answer_version",
    "city_answer_restore",
    "city_file",
    "city_library",
    "city_piece",
    "city_people",
    "city_leave",
    "city_tasks",
    "city_task_take",
    "city_task_end",
    "city_task_done",
    "city_task_reopen",
    "city_proposal",
    "city_comments",
    "city_comment_withdraw",
    "city_document",
    "city_document_page",
    "city_sign_off",
    "city_review",
    "city_review_pdf",
    "city_report",
    "city_spreadsheet",
    "city_spreadsheet_file",
    "city_sheet",
    "city_sheet_drop",
    "city_sheet_undo",
)
EXPERT_NAMES: tuple[str, ...] = (
    "expert",
    "expert_application",
    "expert_finding",
    "expert_file",
    "expert_document",
    "expert_document_page",
    "expert_ties",
)
COMMITTEE_NAMES: tuple[str, ...] = (
    "committee",
    "committee_packet",
    "committee_ties",
)
OFFICE_NAMES: tuple[str, ...] = (
    "office_tie_end",
    "office",
    "office_board",
    "office_interests",
    "office_interest",
    "office_accept",
    "office_decline",
    "office_application",
    "office_invite_again",
    "office_close_unsubmitted",
    "office_assign",
    "office_release",
    "office_waive_tie",
    "office_start_validation",
    "office_settle",
    "office_file",
    "office_document",
    "office_document_page",
    "office_close_validation",
    "office_plan_visit",
    "office_skip_visit",
    "office_add_visit",
    "office_record_visit",
    "office_waive_must_have",
    "office_bring_before_committee",
    "office_cohorts",
    "office_cohort_new",
    "office_cohort",
    "office_set_instant",
    "office_outbox",
    "office_resend",
    "office_people",
    "office_revoke",
    "office_site",
)


@cache
def doors() -> dict[str, frozenset[str]]:
    """The roles that open each address, by its name."""
    table = (
        (PUBLIC_NAMES, {ANYONE}),
        (SIGNED_IN_NAMES, {SIGNED_IN}),
        (LEAD_NAMES, {Role.LEAD}),
        (ANSWERING_NAMES, {Role.LEAD, Role.CONTRIBUTOR}),
        (CITY_NAMES, CITY),
        (EXPERT_NAMES, {Role.EXPERT}),
        (COMMITTEE_NAMES, {Role.COMMITTEE}),
        (OFFICE_NAMES, {Role.OFFICE}),
    )
    return {name: frozenset(roles) for names, roles in table for name in names}
