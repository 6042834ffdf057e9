"""How a letter is written: plain text, in paragraphs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime

from django.utils.formats import date_format
from django.utils.translation import gettext as _


@dataclass(frozen=True)
class Letter:
    """What is said, whoever it is sent to. `kind` names the function that wrote it."""

    kind: str
    subject: str
    body: str


# Their links open a door. When such a letter is sent, its body is not kept: whoever reads the database must
# not find the key there.
ONE_TIME = frozenset(
    {
        "deputy_asked",
        "invitation",
        "password_reset",
        "questions",
        "questions_nudged",
        "questions_sent_back",
        "sign_off_asked",
    }
)
# They tell what the people of a city do among themselves: the programme office does not read them.
OF_THE_CITY = frozenset(
    {
        "deputy_named",
        "digest",
        "notice",
        "questions",
        "questions_nudged",
        "questions_sent_back",
        "sent_back",
    }
)
# How often these come is hers to choose.
PACED = frozenset({"digest", "notice"})


def signed(letter: Letter, *, programme: str, contact: str) -> str:
    """The body with who sends it and who answers. `contact` may be blank where a site has none yet."""
    answers = _("Questions? Write to %(contact)s.") % {"contact": contact} if contact else ""
    return paragraphs(letter.body, answers, programme) + "\n"


def hello(name: str) -> str:
    return _("Dear %(name)s,") % {"name": name}


def instant(at: datetime) -> str:
    return date_format(at.astimezone(UTC), "j F Y, H:i") + " UTC"


def day_words(day: date) -> str:
    return date_format(day, "j F Y")


def paragraphs(*texts: str) -> str:
    return "\n\n".join(text.strip() for text in texts if text.strip())
