"""Letters about statements of interest, and about corrections of the public record."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assay.notices.letters.writing import Letter, hello, paragraphs


def interest_received() -> Letter:
    """To whoever stated interest: the same words whatever the place, and whoever wrote before."""
    return Letter(
        "interest_received",
        _("We have received your statement of interest"),
        paragraphs(
            _("Thank you for your statement of interest."),
            _(
                "The programme office now checks who wrote it, and answers you at this address. "
                "You need not do anything until then."
            ),
            _("If you did not write to us, you can ignore this letter."),
        ),
    )


def interest_for_office(*, name: str, link: str) -> Letter:
    return Letter(
        "interest_for_office",
        _("A statement of interest to verify"),
        paragraphs(
            hello(name),
            _("A statement of interest came in. Verify the person, then accept or decline:"),
            link,
        ),
    )


def declined(*, name: str, answer: str) -> Letter:
    """`answer` is what the office wrote."""
    return Letter(
        "declined",
        _("The answer to your statement of interest"),
        paragraphs(hello(name), _("The programme office has looked at your statement of interest."), answer),
    )


def correction_received() -> Letter:
    """To whoever corrected the public record."""
    return Letter(
        "correction_received",
        _("We have received your correction"),
        paragraphs(
            _("Thank you for your correction of the public record."),
            _("The programme office checks it against the sources and answers you at this address."),
            _("If you did not write to us, you can ignore this letter."),
        ),
    )


def correction_for_office(*, name: str, row: str, words: str, source: str, sender: str) -> Letter:
    """`row` names the row of the record; the rest is what a reader wrote, who may have left no address."""
    return Letter(
        "correction_for_office",
        _("A correction of the record"),
        paragraphs(
            hello(name),
            _("Somebody proposes a correction of the public record:"),
            row,
            words,
            source,
            _("Answer to: %(sender)s") % {"sender": sender} if sender else "",
        ),
    )
