"""What a city's claims would come to, in words that nobody can take for a result."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assay.scoring import Projection
from assay.scoring.obstacles import MustHavesMissing, Obstacle, OutcomeMissing, PointsMissing
from assay.standard.editions import Edition
from assay.words import scoring
from assay.words.texts import listed, said


def first_line(projection: Projection, edition: Edition) -> str:
    """The answer in one line: points, what would be reached, and that it is not a result."""
    values: dict[str, object] = {"points": projection.points, "possible": projection.possible}
    if projection.would_reach is None:
        return (
            _("%(points)s of %(possible)s: no level yet, even if experts found the same. Not a result.")
            % values
        )
    level = said(edition.level_by_code[projection.would_reach].title)
    return _("%(points)s of %(possible)s: would reach %(level)s if experts found the same. Not a result.") % {
        **values,
        "level": level,
    }


def obstacle_sentence(obstacle: Obstacle, edition: Edition) -> str:
    """What a level lacks by the city's own claims: nothing here was found or earned."""
    level = said(edition.level_by_code[obstacle.level].title)
    match obstacle:
        case MustHavesMissing(codes=codes):
            return ngettext(
                "%(level)s needs %(codes)s, a core criterion that is not claimed.",
                "%(level)s needs %(codes)s, core criteria that are not claimed.",
                len(codes),
            ) % {"level": level, "codes": listed(codes)}
        case OutcomeMissing():
            return _("%(level)s needs real progress on an outcome, and none is claimed.") % {"level": level}
        case PointsMissing():
            return ngettext(
                "%(level)s needs %(lacking)s more point: it asks for %(share)s of %(possible)s,"
                " and %(points)s are claimed.",
                "%(level)s needs %(lacking)s more points: it asks for %(share)s of %(possible)s,"
                " and %(points)s are claimed.",
                obstacle.lacking,
            ) % {
                "level": level,
                "lacking": obstacle.lacking,
                "share": scoring.threshold_text(obstacle.at_least),
                "possible": obstacle.possible,
                "points": obstacle.points,
            }
        case _:
            return scoring.obstacle_sentence(obstacle, edition)
