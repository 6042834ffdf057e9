"""Letters about experts and their findings."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from assay.notices.letters.writing import Letter, day_words, hello, paragraphs


def assigned_to_expert(*, name: str, criteria: int, link: str, due: date) -> Letter:
    """`criteria` counts what was assigned."""
    waiting = ngettext(
        "%(count)d criterion waits for your finding, due on %(day)s:",
        "%(count)d criteria wait for your findings, due on %(day)s:",
        criteria,
    )
    return Letter(
        "assigned_to_expert",
        _("Findings are asked of you"),
        paragraphs(
            hello(name),
            waiting % {"count": criteria, "day": day_words(due)},
            link,
            _("If you have a tie to the city, say so there before you begin."),
        ),
    )


def disagreement_for_office(*, name: str, link: str) -> Letter:
    return Letter(
        "disagreement_for_office",
        _("Two findings differ"),
        paragraphs(hello(name), _("Two experts found differently. Settle it here:"), link),
    )


def expert_released_for_office(*, name: str, link: str) -> Letter:
    return Letter(
        "expert_released_for_office",
        _("An expert is released"),
        paragraphs(
            hello(name),
            _("An expert declared a tie and does not judge this application any more. Assign another:"),
            link,
        ),
    )
