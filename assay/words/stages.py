"""What a stage is called, and what it means: one name for the city, one for all who run the programme."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from assay.journey.stages import Owner, Stage


@dataclass(frozen=True)
class StageWords:
    """`city` and `office` are the two names; `what` tells the city what happens now."""

    city: str
    office: str
    what: str


STAGE_WORDS: dict[Stage, StageWords] = {
    Stage.INTEREST: StageWords(
        gettext_noop("Interest stated"),
        gettext_noop("To verify"),
        gettext_noop("The programme office checks who wrote, and answers by e-mail."),
    ),
    Stage.DECLINED: StageWords(
        gettext_noop("Not taken up"),
        gettext_noop("Declined"),
        gettext_noop("The programme office has told you why, and when you may write again."),
    ),
    Stage.ELIGIBLE: StageWords(
        gettext_noop("Invited"),
        gettext_noop("Invitation sent"),
        gettext_noop("Open your account with the link in the invitation."),
    ),
    Stage.OPEN: StageWords(
        gettext_noop("Open for answers"),
        gettext_noop("City is answering"),
        gettext_noop("Answer criterion by criterion. Everything you save is kept, and you can change it."),
    ),
    Stage.SIGN_OFF: StageWords(
        gettext_noop("Waiting for your sponsor"),
        gettext_noop("Awaiting sign-off"),
        gettext_noop("Your sponsor reads one page and signs, or sends it back. Signing submits."),
    ),
    Stage.SUBMITTED: StageWords(
        gettext_noop("Submitted"),
        gettext_noop("To assign"),
        gettext_noop("The programme office chooses two experts who have no tie to your city."),
    ),
    Stage.VALIDATION: StageWords(
        gettext_noop("In review"),
        gettext_noop("In validation"),
        gettext_noop("Two experts judge each criterion, without seeing each other's findings."),
    ),
    Stage.RETURNED: StageWords(
        gettext_noop("Questions for you"),
        gettext_noop("Returned with questions"),
        gettext_noop("Answer the experts' questions. Only the criteria asked about are open."),
    ),
    Stage.SETTLED: StageWords(
        gettext_noop("In review"),
        gettext_noop("Findings settled"),
        gettext_noop("The experts' findings are settled. The highest-performing cities are visited next."),
    ),
    Stage.VISIT: StageWords(
        gettext_noop("Visit"),
        gettext_noop("Visit planned"),
        gettext_noop("The experts' team visits your city."),
    ),
    Stage.FACTS_CHECK: StageWords(
        gettext_noop("Facts check"),
        gettext_noop("Facts check"),
        gettext_noop("The facts of your report are checked before the committee reads it."),
    ),
    Stage.COMMITTEE: StageWords(
        gettext_noop("Before the committee"),
        gettext_noop("Before the committee"),
        gettext_noop("The committee decides on the settled findings."),
    ),
    Stage.CONDITIONAL: StageWords(
        gettext_noop("Before the committee"),
        gettext_noop("Decided with a condition"),
        gettext_noop("The committee has set a condition."),
    ),
    Stage.DECIDED: StageWords(
        gettext_noop("Before the announcement"),
        gettext_noop("Decided, under embargo"),
        gettext_noop("You will hear the decision on the day of the announcement."),
    ),
    Stage.ANNOUNCED: StageWords(
        gettext_noop("Certified"),
        gettext_noop("Announced"),
        gettext_noop("Your city is certified, and its level is public."),
    ),
    Stage.TOLD: StageWords(
        gettext_noop("Not certified this time"),
        gettext_noop("Told privately"),
        gettext_noop("Nothing about your application is public. Your report says what comes next."),
    ),
    Stage.APPEAL: StageWords(
        gettext_noop("Appeal"),
        gettext_noop("Appeal"),
        gettext_noop("Other eyes look at the criteria you named. The first decision stands meanwhile."),
    ),
    Stage.SUPPORT: StageWords(
        gettext_noop("With partners"),
        gettext_noop("In support"),
        gettext_noop("You work on gaps with partners you chose."),
    ),
    Stage.RENEWAL_DUE: StageWords(
        gettext_noop("Renewal due"),
        gettext_noop("Renewal due"),
        gettext_noop("Apply again before your certification ends."),
    ),
    Stage.RENEWED: StageWords(
        gettext_noop("Renewed"),
        gettext_noop("Renewed"),
        gettext_noop("A newer decision has taken the place of this one."),
    ),
    Stage.LAPSED: StageWords(
        gettext_noop("Lapsed"),
        gettext_noop("Lapsed"),
        gettext_noop("The certification ended. You may apply again."),
    ),
    Stage.WITHDRAWN: StageWords(
        gettext_noop("Withdrawn"),
        gettext_noop("Withdrawn"),
        gettext_noop("The application has ended. Nothing about it is public."),
    ),
}

OWNER_WORDS: dict[Owner, str] = {
    Owner.CITY: gettext_noop("the city"),
    Owner.SPONSOR: gettext_noop("the sponsor"),
    Owner.EXPERTS: gettext_noop("the experts"),
    Owner.OFFICE: gettext_noop("the programme office"),
    Owner.COMMITTEE: gettext_noop("the committee"),
    Owner.NOBODY: gettext_noop("nobody"),
}


def for_city(stage: Stage) -> str:
    """What the city reads."""
    return _(STAGE_WORDS[stage].city)


def for_office(stage: Stage) -> str:
    """What everyone who runs the programme reads."""
    return _(STAGE_WORDS[stage].office)


def what_happens(stage: Stage) -> str:
    """What the city is told of the stage, in a sentence."""
    return _(STAGE_WORDS[stage].what)


def owner(owner: Owner) -> str:
    return _(OWNER_WORDS[owner])
