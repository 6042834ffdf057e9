"""The edition that an application is judged by: the one its cohort was opened with, to the letter."""

from __future__ import annotations

from assay.records.models import Application
from assay.standard.editions import Edition
from assay.standard.library import edition


def pinned_edition(application: Application) -> Edition:
    """Raises RuntimeError where there is no cohort yet, or the edition's content is not the pinned one."""
    cohort = application.cohort
    if cohort is None:
        raise RuntimeError("an application without a cohort is judged by no edition yet")
    found = edition(cohort.edition_id)
    if found.digest != cohort.edition_digest:
        raise RuntimeError(f"the edition {cohort.edition_id} is not the one that the cohort was opened with")
    return found
