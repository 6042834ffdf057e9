"""Whether a place may apply, by public facts alone, as the sentence that anyone is shown."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assay.journey.verdicts import Verdict
from assay.words.refusals import sentence


def by_public_facts(verdict: Verdict, place: str, people: str) -> str:
    """`people` is the population in words, blank where no source states it."""
    values = {"place": place, "people": people, "why": sentence(verdict)}
    if not verdict:
        return _("%(place)s: %(why)s") % values
    if people:
        return _("%(place)s, %(people)s: by these public facts the city may apply.") % values
    return (
        _("%(place)s may apply if it has people enough: we know of no source that states how many it has.")
        % values
    )
