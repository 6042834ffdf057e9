"""How accounts work here: they come from invitations alone, and their letters go the way of all letters."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest
from django.urls import reverse

from assay.notices import letters
from assay.workflows import messages
from assay.workflows.sites import address


class Adapter(DefaultAccountAdapter):
    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody signs up: the office invites."""
        return False

    def get_reset_password_from_key_url(self, key: str) -> str:
        """On the site's own address, whatever host the one who asks for the letter names.

        `key` is a person's id and her key, joined by a hyphen.
        """
        uid, secret = key.split("-", 1)
        return address(reverse("account_reset_password_from_key", args=(uid, secret)))

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """Queue the letter. Whether an address is known changes nothing in the time the answer takes.

        Raises KeyError for a letter that nobody wrote here.
        """
        letter = {
            "account/email/password_reset_key": lambda: letters.password_reset(
                link=context["password_reset_url"]
            ),
            "account/email/unknown_account": letters.no_account,
        }[template_prefix]()
        messages.queue(letter, to=email, key=f"{letter.kind}:{uuid4()}")
