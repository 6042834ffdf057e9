"""Letters about sign-off and submission."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from assay.notices.letters.writing import Letter, day_words, hello, paragraphs


def sign_off_asked(*, name: str, place: str, link: str, due: date) -> Letter:
    return Letter(
        "sign_off_asked",
        _("Your sign-off is asked for"),
        paragraphs(
            hello(name),
            _(
                "The answers of %(place)s are ready to be submitted. "
                "Read the page, then sign them off or send them back by %(day)s:"
            )
            % {"place": place, "day": day_words(due)},
            link,
        ),
    )


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


def submitted(*, name: str, place: str, link: str) -> Letter:
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
        ),
    )


def submitted_for_office(*, name: str, link: str) -> Letter:
    return Letter(
        "submitted_for_office",
        _("A submission to assign"),
        paragraphs(hello(name), _("A submission came in. Assign two experts to it:"), link),
    )
