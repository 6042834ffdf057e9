"""Words meant to send something back that stand on the page while its other button is pressed."""

from __future__ import annotations

from typing import TypeVar

from django.http import QueryDict

from assay.journey.verdicts import No, no
from assay.web.components.forms import Form

Back = TypeVar("Back", bound=Form)


def words_beside(typed: QueryDict, form: type[Back]) -> Back | None:
    """The form of such words, saying that they wait for their own button; None where there are none."""
    if not typed.get("comment", "").strip():
        return None
    back = form(typed)
    back.refuse(no(No.WORDS_BESIDE))
    return back
