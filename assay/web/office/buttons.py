"""Buttons of the office: each says beforehand what it does and to whom it writes."""

from __future__ import annotations

from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from assay.journey.moves import Move
from assay.journey.verdicts import YES, Verdict
from assay.words.moves import button
from assay.words.refusals import sentence
from assay.words.texts import listed


@dataclass(frozen=True)
class Button:
    """A form of one button. `why_not` is blank where it may be pressed; `note` says what it sends."""

    id: str
    url: str
    label: str
    why_not: str
    note: str


def for_move(name: str, move: Move, *parts: object, verdict: Verdict = YES, note: str = "") -> Button:
    """The button of a move, named in words/moves.py. A note that is left out: nobody is written to."""
    return Button(name, reverse(name, args=parts), button(move), sentence(verdict), note or sends_nothing())


def for_act(name: str, label: str, *parts: object, verdict: Verdict = YES, note: str = "") -> Button:
    return Button(name, reverse(name, args=parts), label, sentence(verdict), note or sends_nothing())


def sends_nothing() -> str:
    return _("Sends no letter.")


def writes_to(names: list[str]) -> str:
    """Who is written to at once when the button is pressed."""
    return _("Writes to %(names)s.") % {"names": listed(names)} if names else sends_nothing()
