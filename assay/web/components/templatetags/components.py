"""What the components ask of a template: fields, shares, pages of a list."""

from collections.abc import Iterable
from typing import Any

from django import template
from django.core.paginator import Page
from django.forms.boundfield import BoundField
from django.template import Context
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from assay.web.components.fields import Field, from_bound

register = template.Library()


@register.simple_tag
def field(shown: BoundField | Field, **attributes: Any) -> SafeString:
    """A labelled control with its hint and its error; further words become attributes: rows=8."""
    if isinstance(shown, BoundField) and shown.is_hidden:
        return shown.as_hidden()
    value = shown if isinstance(shown, Field) else from_bound(shown)
    attributes = {**value.attributes, **{name.replace("_", "-"): text for name, text in attributes.items()}}
    return render_to_string(value.template, {"field": value, "attributes": attributes})


@register.simple_tag(takes_context=True)
def whose_site(context: Context) -> Any:
    """Whose site this is. The sign-in package gives its pages a `site` of its own, which hides ours."""
    return context.get("whose_site") or context.get("site")


# Where a file is read, by where it is downloaded.
_READ_AT = {f"{corner}_file": f"{corner}_document" for corner in ("city", "expert", "office")}


@register.filter
def read_at(file_address: str) -> str:
    """The name of the address at which the same file can be read; blank where it is downloaded alone."""
    return _READ_AT.get(file_address, "")


@register.filter
def said_of(sentences: Any, address: str) -> str:
    """What a page says of this address (reports/addresses.py); blank where the page says nothing of any."""
    return str(sentences.get(address, "")) if sentences else ""


@register.filter
def anchor(bound: BoundField) -> str:
    """The id that a link to a field jumps to."""
    return from_bound(bound).anchor


@register.filter
def percent_of(points: int, possible: int) -> int:
    """Whole percent, never rounded up: 67.9 % must not read as the 68 % that a level asks."""
    return 100 * points // possible if possible else 0


@register.filter
def page_numbers(page: Page[Any]) -> Iterable[int | str]:
    """The numbers to link around the current page, with an ellipsis for those left out."""
    return page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1)
