"""Letters to those who help a city without an account: each leads to her one link."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assay.notices.letters.writing import Letter, day_words, hello, instant, paragraphs


def questions(
    *, name: str, inviter: str, place: str, count: int, due: date | None, link: str, expires_at: datetime
) -> Letter:
    """To a helper: her one link."""
    return Letter(
        "questions",
        _("You are asked for your help"),
        paragraphs(
            hello(name),
            ngettext(
                "%(inviter)s of %(place)s asks you for help with %(count)s question.",
                "%(inviter)s of %(place)s asks you for help with %(count)s questions.",
                count,
            )
            % {"inviter": inviter, "place": place, "count": count},
            _due(due),
            _("It opens here. You need no account:"),
            link,
            _yours(expires_at),
        ),
    )


def questions_nudged(*, name: str, inviter: str, count: int, link: str, expires_at: datetime) -> Letter:
    return Letter(
        "questions_nudged",
        _("An answer is still asked of you"),
        paragraphs(
            hello(name),
            ngettext(
                "%(inviter)s asks you for %(count)s answer that is late. It opens here:",
                "%(inviter)s asks you for %(count)s answers that are late. They open here:",
                count,
            )
            % {"inviter": inviter, "count": count},
            link,
            _yours(expires_at),
        ),
    )


def questions_sent_back(*, name: str, inviter: str, words: str, link: str, expires_at: datetime) -> Letter:
    """`words` is what the city wrote. The helper's own text still stands at the link."""
    return Letter(
        "questions_sent_back",
        _("Your answer came back with a comment"),
        paragraphs(
            hello(name),
            _("%(inviter)s read your answer and sent it back, with these words:") % {"inviter": inviter},
            words,
            _("Your text is still there. Change it and send it again:"),
            link,
            _yours(expires_at),
        ),
    )


def _due(due: date | None) -> str:
    return _("It is due on %(day)s.") % {"day": day_words(due)} if due else ""


def _yours(expires_at: datetime) -> str:
    return _("The link is yours alone: do not pass it on. It opens until %(instant)s.") % {
        "instant": instant(expires_at)
    }
