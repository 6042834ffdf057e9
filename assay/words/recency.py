"""How recent evidence is, as sentences."""

from __future__ import annotations

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from assay.journey.recency import Age, Recency

# `day` is when it becomes too old, `months` how far back proof may lie.
SENTENCES: dict[Recency, str] = {
    Recency.FRESH: "",
    Recency.EXPIRING: gettext_noop("Becomes too old on %(day)s, before answers are due."),
    Recency.EXPIRED: gettext_noop(
        "Too old since %(day)s: proof may lie at most %(months)s months back from the day answers are due."
    ),
    Recency.UNDATED: gettext_noop(
        "Say which time it covers: proof may lie at most %(months)s months back from the day answers are due."
    ),
}


def age_sentence(age: Age, months: int) -> str:
    """Blank where it is recent enough."""
    if age.recency is Recency.FRESH:
        return ""
    day = date_format(age.too_old_on, "j F Y") if age.too_old_on else ""
    return _(SENTENCES[age.recency]) % {"day": day, "months": months}
