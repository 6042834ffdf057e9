"""Evidence that is too old for an answer, or will be before answers are due, as sentences."""

from __future__ import annotations

from datetime import date

from assay.journey.calendar import local_day
from assay.journey.recency import Recency
from assay.records.clock import now
from assay.records.models import Answer, Application
from assay.records.pinning import pinned_edition
from assay.records.recency import Dated, age_of, months_asked
from assay.words.recency import age_sentence


def today_in(application: Application) -> date:
    """The local day of its cohort."""
    return local_day(now(), application.the_cohort.zone)


def age_words(source: Dated, item: str, application: Application, today: date) -> str:
    """What is to be said of its age behind the answer to `item`; blank where it is recent enough."""
    months = months_asked(item, pinned_edition(application))
    found = age_of(source, item, application, today)
    return age_sentence(found, months) if found is not None and months is not None else ""


def becomes_too_old(source: Dated, item: str, application: Application, today: date) -> bool:
    """Whether it is too old there, or will be before answers are due."""
    found = age_of(source, item, application, today)
    return found is not None and found.recency in (Recency.EXPIRING, Recency.EXPIRED)


def ages_behind(answer: Answer | None, application: Application) -> tuple[str, ...]:
    """What is to be said of the age of the evidence behind an answer, with its titles. It blocks nothing."""
    if answer is None or answer.current is None or application.cohort is None:
        return ()
    today = today_in(application)
    said = [
        (one.source.title, age_words(one.source, answer.item, application, today))
        for one in answer.current.citations.all()
    ]
    return tuple(f"{title}: {words}" for title, words in said if words)
