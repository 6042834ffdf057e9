"""What a level requires and how a criterion is timed, as sentences."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assay.scoring.thresholds import points_needed
from assay.standard.criteria import Timing
from assay.standard.editions import Edition
from assay.standard.levels import (
    ComponentsRequired,
    CriteriaRequired,
    OutcomeRequired,
    Requirement,
    ShareRequired,
)
from assay.words.scoring import threshold_text
from assay.words.texts import listed, said


def requirement_sentence(requirement: Requirement, edition: Edition) -> str:
    """One requirement of a level."""
    match requirement:
        case CriteriaRequired():
            return ngettext(
                "This core criterion is met, whatever the total: %(codes)s.",
                "These core criteria are met, whatever the total: %(codes)s.",
                len(requirement.criteria),
            ) % {"codes": listed(requirement.criteria)}
        case OutcomeRequired():
            title = said(edition.outcome.title) if edition.outcome else ""
            return _("Real progress is found: %(outcome)s.") % {"outcome": title}
        case ComponentsRequired(at_least=number):
            return _components(requirement, edition, len(edition.components) if number == "all" else number)
        case ShareRequired():
            most = sum(edition.most.values())
            return _(
                "At least %(share)s of the points that are possible."
                " Where every criterion applies, that is %(points)s of %(possible)s."
            ) % {
                "share": threshold_text(requirement.at_least),
                "points": points_needed(requirement.at_least, most),
                "possible": most,
            }


def _components(requirement: ComponentsRequired, edition: Edition, needed: int) -> str:
    return _(
        "Work across at least %(needed)s of the %(all)s components: %(titles)s."
        " A component counts from %(share)s of its points."
    ) % {
        "needed": needed,
        "all": len(edition.components),
        "titles": listed(said(component.title) for component in edition.components),
        "share": threshold_text(requirement.worked_across),
    }


def timing_sentences(timing: Timing | None) -> list[str]:
    """How often the practice happens, and how far back proof may lie."""
    if timing is None:
        return []
    sentences = {
        "quarterly": _("At least once in every quarter."),
        "regular": _("Regularly."),
        "routine": _("Routinely."),
    }
    found = [sentences[timing.frequency]] if timing.frequency else []
    if timing.lookback_months:
        found.append(
            ngettext(
                "Proof may lie at most %(months)s month back.",
                "Proof may lie at most %(months)s months back.",
                timing.lookback_months,
            )
            % {"months": timing.lookback_months}
        )
    return found
