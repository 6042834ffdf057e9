"""The log: who did what. Written by every workflow, read by investigators alone."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from assay.records import clock
from assay.records.models import Act, Application, Person


def record(
    verb: str,
    *,
    by: Person | None,
    role: str,
    application: Application | None = None,
    about: str = "",
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    at: datetime | None = None,
) -> Act:
    """Write one act, in the transaction of the workflow that does it. `by` is None where the clock acts."""
    return Act.objects.create(
        at=at or clock.now(),
        by=by,
        role=role,
        verb=verb,
        application=application,
        about=about,
        before=dict(before or {}),
        after=dict(after or {}),
    )
