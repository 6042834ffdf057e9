"""Letters about the committee's decision."""

from __future__ import annotations

from django.utils.translation import gettext as _

from assay.notices.letters.writing import Letter, hello, paragraphs


def certified(*, name: str, place: str, level: str, link: str, report: str) -> Letter:
    """`link` is the public page, `report` the city's own. `level` is in the reader's words."""
    return Letter(
        "certified",
        _("The committee’s decision is public"),
        paragraphs(
            hello(name),
            _("%(place)s is certified: %(level)s. The announcement is public from now on:")
            % {"place": place, "level": level},
            link,
            _("Your report says what each finding was, and what the next level asks:"),
            report,
        ),
    )


def not_certified(*, name: str, place: str, report: str) -> Letter:
    return Letter(
        "not_certified",
        _("The committee has decided"),
        paragraphs(
            hello(name),
            _(
                "The committee has decided on the application of %(place)s. It did not reach a level "
                "this time. Nobody outside learns that you applied."
            )
            % {"place": place},
            _("Your report says what each finding was, and what the first level asks:"),
            report,
        ),
    )
