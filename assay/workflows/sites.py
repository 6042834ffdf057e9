"""Whose site this is."""

from __future__ import annotations

from collections.abc import Collection
from typing import Any

from django.conf import settings
from django.db import transaction

from assay.journey.roles import Role
from assay.records.models import Person, Site
from assay.workflows import acts
from assay.workflows.members import demand_appointed

# What becomes public of a decision made here, unless the site says otherwise.
BECOMES_PUBLIC = ["level", "dates", "criteria met"]
# What always does, and what a site may add. Criteria not met and reasons are no site's to open: that takes
# the consent of each city.
ALWAYS_PUBLIC = ("level", "dates")
MAY_BECOME_PUBLIC = ("criteria met", "points")


def this_site() -> Site:
    """The site's settings; the defaults where none were written yet."""
    return Site.objects.first() or Site(id=1, becomes_public=BECOMES_PUBLIC)


def change_site(
    *,
    programme: str,
    operator: str,
    contact: str,
    official: bool,
    becomes_public: Collection[str],
    by: Person,
) -> Site:
    """Say whose site this is. `becomes_public` names what a site may add; what was signed before stays so."""
    demand_appointed(by, Role.OFFICE)
    added = [part for part in MAY_BECOME_PUBLIC if part in becomes_public]
    with transaction.atomic():
        site = Site.objects.select_for_update().filter(id=1).first() or this_site()
        before = _told(site)
        site.programme, site.operator, site.contact = programme, operator, contact
        site.official, site.becomes_public = official, [*ALWAYS_PUBLIC, *added]
        site.save()
        acts.record("change-site", by=by, role=Role.OFFICE, before=before, after=_told(site))
    return site


def _told(site: Site) -> dict[str, Any]:
    """What pages say of a site, for the log."""
    return {
        "programme": site.programme,
        "operator": site.operator,
        "contact": site.contact,
        "official": site.official,
        "becomes_public": site.becomes_public,
    }


def address(path: str) -> str:
    """The whole address of a path on this site, for letters."""
    return f"{settings.ADDRESS}{path}"
