"""Letters that open an account, or a part in the programme."""

from __future__ import annotations

from datetime import datetime

from django.utils.translation import gettext as _

from assay.journey.roles import Role
from assay.notices.letters.writing import Letter, hello, instant, paragraphs
from assay.words.roles import role as role_words


def invitation(*, name: str, inviter: str, role: Role, link: str, expires_at: datetime) -> Letter:
    return Letter(
        "invitation",
        _("You are invited to open an account"),
        paragraphs(
            hello(name),
            _("%(inviter)s invites you to take part as %(role)s. Open your account here:")
            % {"inviter": inviter, "role": role_words(role)},
            link,
            _("The link works once, until %(instant)s. It is yours alone: do not pass it on.")
            % {"instant": instant(expires_at)},
        ),
    )


def password_reset(*, link: str) -> Letter:
    return Letter(
        "password_reset",
        _("A new password"),
        paragraphs(
            _("Somebody asked for a new password for the account of this address. Choose it here:"),
            link,
            _("If it was not you, you can ignore this letter: nothing changes."),
        ),
    )


def no_account() -> Letter:
    """To an address without an account, when a new password is asked for it."""
    return Letter(
        "no_account",
        _("A new password"),
        paragraphs(
            _("Somebody asked for a new password for this address. There is no account of this address."),
            _("If it was not you, you can ignore this letter: nothing changes."),
        ),
    )


def appointed(*, name: str, role: Role, password: str, link: str) -> Letter:
    """`password` is where she chooses one, blank where she has one."""
    choose = (
        _("Choose your password here first: give this e-mail address, and a link comes to it.")
        if password
        else ""
    )
    return Letter(
        "appointed",
        _("You are asked to take part"),
        paragraphs(
            hello(name),
            _("The programme office has opened its pages to you as %(role)s.") % {"role": role_words(role)},
            choose,
            password,
            _("You sign in here:"),
            link,
        ),
    )
