"""The stages of an application, and whose turn it is in each. Their names are in words/stages.py."""

from __future__ import annotations

from enum import StrEnum


class Owner(StrEnum):
    """Who must act next."""

    CITY = "city"
    SPONSOR = "sponsor"
    EXPERTS = "experts"
    OFFICE = "office"
    COMMITTEE = "committee"
    NOBODY = "nobody"


class Stage(StrEnum):
    INTEREST = "interest"
    DECLINED = "declined"
    ELIGIBLE = "eligible"
    OPEN = "open"
    SIGN_OFF = "sign-off"
    SUBMITTED = "submitted"
    VALIDATION = "validation"
    RETURNED = "returned"
    SETTLED = "settled"
    VISIT = "visit"
    FACTS_CHECK = "facts-check"
    COMMITTEE = "committee"
    CONDITIONAL = "conditional"
    DECIDED = "decided"
    ANNOUNCED = "announced"
    TOLD = "told"
    APPEAL = "appeal"
    SUPPORT = "support"
    RENEWAL_DUE = "renewal-due"
    RENEWED = "renewed"
    LAPSED = "lapsed"
    WITHDRAWN = "withdrawn"


OWNER: dict[Stage, Owner] = {
    Stage.INTEREST: Owner.OFFICE,
    Stage.DECLINED: Owner.NOBODY,
    Stage.ELIGIBLE: Owner.CITY,
    Stage.OPEN: Owner.CITY,
    Stage.SIGN_OFF: Owner.SPONSOR,
    Stage.SUBMITTED: Owner.OFFICE,
    Stage.VALIDATION: Owner.EXPERTS,
    Stage.RETURNED: Owner.CITY,
    Stage.SETTLED: Owner.OFFICE,
    Stage.VISIT: Owner.OFFICE,
    Stage.FACTS_CHECK: Owner.OFFICE,
    Stage.COMMITTEE: Owner.COMMITTEE,
    Stage.CONDITIONAL: Owner.CITY,
    Stage.DECIDED: Owner.OFFICE,
    Stage.ANNOUNCED: Owner.NOBODY,
    Stage.TOLD: Owner.NOBODY,
    Stage.APPEAL: Owner.COMMITTEE,
    Stage.SUPPORT: Owner.CITY,
    Stage.RENEWAL_DUE: Owner.CITY,
    Stage.RENEWED: Owner.NOBODY,
    Stage.LAPSED: Owner.NOBODY,
    Stage.WITHDRAWN: Owner.NOBODY,
}

# Stages in which the city may still change its answers.
ANSWERABLE = frozenset({Stage.OPEN, Stage.RETURNED})

# Stages of an accepted application before it is submitted.
BEFORE_SUBMISSION = frozenset({Stage.ELIGIBLE, Stage.OPEN, Stage.SIGN_OFF})

# Stages before the committee's decision, in which a city may withdraw.
BEFORE_DECISION = (
    Stage.INTEREST,
    Stage.ELIGIBLE,
    Stage.OPEN,
    Stage.SIGN_OFF,
    Stage.SUBMITTED,
    Stage.VALIDATION,
    Stage.RETURNED,
    Stage.SETTLED,
    Stage.VISIT,
    Stage.FACTS_CHECK,
    Stage.COMMITTEE,
)

# Stages in which an application no longer stands in the way of another of the same place.
CLOSED = frozenset({Stage.DECLINED, Stage.WITHDRAWN, Stage.TOLD, Stage.RENEWED, Stage.LAPSED})

# Stages in which several applications of one place may be at the same time. From acceptance on, one of them
# runs, until it is closed or announced.
NOT_RUNNING = (Stage.INTEREST, *sorted(CLOSED), Stage.ANNOUNCED, Stage.SUPPORT, Stage.RENEWAL_DUE)

# From here on a decision stands; whether it may be seen is the announcement's matter.
AFTER_DECISION = frozenset(
    {
        Stage.DECIDED,
        Stage.ANNOUNCED,
        Stage.TOLD,
        Stage.APPEAL,
        Stage.SUPPORT,
        Stage.RENEWAL_DUE,
        Stage.RENEWED,
        Stage.LAPSED,
    }
)
