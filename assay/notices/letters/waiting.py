"""Letters about what waits for a person in her city's work, one by one or gathered, as she chose."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.translation import gettext as _

from assay.notices.letters.writing import Letter, hello, paragraphs


def notice(*, name: str, subject: str, words: str, link: str, pace: str) -> Letter:
    """`words` is the sentence of what is told, `pace` where she chooses how often such letters come."""
    return Letter("notice", subject, paragraphs(hello(name), words, link, _how_often(pace)))


def digest(*, name: str, told: Sequence[tuple[str, str, str]], pace: str) -> Letter:
    """`told` is what there is to tell, in order: the city, the sentence, and where it leads."""
    parts: list[str] = []
    city = ""
    for place, words, link in told:
        if place != city:
            parts.append(place)
            city = place
        parts.append(f"{words}\n{link}")
    return Letter(
        "digest",
        _("What waits for you"),
        paragraphs(hello(name), _("This is new since the last letter:"), *parts, _how_often(pace)),
    )


def _how_often(page: str) -> str:
    return _("Choose here how often these letters come: %(page)s") % {"page": page}
