"""What is wrong with a file of findings."""

from __future__ import annotations

from collections.abc import Mapping

from django.utils.translation import gettext_noop

from assay.faults import FaultReason
from assay.scoring.score_files import ScoreFault

SCORE_SENTENCES: Mapping[FaultReason, str] = {
    ScoreFault.COLUMN_MISSING: gettext_noop("the column is missing"),
    ScoreFault.COLUMN_UNKNOWN: gettext_noop("the edition %(edition)s has no such criterion"),
    ScoreFault.COLUMN_DOUBLED: gettext_noop("the column is there twice, the first time as %(first)s"),
    ScoreFault.NO_OUTCOME: gettext_noop("the edition %(edition)s asks for no outcome; leave the column out"),
    ScoreFault.CITY_BLANK: gettext_noop("the city has no name"),
    ScoreFault.CITY_DOUBLED: gettext_noop("%(city)s stands in row %(first)s already"),
    ScoreFault.CELL_BLANK: gettext_noop("the cell is blank"),
    ScoreFault.NEITHER_MET_NOR_NOT: gettext_noop(
        "%(cell)s is not on the scale; write 1 or met, 0 or not met, or na where it does not apply"
    ),
    ScoreFault.OFF_THE_SCALE: gettext_noop(
        "%(cell)s is not on the scale; write a whole number from 0 to %(most)s, or na where it does not apply"
    ),
    ScoreFault.OUTCOME_UNCLEAR: gettext_noop(
        "%(cell)s does not say whether progress was found; write 1 or met, 0 or not met"
    ),
}
