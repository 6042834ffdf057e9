"""What the parts that people play are called."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from assay.journey.roles import Role

ROLE_WORDS: dict[Role, str] = {
    Role.PUBLIC: gettext_noop("anyone"),
    Role.LEAD: gettext_noop("city lead"),
    Role.CONTRIBUTOR: gettext_noop("contributor"),
    Role.SPONSOR: gettext_noop("executive sponsor"),
    Role.EXPERT: gettext_noop("expert"),
    Role.COMMITTEE: gettext_noop("committee member"),
    Role.OFFICE: gettext_noop("programme office"),
    Role.PARTNER: gettext_noop("partner"),
    Role.CLOCK: gettext_noop("the clock"),
}


def role(role: Role) -> str:
    return _(ROLE_WORDS[role])
