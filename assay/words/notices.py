"""What people are told of their city's work: a subject and a sentence for each kind.

A subject names no city and no person. Sentences name days and never count them: a letter may wait.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from assay.journey.notices import NoticeKind
from assay.words.texts import listed

# `by`, `name` and `title` are words; `items` are codes of criteria, shown as the edition calls them, none of
# them meaning the whole; `due` and `on` are days as "2026-03-02". A blank `due` leaves its sentence out.
SENTENCES: dict[NoticeKind, str] = {
    NoticeKind.TASK_GIVEN: gettext_noop("%(by)s asks you to answer %(items)s."),
    NoticeKind.TASK_DUE: gettext_noop("Your answer is due soon: %(items)s."),
    NoticeKind.TASK_LATE: gettext_noop("Your answer is late: %(items)s."),
    NoticeKind.TASK_NUDGED: gettext_noop("%(by)s asks for your answer, which is late: %(items)s."),
    NoticeKind.MENTION: gettext_noop("%(by)s mentions you in a comment on %(items)s."),
    NoticeKind.PROPOSAL_CAME: gettext_noop("%(by)s has sent a text for %(items)s. Take it or send it back."),
    NoticeKind.PROPOSAL_WAITS: gettext_noop("The text of %(by)s for %(items)s still waits for you."),
    NoticeKind.ANSWERS_DUE: gettext_noop("Your city's answers are not submitted yet."),
    NoticeKind.SIGN_OFF_WAITS: gettext_noop("Your city's answers wait for your signature."),
    NoticeKind.SIGNATURE_MISSING: gettext_noop("Your sponsor has not signed your city's answers yet."),
    NoticeKind.INVITATION_UNUSED: gettext_noop("%(name)s has not taken up your invitation yet."),
    NoticeKind.EVIDENCE_EXPIRING: gettext_noop("Evidence becomes too old on %(on)s: %(title)s."),
    NoticeKind.LEAD_HANDED_OVER: gettext_noop("%(by)s has handed the lead of your city's work over to you."),
    NoticeKind.REMOVED: gettext_noop("You no longer take part in your city's application."),
}

SUBJECTS: dict[NoticeKind, str] = {
    NoticeKind.TASK_GIVEN: gettext_noop("An answer is asked of you"),
    NoticeKind.TASK_DUE: gettext_noop("Your answer is due soon"),
    NoticeKind.TASK_LATE: gettext_noop("Your answer is late"),
    NoticeKind.TASK_NUDGED: gettext_noop("Your answer is asked for"),
    NoticeKind.MENTION: gettext_noop("You are mentioned in a comment"),
    NoticeKind.PROPOSAL_CAME: gettext_noop("A text has come for you to read"),
    NoticeKind.PROPOSAL_WAITS: gettext_noop("A text waits for you"),
    NoticeKind.ANSWERS_DUE: gettext_noop("The answers are due soon"),
    NoticeKind.SIGN_OFF_WAITS: gettext_noop("Your signature is waited for"),
    NoticeKind.SIGNATURE_MISSING: gettext_noop("The signature is still missing"),
    NoticeKind.INVITATION_UNUSED: gettext_noop("An invitation was not taken up"),
    NoticeKind.EVIDENCE_EXPIRING: gettext_noop("Evidence becomes too old"),
    NoticeKind.LEAD_HANDED_OVER: gettext_noop("You are the lead now"),
    NoticeKind.REMOVED: gettext_noop("You no longer take part"),
}


def subject(kind: NoticeKind) -> str:
    return _(SUBJECTS[kind])


def sentence(kind: NoticeKind, values: Mapping[str, Any]) -> str:
    """What is told. Raises KeyError where a value is missing that the sentence needs."""
    told = _(SENTENCES[kind]) % {name: _shown(name, value) for name, value in values.items()}
    due = values.get("due")
    return _("%(told)s Due on %(day)s.") % {"told": told, "day": _shown("due", due)} if due else told


def _shown(name: str, value: Any) -> str:
    if name in ("due", "on"):
        return date_format(date.fromisoformat(value), "j F Y") if value else ""
    if name == "items":
        return listed(value) or _("the application as a whole")
    return str(value)
