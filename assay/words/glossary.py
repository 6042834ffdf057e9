"""The words of the programme, for readers who meet them for the first time."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

TERMS: tuple[tuple[str, str], ...] = (
    (
        gettext_noop("Announcement"),
        gettext_noop(
            "The instant from which the certified cities of a cohort are public. Nothing is before it."
        ),
    ),
    (gettext_noop("Area"), gettext_noop("A group of criteria about one field of practice.")),
    (
        gettext_noop("Certificate"),
        gettext_noop(
            "What a city holds once its level is announced. It says the level and how long it lasts."
        ),
    ),
    (
        gettext_noop("Claim"),
        gettext_noop("What a city says of itself. A claim is never a result."),
    ),
    (
        gettext_noop("Cohort"),
        gettext_noop("The cities that go through one edition together, with the same key dates."),
    ),
    (
        gettext_noop("Committee"),
        gettext_noop("The people who decide on a city's level, on the findings of the experts."),
    ),
    (
        gettext_noop("Component"),
        gettext_noop("In some editions, a second way to group the criteria, across the areas."),
    ),
    (
        gettext_noop("Core criterion, must-have"),
        gettext_noop("A criterion without which no level can be reached, whatever the total."),
    ),
    (
        gettext_noop("Criterion"),
        gettext_noop("One practice that is asked for. It earns points on its scale."),
    ),
    (
        gettext_noop("Edition"),
        gettext_noop("The standard as it stood at one time. A published edition never changes."),
    ),
    (
        gettext_noop("Evidence"),
        gettext_noop("A document or an address that shows a practice, with the period it covers."),
    ),
    (
        gettext_noop("Executive sponsor"),
        gettext_noop("The person at the top of the city who signs before anything is submitted."),
    ),
    (
        gettext_noop("Finding"),
        gettext_noop("What an expert says of a criterion after judging the claim and its evidence."),
    ),
    (
        gettext_noop("Level"),
        gettext_noop("What a city is certified at. Each level asks for more than the one below it."),
    ),
    (
        gettext_noop("Outcome"),
        gettext_noop("A result for residents, on which the city shows progress. It is worth no points."),
    ),
    (
        gettext_noop("Provenance"),
        gettext_noop("By whose word a rule holds: published, inferred from a source, or our own."),
    ),
    (
        gettext_noop("Tie"),
        gettext_noop("A person's bond with a city, which keeps that person from judging it."),
    ),
    (
        gettext_noop("Waiver"),
        gettext_noop("A hard rule set aside for one city, by a named person and with a reason on record."),
    ),
)


def glossary() -> list[tuple[str, str]]:
    """Each term with its meaning, in alphabetical order."""
    return sorted((_(term), _(meaning)) for term, meaning in TERMS)
