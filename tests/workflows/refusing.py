"""A mail server that answers as a test wishes."""

from __future__ import annotations

import smtplib
from typing import Any

from django.core.mail.backends.base import BaseEmailBackend

from assay.notices.delivery import Interrupted

TEMPORARY = smtplib.SMTPDataError(451, b"later")
PERMANENT = smtplib.SMTPRecipientsRefused({"ana@example.org": (550, b"nobody here")})
BROKEN_OFF = Interrupted()
BROKEN_OFF.__cause__ = TimeoutError()

raises: Exception | None = None
taken: list[str] = []


class Backend(BaseEmailBackend):
    def send_messages(self, email_messages: Any) -> int:
        if raises is not None:
            raise raises
        taken.extend(message.extra_headers["Message-ID"] for message in email_messages)
        return len(email_messages)
