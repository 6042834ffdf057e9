"""Where mail goes: to the server the operator names, else to the console. A demonstration has no choice."""

from __future__ import annotations

from typing import Any
from urllib.parse import unquote, urlsplit

from django.conf import settings
from django.core.mail.backends.base import BaseEmailBackend
from django.core.mail.backends.console import EmailBackend as Console
from django.core.mail.message import EmailMessage

from assay.notices.delivery import Smtp
from assay.records.models import Site


class Backend(BaseEmailBackend):
    """Chooses at each sending, so that a site made by the demonstration can never write to anyone."""

    def send_messages(self, email_messages: Any) -> int:
        messages: list[EmailMessage] = list(email_messages)
        return self._chosen().send_messages(messages) or 0

    def _chosen(self) -> BaseEmailBackend:
        if not settings.MAIL_ADDRESS or Site.objects.filter(demonstration=True).exists():
            return Console(fail_silently=self.fail_silently)
        parts = urlsplit(settings.MAIL_ADDRESS)
        return Smtp(
            host=parts.hostname,
            port=parts.port or (465 if parts.scheme == "smtps" else 587),
            username=unquote(parts.username or "") or None,
            password=unquote(parts.password or "") or None,
            use_ssl=parts.scheme == "smtps",
            use_tls=parts.scheme == "smtp" and parts.username is not None,
            timeout=settings.EMAIL_TIMEOUT,
            fail_silently=self.fail_silently,
        )
