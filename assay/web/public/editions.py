"""The edition that an address names."""

from __future__ import annotations

from django.http import Http404

from assay.standard.editions import Edition
from assay.standard.library import UnknownEdition, default_edition, edition


def asked_edition(edition_id: str | None) -> Edition:
    """The edition of that id, the default one where none is named. Raises Http404 for an unknown one."""
    if edition_id is None:
        return default_edition()
    try:
        return edition(edition_id)
    except UnknownEdition:
        raise Http404 from None
