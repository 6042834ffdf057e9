"""The filters of the list, as fields; the heads of its columns, as links that sort."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _

from assay.reports.listing import Options
from assay.web.components.fields import Choice, Field
from assay.web.public.record_query import Asked


@dataclass(frozen=True)
class Head:
    """`sort` is what a click asks for; `sorted` is the direction where the list goes by this column."""

    label: str
    sort: str
    sorted: str = ""


def filter_fields(asked: Asked, options: Options) -> tuple[Field, ...]:
    wanted = asked.wanted
    return (
        _text("q", _("City"), wanted.q),
        _select("level", _("Level"), wanted.level, options.levels),
        _select("country", _("Country"), wanted.country, options.countries),
        _select("region", _("State or region"), wanted.region, options.regions),
        _select("year", _("Announced in"), wanted.year, options.years),
        _select("event", _("What was announced"), wanted.event, options.events),
        _text("as_of", _("As the record stood on"), asked.typed_as_of, control="date", fault=asked.fault),
    )


def heads(order: str) -> tuple[Head, ...]:
    columns = (
        ("place", _("City")),
        ("level", _("Level")),
        ("", _("Newest announcement")),
        ("announced", _("When")),
        ("", _("Three years")),
    )
    return tuple(_head(key, label, order) for key, label in columns)


# What a first click on a column's head asks for: the highest and the newest first.
_FIRST = {"level": "-level", "announced": "-announced"}


def _head(key: str, label: str, order: str) -> Head:
    if key != order.removeprefix("-"):
        return Head(label, _FIRST.get(key, key))
    descending = order.startswith("-")
    return Head(label, key if descending else f"-{key}", "descending" if descending else "ascending")


def _text(name: str, label: str, value: str, *, control: str = "search", fault: str = "") -> Field:
    return Field(
        kind="text",
        id=f"filter-{name}",
        name=name,
        label=label,
        value=value,
        errors=(fault,) if fault else (),
        attributes={"type": control},
    )


def _select(name: str, label: str, value: str, pairs: tuple[tuple[str, str], ...]) -> Field:
    any_of_them = Choice(f"filter-{name}-any", "", _("Any"), not value)
    return Field(
        kind="select",
        id=f"filter-{name}",
        name=name,
        label=label,
        choices=(any_of_them, *(Choice("", code, words, code == value) for code, words in pairs)),
    )
