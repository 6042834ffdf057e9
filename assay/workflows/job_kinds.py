"""What a worker can do, by the kind of the job."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from assay.records import pages
from assay.records.models import Cohort
from assay.workflows import (
    addresses,
    announcements,
    document_making,
    messages,
    notices,
    outbox,
    reminders,
    sweeps,
)
from assay.workflows.jobs import Effect

Payload = Mapping[str, Any]


def nothing(payload: Payload) -> None:
    """The end of a job that leaves nothing to set right."""


@dataclass(frozen=True)
class Kind:
    """`work` does what is slow, outside any transaction, and returns the effect: it is saved together with
    the mark that the job is done. `given_up` is done instead when the job is given up.
    """

    work: Callable[[Payload], Effect]
    given_up: Callable[[Payload], None] = nothing


def _announce(payload: Payload) -> Effect:
    """Each application is told in a transaction of its own, and who was told is told no more."""
    announcements.announce(Cohort.objects.get(pk=payload["cohort"]))
    return partial(nothing, payload)


KINDS: dict[str, Kind] = {
    messages.SEND: Kind(outbox.send, outbox.give_up),
    announcements.JOB: Kind(_announce),
    pages.MAKE: Kind(document_making.make, document_making.give_up),
    addresses.CHECK: Kind(addresses.check, addresses.give_up),
    notices.GATHER: Kind(notices.gather),
    reminders.JOB: Kind(reminders.make_round, reminders.again),
    sweeps.JOB: Kind(sweeps.make, sweeps.again),
}
