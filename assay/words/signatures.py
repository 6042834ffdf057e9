"""What a sponsor signs."""

from __future__ import annotations

from django.utils.translation import gettext as _


def statement(city: str) -> str:
    """The sentence that is kept with her signature."""
    return _(
        "I have read what %(city)s submits. To the best of my knowledge it is true,"
        " and I submit it for the city."
    ) % {"city": city}
