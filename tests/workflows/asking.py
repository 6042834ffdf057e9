"""An application that waits for a signature, and the keys in the letters that ask for it."""

from __future__ import annotations

from collections.abc import Iterable

from assay.records.models import Application, Message
from assay.workflows import signatures
from assay.workflows.signing_links import Named
from tests import examples

SOL = Named("Sol Mayor", "sol.mayor@example.org")
VERA = Named("Vera Vice", "vera.vice@example.org")


def asked(*sponsors: Named, claims: Iterable[str] = ("OD1",)) -> Application:
    """Sol is asked to sign what Ana wrote, unless others are named."""
    application = examples.an_open_application()
    for item in claims:
        examples.a_claim(application, item)
    signatures.ask_for_sign_off(application, by=examples.ana(), sponsors=sponsors or (SOL,))
    return again(application)


def again(application: Application) -> Application:
    return Application.objects.get(pk=application.pk)


def token_of(email: str = SOL.email) -> str:
    """The key in the latest letter to this address that asks for a signature."""
    letters = Message.objects.filter(kind__in=("sign_off_asked", "deputy_asked"), to=email)
    return letters.latest("written_at", "pk").body.split("/sign/")[1].split()[0]
