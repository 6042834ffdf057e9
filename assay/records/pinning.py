"""The edition that a cohort was opened with, to the letter: its applications are judged by no other."""

from __future__ import annotations

from assay.records.models import Application, Cohort
from assay.standard.editions import Edition
from assay.standard.library import edition


def edition_of(cohort: Cohort) -> Edition:
    """Raises RuntimeError where the edition's content is not the pinned one."""
    found = edition(cohort.edition_id)
    if found.digest != cohort.edition_digest:
        raise RuntimeError(f"the edition {cohort.edition_id} is not the one that the cohort was opened with")
    return found


def pinned_edition(application: Application) -> Edition:
    """The edition of an application that was accepted."""
    return edition_of(application.the_cohort)
