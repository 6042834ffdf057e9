"""What a person has seen of what the others did."""

from __future__ import annotations

from datetime import datetime

from django.db import transaction

from assay.journey.roles import CITY
from assay.records.clock import now
from assay.records.models import Application, Person, Seen
from assay.workflows.members import demand_member
from assay.workflows.moves import lock


def mark_seen(application: Application, *, until: datetime, by: Person) -> None:
    """What came up to `until` is new to her no more; that is when the page she read was made.

    Never back, and never ahead of the clock. No act is written: reading is none. Raises Refused.
    """
    demand_member(by, application, *sorted(CITY))
    until = min(until, now())
    with transaction.atomic():
        lock(application)
        seen, made = Seen.objects.get_or_create(person=by, application=application, defaults={"at": until})
        if not made and seen.at < until:
            seen.at = until
            seen.save(update_fields=["at"])
