"""Choices that cannot be made: disabled, with the sentence why."""

from __future__ import annotations

from assay.web.components.fields import Choice, Field, barring
from assay.web.components.templatetags.components import field

LEVELS = Field(
    kind="radios",
    id="level",
    name="level",
    label="Level",
    choices=(Choice("level-0", "high", "High", False), Choice("level-1", "low", "Low", True)),
)


def test_a_barred_choice_is_disabled_and_says_why() -> None:
    html = field(barring(LEVELS, {"high": "Too far."}))

    assert 'id="level-0" name="level" value="high" disabled>' in html
    assert 'High <span class="usa-radio__label-description">Too far.</span>' in html
    assert 'id="level-1" name="level" value="low" checked>' in html


def test_a_fault_leads_to_the_first_choice_that_can_be_made() -> None:
    assert barring(LEVELS, {"high": "Too far."}).anchor == "level-1"
    assert LEVELS.anchor == "level-0"
