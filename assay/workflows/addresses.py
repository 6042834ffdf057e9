"""Addresses that a city gives as evidence: opened once, as by a stranger, so that it learns in time."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any

from django.conf import settings

from assay.fetching.visits import Found, Visit, visit
from assay.records.clock import now
from assay.records.models import AddressCheck, Application
from assay.workflows import jobs
from assay.workflows.jobs import Effect
from assay.workflows.sites import this_site

CHECK = "check-address"
# Who does not answer may only be away for a moment: asked once more before a city is told.
BEFORE_ANOTHER = timedelta(minutes=10)

Payload = Mapping[str, Any]


def are_checked() -> bool:
    """Never in a demonstration: its cities and their addresses are invented."""
    return settings.FETCH and not this_site().demonstration


def check_later(application: Application, address: str) -> None:
    """Have the worker open an address of this application. Call it in the transaction that adds it."""
    if not are_checked():
        return
    check, _ = AddressCheck.objects.get_or_create(application=application, address=address)
    jobs.add(CHECK, {"check": check.pk}, key=f"{CHECK}:{check.pk}")


def check(payload: Payload, look: Callable[[str], Visit] = visit) -> Effect:
    """Open it. The job knows a number alone, so that no log can name an address."""
    found = AddressCheck.objects.filter(pk=payload["check"]).first()
    if found is None or not are_checked():
        return partial(_leave, payload)
    return partial(_note, payload, look(found.address))


def give_up(payload: Payload) -> None:
    _note({**payload, "again": True}, Visit(Found.UNREACHABLE))


def _note(payload: Payload, result: Visit) -> None:
    if result.found is Found.UNREACHABLE and not payload.get("again"):
        again = {**payload, "again": True}
        jobs.add(CHECK, again, key=f"{CHECK}:{payload['check']}:again", run_at=now() + BEFORE_ANOTHER)
        return
    AddressCheck.objects.filter(pk=payload["check"]).update(
        state=result.found, status=result.status, checked_at=now()
    )


def _leave(payload: Payload) -> None:
    """What waits where nothing is opened any more would wait for ever."""
    AddressCheck.objects.filter(pk=payload["check"], state=AddressCheck.WAITING).delete()
