"""Letters about sign-off and submission."""

from __future__ import annotations

from datetime import date, datetime

from django.utils.translation import gettext as _

from assay.notices.letters.writing import Letter, day_words, hello, instant, paragraphs


def sign_off_asked(*, name: str, lead: str, place: str, link: str, due: date, expires_at: datetime) -> Letter:
    """`lead` is the name of who asks."""
    return Letter(
        "sign_off_asked",
        _("Your sign-off is asked for"),
        paragraphs(
            hello(name),
            _(
                "The answers of %(place)s are ready to be submitted, and %(lead)s asks you to sign them. "
                "Read the page, then sign them off or send them back by %(day)s:"
            )
            % {"place": place, "lead": lead, "day": day_words(due)},
            link,
            _("You need no account. If somebody else is to sign instead, you can name that person there."),
            _only_yours(expires_at),
        ),
    )


def deputy_asked(*, name: str, sponsor: str, place: str, link: str, expires_at: datetime) -> Letter:
    """`sponsor` is the name of who named her."""
    return Letter(
        "deputy_asked",
        _("Your sign-off is asked for"),
        paragraphs(
            hello(name),
            _(
                "%(sponsor)s asks you to sign the answers of %(place)s instead. "
                "Read the page, then sign them off or send them back:"
            )
            % {"sponsor": sponsor, "place": place},
            link,
            _("You need no account."),
            _only_yours(expires_at),
        ),
    )


def deputy_named(*, name: str, sponsor: str, deputy: str, email: str, link: str) -> Letter:
    """To the lead. `email` is the address that the sponsor gave for her deputy."""
    return Letter(
        "deputy_named",
        _("Your sponsor named somebody to sign"),
        paragraphs(
            hello(name),
            _("%(sponsor)s named %(deputy)s (%(email)s) to sign instead. Either of them can sign.")
            % {"sponsor": sponsor, "deputy": deputy, "email": email},
            _("If this is not right, recall the application:"),
            link,
        ),
    )


def _only_yours(expires_at: datetime) -> str:
    return _("The link works until %(instant)s. It is yours alone: do not pass it on.") % {
        "instant": instant(expires_at)
    }


def sent_back(*, name: str, link: str, words: str) -> Letter:
    """`words` is what the sponsor wrote."""
    return Letter(
        "sent_back",
        _("Your sponsor sent the answers back"),
        paragraphs(hello(name), _("Your sponsor sent the answers back, with these words:"), words, link),
    )


def closed_unsubmitted(*, name: str, place: str, words: str) -> Letter:
    """`words` is what the office wrote."""
    return Letter(
        "closed_unsubmitted",
        _("Your application is closed"),
        paragraphs(
            hello(name),
            _(
                "The application of %(place)s was not submitted, and the programme office has closed it, "
                "with these words:"
            )
            % {"place": place},
            words,
            _("Nothing about it is public. Your city may state its interest again."),
        ),
    )


def submitted(*, name: str, place: str, link: str, password: str) -> Letter:
    """`password` is where she chooses one, blank where she has one."""
    choose = (
        _("Choose your password here first: give this e-mail address, and a link comes to it.")
        if password
        else ""
    )
    return Letter(
        "submitted",
        _("Your answers are submitted"),
        paragraphs(
            hello(name),
            _(
                "The answers of %(place)s are signed off and submitted. Experts now judge each of them. "
                "You can read what you submitted at any time:"
            )
            % {"place": place},
            link,
            choose,
            password,
        ),
    )


def submitted_for_office(*, name: str, link: str) -> Letter:
    return Letter(
        "submitted_for_office",
        _("A submission to assign"),
        paragraphs(hello(name), _("A submission came in. Assign two experts to it:"), link),
    )
