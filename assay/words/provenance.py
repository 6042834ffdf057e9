"""By whose word a rule holds, in words for the public."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from assay.standard.shapes import Provenance

MEANINGS: dict[Provenance, str] = {
    Provenance.PUBLISHED: gettext_noop("A public source says so."),
    Provenance.INFERRED: gettext_noop("We read this out of a public source."),
    Provenance.OURS: gettext_noop("No public source says so; this is our own."),
}


def meaning(kind: Provenance) -> str:
    """What the mark beside a rule means, as a sentence."""
    return _(MEANINGS[kind])
