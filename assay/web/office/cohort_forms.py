"""Forms of a cohort: opening one, and the instant of its announcement."""

from __future__ import annotations

from datetime import UTC, date, datetime, time
from itertools import pairwise
from typing import Any
from zoneinfo import ZoneInfo, available_timezones

from django import forms
from django.utils.text import slugify
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from assay.records.models import Cohort
from assay.standard.editions import Edition
from assay.standard.library import default_edition, editions
from assay.web.office.choices import offer
from assay.words.texts import said
from assay.words.zones import zone
from assay.workflows.sites import this_site

# Where the cities lie that certification is open to; UTC for whoever wants none of them.
_REGIONS = ("America/", "Pacific/Honolulu", "UTC")
_DAYS = ("opens_on", "answers_due_on", "findings_due_on", "committee_on", "announcement_on")


def _day(label: Any, hint: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label, help_text=hint, widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )


class CohortForm(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Name"),
        help_text=gettext_lazy("Such as Spring 2027. Cities and readers see it."),
        max_length=80,
    )
    edition_id = forms.ChoiceField(
        label=gettext_lazy("Edition of the standard"),
        help_text=gettext_lazy("Fixed from now on: the cohort is judged by it as it is today."),
    )
    zone = forms.ChoiceField(
        label=gettext_lazy("Time zone"), help_text=gettext_lazy("Key dates are days there.")
    )
    opens_on = _day(gettext_lazy("Opens for answers"))
    answers_due_on = _day(gettext_lazy("Answers are due"), gettext_lazy("Open all through that day."))
    grace_hours = forms.IntegerField(
        label=gettext_lazy("Hours of grace after the deadline"), min_value=0, max_value=240, initial=24
    )
    findings_due_on = _day(gettext_lazy("Findings are due"))
    committee_on = _day(gettext_lazy("The committee meets"))
    announcement_on = _day(
        gettext_lazy("Announcement planned"),
        gettext_lazy("A plan for everybody to read. The instant itself is set later."),
    )
    visit_from_level = forms.ChoiceField(
        label=gettext_lazy("Who is visited"),
        required=False,
        help_text=gettext_lazy("By what the findings reach."),
    )

    def __init__(self, *arguments: Any, **more: Any) -> None:
        super().__init__(*arguments, **more)
        found = _offered()
        offer(self, "edition_id", [(one.id, said(one.title)) for one in found])
        self.fields["edition_id"].initial = default_edition().id
        offer(self, "zone", _zones())
        self.fields["zone"].initial = "America/New_York"
        offer(self, "visit_from_level", [("", _("Nobody")), *_levels(found)])

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        given = [(name, values[name]) for name in _DAYS if values.get(name)]
        for (before, day), (name, following) in pairwise(given):
            if following < day:
                label = str(self.fields[before].label)
                self.add_error(name, _("This day lies before: %(label)s.") % {"label": label})
        level, edition_id = values.get("visit_from_level"), values.get("edition_id")
        if level and edition_id and level not in _levels_of(edition_id):
            self.add_error("visit_from_level", _("This edition has no such level."))
        values["slug"] = self._slug(str(values.get("name", "")))
        return values

    def _slug(self, name: str) -> str:
        """The part of the address that names the cohort, made from its name."""
        slug = (Cohort.DEMONSTRATION if this_site().demonstration else "") + slugify(name)[:50]
        if name and not slugify(name):
            self.add_error("name", _("Use letters or digits."))
        elif name and (Cohort.objects.filter(pk=slug).exists() or slug == "new"):
            self.add_error("name", _("A cohort of this name exists already."))
        elif name and slug.startswith(Cohort.DEMONSTRATION) != this_site().demonstration:
            self.add_error("name", _("Names of this kind are kept for demonstrations."))
        return slug


class InstantForm(forms.Form):
    """Local day and time in the cohort's zone, made into the instant they mean."""

    on = _day(gettext_lazy("Day"))
    time = forms.TimeField(
        label=gettext_lazy("Time"),
        widget=forms.TimeInput(attrs={"type": "time"}, format="%H:%M"),
        input_formats=["%H:%M", "%H:%M:%S"],
    )

    def __init__(self, data: Any = None, *, cohort: Cohort, at: datetime | None = None) -> None:
        self.zone = ZoneInfo(cohort.zone)
        local = at.astimezone(self.zone) if at else None
        first = {"on": local.date(), "time": local.time()} if local else {"on": cohort.announcement_on}
        super().__init__(data, initial=first)
        self.fields["time"].help_text = _("Local time: %(zone)s.") % {"zone": zone(cohort.zone)}

    def clean(self) -> dict[str, Any]:
        values = super().clean() or {}
        on, at = values.get("on"), values.get("time")
        if isinstance(on, date) and isinstance(at, time):
            local = datetime.combine(on, at, self.zone)
            instant = local.astimezone(UTC)
            # In the hour that is left out when clocks go forward, no clock ever shows this time.
            if instant.astimezone(self.zone).replace(tzinfo=None) != local.replace(tzinfo=None):
                self.add_error("time", _("On that day the clocks leave out this time. Choose another."))
            values["at"] = instant
        return values


def _offered() -> list[Edition]:
    """Editions that a cohort of this site can go through."""
    demonstration = this_site().demonstration
    return [
        one
        for one in editions()
        if one.status == "published" and (demonstration or one.open_to == "everyone")
    ]


def _levels(found: list[Edition]) -> list[tuple[str, str]]:
    """Every level of these editions once, by name."""
    levels = {level.code: said(level.title) for edition in found for level in edition.levels}
    return [(code, _("From %(level)s up") % {"level": title}) for code, title in levels.items()]


def _levels_of(edition_id: str) -> set[str]:
    return {level.code for one in _offered() if one.id == edition_id for level in one.levels}


def _zones() -> list[tuple[str, str]]:
    names = sorted(name for name in available_timezones() if name.startswith(_REGIONS))
    return [(name, f"{zone(name)} ({name})") for name in names]
