"""Why a point is missing and what stands in the way of a level, as sentences for one city."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assay.scoring.obstacles import (
    ComponentsMissing,
    MustHavesMissing,
    NothingApplicable,
    Obstacle,
    OutcomeMissing,
    PointsMissing,
)
from assay.scoring.reasons import Credit, Reason
from assay.standard.editions import Edition
from assay.standard.shapes import Threshold
from assay.words.texts import listed, said


def threshold_text(threshold: Threshold) -> str:
    """A threshold as it is read aloud: [51, 100] is "51 %", [1, 2] is "1/2"."""
    numerator, denominator = threshold
    return f"{numerator} %" if denominator == 100 else f"{numerator}/{denominator}"


def reason_for(credit: Credit, edition: Edition) -> str:
    """The sentence beside a criterion that lacks points; blank where none are missing."""
    values = {
        "points": credit.points,
        "possible": credit.possible,
        "needs": listed(credit.because_of),
    }
    match credit.reason:
        case None:
            return ""
        case Reason.NOT_CLAIMED:
            return _("Not claimed by the city, so it earns nothing.")
        case Reason.NOT_CONFIRMED:
            return _("Not met.")
        case Reason.BELOW_THE_TOP:
            return _("Earns %(points)s of %(possible)s: in place, and it could go further.") % values
        case Reason.PREREQUISITE_NOT_MET:
            return _("Earns nothing while it has nothing to stand on: %(needs)s first.") % values
        case Reason.NOT_APPLICABLE:
            return _("Does not apply to this city, so it counts neither for nor against.")
        case Reason.MUST_HAVE_NOT_APPLICABLE:
            return _("A must-have always applies, so it counts as not met.")


def obstacle_sentence(obstacle: Obstacle, edition: Edition) -> str:
    """What a level lacks, as one sentence that names the level."""
    level = said(edition.level_by_code[obstacle.level].title)
    match obstacle:
        case NothingApplicable():
            return _("%(level)s cannot be reached: no criterion applies.") % {"level": level}
        case MustHavesMissing(codes=codes):
            return ngettext(
                "%(level)s needs %(codes)s, a core criterion that is not met.",
                "%(level)s needs %(codes)s, core criteria that are not met.",
                len(codes),
            ) % {"level": level, "codes": listed(codes)}
        case OutcomeMissing():
            return _("%(level)s needs real progress on an outcome, and none was found.") % {"level": level}
        case ComponentsMissing():
            titles = {component.code: said(component.title) for component in edition.components}
            return _(
                "%(level)s needs work across %(needed)s components and has %(across)s. Not yet: %(missing)s."
            ) % {
                "level": level,
                "needed": obstacle.needed,
                "across": obstacle.across,
                "missing": listed(titles[code] for code in obstacle.codes),
            }
        case PointsMissing():
            return ngettext(
                "%(level)s needs %(lacking)s more point:"
                " it asks for %(share)s of %(possible)s, and %(points)s are earned.",
                "%(level)s needs %(lacking)s more points:"
                " it asks for %(share)s of %(possible)s, and %(points)s are earned.",
                obstacle.lacking,
            ) % {
                "level": level,
                "lacking": obstacle.lacking,
                "share": threshold_text(obstacle.at_least),
                "possible": obstacle.possible,
                "points": obstacle.points,
            }
