"""Where a city's own work stands, in sentences that begin with the answer."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assay.scoring import Projection
from assay.standard.editions import Edition
from assay.words.projections import obstacle_sentence
from assay.words.texts import said


def stage(name: str, what: str) -> str:
    """A stage of the journey, and what happens now."""
    return _("%(stage)s. %(what)s") % {"stage": name, "what": what}


def claimed(count: int, of: int) -> str:
    return _("%(count)s of %(of)s claimed") % {"count": count, "of": of}


def would_reach(projection: Projection, edition: Edition) -> str:
    """What the claims would come to, and the rule that stands in the way. Never a result."""
    binding = obstacle_sentence(projection.binding, edition) if projection.binding else ""
    if projection.would_reach is None:
        return _("no level yet: %(binding)s") % {"binding": binding}
    level = said(edition.level_by_code[projection.would_reach].title)
    line = _("would reach %(level)s if experts found the same.") % {"level": level}
    return f"{line} {binding}".strip()


def due(days_left: int, *, still_open: bool) -> str:
    """The deadline as days from now; 0 is today. After it a grace may still be open."""
    if days_left < 0 and still_open:
        return _("The day on which it was due is over; changes are still taken for some hours.")
    if days_left < 0:
        return _("The deadline has passed.")
    if days_left == 0:
        return _("Due today.")
    return ngettext("Due in %(days)s day.", "Due in %(days)s days.", days_left) % {"days": days_left}


def waiting(count: int) -> str:
    """How much waits for the reader."""
    if not count:
        return _("Nothing waits for you.")
    return ngettext("%(count)s thing waits for you.", "%(count)s things wait for you.", count) % {
        "count": count
    }
