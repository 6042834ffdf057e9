"""Delivery: one letter to one mail server, with an answer to the question whether it left.

Three things can go wrong, and they differ in whether the letter may be tried again by itself. The line falls
where its words begin to leave: from there until the server's answer, nobody can know.
"""

from __future__ import annotations

import smtplib
from typing import Any

from django.core.mail import EmailMessage
from django.core.mail.backends.smtp import EmailBackend

PERMANENT = 500


class Undelivered(Exception):
    """Why a letter did not arrive, as far as we know. `problem` names no person: servers' words do."""

    def __init__(self, problem: str) -> None:
        self.problem = problem
        super().__init__(problem)


class NotAccepted(Undelivered):
    """It did not leave, or was not taken now: it may be tried again."""


class Rejected(Undelivered):
    """The server will never take it."""


class NotKnown(Undelivered):
    """It began to leave, and no answer came."""


class Interrupted(smtplib.SMTPException):
    """The line broke after the words had begun to leave."""


def deliver(*, to: str, subject: str, body: str, message_id: str, pace: str = "") -> None:
    """Send one letter, or raise one of the three kinds of `Undelivered`.

    `pace` is the page on which its reader chooses how often such letters come. Opening it changes nothing.
    """
    headers = {"Message-ID": message_id, "Auto-Submitted": "auto-generated"}
    if pace:
        headers["List-Unsubscribe"] = f"<{pace}>"
    message = EmailMessage(subject, body, to=[to], headers=headers)
    try:
        message.send()
    except Interrupted as error:
        raise NotKnown(type(error.__cause__).__name__) from error
    except smtplib.SMTPRecipientsRefused as error:
        raise _refusal(max(code for code, _ in error.recipients.values())) from error
    except smtplib.SMTPAuthenticationError as error:
        # The site's password is wrong, not the letter.
        raise NotAccepted(f"SMTP {error.smtp_code}") from error
    except smtplib.SMTPResponseException as error:
        raise _refusal(error.smtp_code) from error
    except OSError as error:
        # What smtplib raises is an OSError too.
        raise NotAccepted(type(error).__name__) from error


def _refusal(code: int) -> Undelivered:
    return (Rejected if code >= PERMANENT else NotAccepted)(f"SMTP {code}")


class _Attentive(smtplib.SMTP):
    """Knows whether a line that broke had begun to carry the letter's words."""

    def data(self, msg: Any) -> tuple[int, bytes]:
        try:
            return super().data(msg)
        except smtplib.SMTPDataError:
            raise  # the server answered
        except OSError as error:
            raise Interrupted from error


class _SecureAttentive(_Attentive, smtplib.SMTP_SSL):
    pass


class Smtp(EmailBackend):
    """Django's way to a mail server, over a line that is attentive."""

    @property
    def connection_class(self) -> type[smtplib.SMTP]:
        return _SecureAttentive if self.use_ssl else _Attentive
