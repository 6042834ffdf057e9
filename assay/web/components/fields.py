"""What a field template needs to know, whether it comes from a Django form or from a page's own values."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from django import forms
from django.forms.boundfield import BoundField

# The first that fits; a widget of any other type is a line of text.
_KINDS: tuple[tuple[type[forms.Widget], str], ...] = (
    (forms.Textarea, "textarea"),
    (forms.CheckboxSelectMultiple, "checkboxes"),
    (forms.RadioSelect, "radios"),
    (forms.Select, "select"),
    (forms.CheckboxInput, "checkbox"),
    (forms.FileInput, "file"),
)

# Written by the templates; and no placeholders: they vanish when help is needed.
_NOT_TAKEN = frozenset({"id", "class", "aria-describedby", "aria-invalid", "placeholder"})


@dataclass(frozen=True)
class Choice:
    id: str
    value: str
    label: str
    chosen: bool
    hint: str = ""
    disabled: bool = False


@dataclass(frozen=True)
class Field:
    """`kind` names the template in components/fields/; `value` is what was typed, as text."""

    kind: str
    id: str
    name: str
    label: str
    value: str = ""
    hint: str = ""
    errors: Sequence[str] = ()
    required: bool = True
    choices: Sequence[Choice] = ()
    attributes: Mapping[str, Any] = field(default_factory=dict)

    @property
    def template(self) -> str:
        return f"components/fields/{self.kind}.html"

    @property
    def described_by(self) -> str:
        """Ids of the hint and the error, so that both are read out with the control."""
        ids = [f"{self.id}-hint"] * bool(self.hint) + [f"{self.id}-error"] * bool(self.errors)
        return " ".join(ids)

    @property
    def anchor(self) -> str:
        """The id that the error summary links to: a group is reached through its first control in use."""
        in_use = [choice.id for choice in self.choices if not choice.disabled]
        return in_use[0] if self.kind in ("radios", "checkboxes") and in_use else self.id


@dataclass(frozen=True)
class Fault:
    """One line of the list of what is wrong; `anchor` leads to the field, blank where none is meant."""

    text: str
    anchor: str = ""


def from_bound(bound: BoundField) -> Field:
    widget = bound.field.widget
    kind = next((name for type_, name in _KINDS if isinstance(widget, type_)), "text")
    return Field(
        kind=kind,
        id=bound.auto_id,
        name=bound.html_name,
        label=str(bound.label),
        value=_value(bound, kind),
        hint=str(bound.help_text),
        errors=tuple(str(error) for error in bound.errors),
        required=bound.field.required,
        choices=_choices(bound, kind),
        attributes=_attributes(bound, kind),
    )


def barring(shown: Field, why: Mapping[str, str]) -> Field:
    """`shown` with the choices of these values disabled, each with the sentence why."""
    choices = tuple(
        replace(choice, disabled=True, hint=why[choice.value]) if choice.value in why else choice
        for choice in shown.choices
    )
    return replace(shown, choices=choices)


def _value(bound: BoundField, kind: str) -> str:
    widget = bound.field.widget
    # A password is never sent back to the page.
    if kind not in ("text", "textarea") or not getattr(widget, "render_value", True):
        return ""
    value = widget.format_value(bound.value())
    return "" if value is None else str(value)


def _choices(bound: BoundField, kind: str) -> tuple[Choice, ...]:
    widget = bound.field.widget
    if isinstance(widget, forms.CheckboxInput):
        return (Choice(bound.auto_id, "on", str(bound.label), widget.check_test(bound.value())),)
    if kind not in ("checkboxes", "radios", "select"):
        return ()
    return tuple(
        Choice(
            part.id_for_label, str(part.data["value"]), str(part.choice_label), bool(part.data["selected"])
        )
        for part in bound.subwidgets
    )


def _attributes(bound: BoundField, kind: str) -> dict[str, Any]:
    """What the form says of the control, without what the templates write themselves."""
    widget = bound.field.widget
    attributes = {
        name: value
        for name, value in bound.build_widget_attrs(widget.attrs).items()
        if name not in _NOT_TAKEN and value not in (None, False)
    }
    if kind == "textarea":
        # A browser would cut what is pasted without a word; the form says by how much it is too long.
        attributes.pop("maxlength", None)
    return {"type": getattr(widget, "input_type", "text"), **attributes} if kind == "text" else attributes
