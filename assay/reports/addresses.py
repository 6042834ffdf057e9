"""Which addresses of a city experts could not open."""

from __future__ import annotations

from collections.abc import Mapping

from assay.records.models import AddressCheck, Application
from assay.words.addresses import found


def unopened(application: Application) -> Mapping[str, str]:
    """The addresses at which a stranger stood before a closed door, each with the sentence. One query."""
    checks = AddressCheck.objects.filter(application=application).exclude(
        state__in=(AddressCheck.OPEN, AddressCheck.WAITING)
    )
    rows = checks.values_list("address", "state", "status")
    return {address: found(state, status) for address, state, status in rows}
