"""The letters, one function each. Values in, plain text out.

A subject names no city and no person: it is read over shoulders, on locked telephones and in logs.
Letters that a stranger can cause carry nothing she wrote, or they would carry it to anyone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assay.journey.roles import Role
from assay.words.roles import role as role_words


@dataclass(frozen=True)
class Letter:
    """What is said, whoever it is sent to. `kind` names the function that wrote it."""

    kind: str
    subject: str
    body: str


# Their links open a door once. When such a letter is sent, its body is not kept: whoever reads the
# database must not find the key there.
ONE_TIME = frozenset({"invitation", "password_reset"})


def signed(letter: Letter, *, programme: str, contact: str) -> str:
    """The body with who sends it and who answers. `contact` may be blank where a site has none yet."""
    answers = _("Questions? Write to %(contact)s.") % {"contact": contact} if contact else ""
    return _paragraphs(letter.body, answers, programme) + "\n"


def interest_received() -> Letter:
    """To whoever stated interest: the same words whatever the place, and whoever wrote before."""
    return Letter(
        "interest_received",
        _("We have received your statement of interest"),
        _paragraphs(
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
        _paragraphs(
            _hello(name),
            _("A statement of interest came in. Verify the person, then accept or decline:"),
            link,
        ),
    )


def declined(*, name: str, answer: str) -> Letter:
    """`answer` is what the office wrote."""
    return Letter(
        "declined",
        _("The answer to your statement of interest"),
        _paragraphs(
            _hello(name), _("The programme office has looked at your statement of interest."), answer
        ),
    )


def invitation(*, name: str, inviter: str, role: Role, link: str, expires_at: datetime) -> Letter:
    return Letter(
        "invitation",
        _("You are invited to open an account"),
        _paragraphs(
            _hello(name),
            _("%(inviter)s invites you to take part as %(role)s. Open your account here:")
            % {"inviter": inviter, "role": role_words(role)},
            link,
            _("The link works once, until %(instant)s. It is yours alone: do not pass it on.")
            % {"instant": _instant(expires_at)},
        ),
    )


def password_reset(*, link: str) -> Letter:
    return Letter(
        "password_reset",
        _("A new password"),
        _paragraphs(
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
        _paragraphs(
            _("Somebody asked for a new password for this address. There is no account of this address."),
            _("If it was not you, you can ignore this letter: nothing changes."),
        ),
    )


def sign_off_asked(*, name: str, place: str, link: str, due: date) -> Letter:
    return Letter(
        "sign_off_asked",
        _("Your sign-off is asked for"),
        _paragraphs(
            _hello(name),
            _(
                "The answers of %(place)s are ready to be submitted. "
                "Read the page, then sign them off or send them back by %(day)s:"
            )
            % {"place": place, "day": _day(due)},
            link,
        ),
    )


def sent_back(*, name: str, link: str, words: str) -> Letter:
    """`words` is what the sponsor wrote."""
    return Letter(
        "sent_back",
        _("Your sponsor sent the answers back"),
        _paragraphs(_hello(name), _("Your sponsor sent the answers back, with these words:"), words, link),
    )


def closed_unsubmitted(*, name: str, place: str, words: str) -> Letter:
    """`words` is what the office wrote."""
    return Letter(
        "closed_unsubmitted",
        _("Your application is closed"),
        _paragraphs(
            _hello(name),
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
        _paragraphs(
            _hello(name),
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
        _paragraphs(_hello(name), _("A submission came in. Assign two experts to it:"), link),
    )


def assigned_to_expert(*, name: str, criteria: int, link: str, due: date) -> Letter:
    """`criteria` counts what was assigned."""
    waiting = ngettext(
        "%(count)d criterion waits for your finding, due on %(day)s:",
        "%(count)d criteria wait for your findings, due on %(day)s:",
        criteria,
    )
    return Letter(
        "assigned_to_expert",
        _("Findings are asked of you"),
        _paragraphs(
            _hello(name),
            waiting % {"count": criteria, "day": _day(due)},
            link,
            _("If you have a tie to the city, say so there before you begin."),
        ),
    )


def disagreement_for_office(*, name: str, link: str) -> Letter:
    return Letter(
        "disagreement_for_office",
        _("Two findings differ"),
        _paragraphs(_hello(name), _("Two experts found differently. Settle it here:"), link),
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
        _paragraphs(
            _hello(name),
            _("The programme office has opened its pages to you as %(role)s.") % {"role": role_words(role)},
            choose,
            password,
            _("You sign in here:"),
            link,
        ),
    )


def expert_released_for_office(*, name: str, link: str) -> Letter:
    return Letter(
        "expert_released_for_office",
        _("An expert is released"),
        _paragraphs(
            _hello(name),
            _("An expert declared a tie and does not judge this application any more. Assign another:"),
            link,
        ),
    )


def certified(*, name: str, place: str, level: str, link: str, report: str) -> Letter:
    """`link` is the public page, `report` the city's own. `level` is in the reader's words."""
    return Letter(
        "certified",
        _("The committee’s decision is public"),
        _paragraphs(
            _hello(name),
            _("%(place)s is certified: %(level)s. The announcement is public from now on:")
            % {"place": place, "level": level},
            link,
            _("Your report says what each finding was, and what the next level asks:"),
            report,
        ),
    )


def not_certified(*, name: str, place: str, report: str) -> Letter:
    return Letter(
        "not_certified",
        _("The committee has decided"),
        _paragraphs(
            _hello(name),
            _(
                "The committee has decided on the application of %(place)s. It did not reach a level "
                "this time. Nobody outside learns that you applied."
            )
            % {"place": place},
            _("Your report says what each finding was, and what the first level asks:"),
            report,
        ),
    )


def correction_received() -> Letter:
    """To whoever corrected the public record."""
    return Letter(
        "correction_received",
        _("We have received your correction"),
        _paragraphs(
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
        _paragraphs(
            _hello(name),
            _("Somebody proposes a correction of the public record:"),
            row,
            words,
            source,
            _("Answer to: %(sender)s") % {"sender": sender} if sender else "",
        ),
    )


def _hello(name: str) -> str:
    return _("Dear %(name)s,") % {"name": name}


def _instant(at: datetime) -> str:
    return date_format(at.astimezone(UTC), "j F Y, H:i") + " UTC"


def _day(day: date) -> str:
    return date_format(day, "j F Y")


def _paragraphs(*texts: str) -> str:
    return "\n\n".join(text.strip() for text in texts if text.strip())
