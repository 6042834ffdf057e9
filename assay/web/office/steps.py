"""What the office can do next with one application: what is at hand depends on its stage."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from django import forms
from django.utils.translation import gettext as _

from assay.journey.access import EXPERTS_NEEDED
from assay.journey.moves import Move
from assay.journey.stages import Stage
from assay.journey.verdicts import YES, No, Verdict, no
from assay.records.models import Application
from assay.reports.assigning import Assigned, Candidate, assigned, candidates
from assay.reports.dossier import Dossier
from assay.web.office.buttons import Button, for_act, for_move, writes_to
from assay.web.office.step_forms import CloseForm, MustHaveForm, ReasonForm, VisitForm, tie_form
from assay.words.moments import in_zone
from assay.workflows.signatures import may_be_closed
from assay.workflows.visits import may_plan, may_skip

Forms = Mapping[str, forms.Form]


@dataclass(frozen=True)
class Asked:
    """An expert to choose from; `form` sets her soft ties aside, where only these stand in the way."""

    expert: Candidate
    form: forms.Form | None


@dataclass(frozen=True)
class Step:
    """`template` shows it, blank where there is nothing to do; `forms` as they were filled in, by name."""

    template: str = ""
    buttons: tuple[Button, ...] = ()
    assigned: tuple[Assigned, ...] = ()
    candidates: tuple[Asked, ...] = ()
    full: bool = False
    forms: Forms = field(default_factory=dict)


def step_of(application: Application, page: Dossier, refused: Forms) -> Step:
    """`refused` are forms of this page that were sent and not taken, by name."""
    match page.stage:
        case Stage.ELIGIBLE:
            return _unsubmitted(application, (_invite_again(application),), refused)
        case Stage.OPEN | Stage.SIGN_OFF:
            return _unsubmitted(application, (), refused)
        case Stage.SUBMITTED | Stage.VALIDATION:
            return _judged(application, page, refused)
        case Stage.SETTLED:
            return _settled(application, page, refused)
        case Stage.VISIT:
            return Step(
                "office/steps/visit.html", forms={"visit": VisitForm(), **_must_have(page), **refused}
            )
        case Stage.FACTS_CHECK:
            button = for_move("office_bring_before_committee", Move.BRING_BEFORE_COMMITTEE, application.pk)
            return Step("office/steps/buttons.html", (button,), forms={**_must_have(page), **refused})
        case Stage.COMMITTEE:
            return Step("office/steps/buttons.html", forms={**_must_have(page), **refused})
        case _:
            return Step()


def _unsubmitted(application: Application, buttons: tuple[Button, ...], refused: Forms) -> Step:
    """The form that closes it, or the button with the reason why not yet."""
    may = may_be_closed(application)
    if may:
        return Step("office/steps/unsubmitted.html", buttons, forms={"close": CloseForm(), **refused})
    shown = in_zone(may, application.the_cohort.zone)
    close = for_move("office_close_unsubmitted", Move.CLOSE_UNSUBMITTED, application.pk, verdict=shown)
    return Step("office/steps/unsubmitted.html", (*buttons, close))


def _invite_again(application: Application) -> Button:
    name = application.interest.name
    return for_act(
        "office_invite_again",
        _("Send a new invitation"),
        application.pk,
        note=_("The link sent before stops working. %(writes)s") % {"writes": writes_to([name])},
    )


def _judged(application: Application, page: Dossier, refused: Forms) -> Step:
    experts = assigned(application)
    full = len(experts) >= EXPERTS_NEEDED
    if page.stage is Stage.SUBMITTED:
        start = for_move(
            "office_start_validation",
            Move.START_VALIDATION,
            application.pk,
            verdict=YES if full else no(No.TWO_EXPERTS_NEEDED, needed=EXPERTS_NEEDED),
            note=writes_to([one.name for one in experts]),
        )
        buttons: tuple[Button, ...] = (start,)
    else:
        unsettled: Verdict = no(No.UNSETTLED, items=page.missing) if page.missing else YES
        buttons = (
            for_move("office_close_validation", Move.CLOSE_VALIDATION, application.pk, verdict=unsettled),
        )
    return Step(
        "office/steps/judged.html",
        buttons,
        assigned=experts,
        candidates=() if full else tuple(_asked(one, refused) for one in candidates(application)),
        full=full,
        forms=refused,
    )


def _asked(expert: Candidate, refused: Forms) -> Asked:
    if not expert.may_be_waived:
        return Asked(expert, None)
    return Asked(expert, refused.get(str(expert.id)) or tie_form(expert.id))


def _settled(application: Application, page: Dossier, refused: Forms) -> Step:
    may = may_plan(application)
    buttons = (
        for_move("office_plan_visit", Move.PLAN_VISIT, application.pk, verdict=may),
        for_move("office_skip_visit", Move.SKIP_VISIT, application.pk, verdict=may_skip(application)),
    )
    added = {} if may else {"add_visit": ReasonForm(auto_id="add_visit_%s")}
    return Step("office/steps/settled.html", buttons, forms={**added, **_must_have(page), **refused})


def _must_have(page: Dossier) -> Forms:
    """The form that sets a must-have aside, where one is not met and not set aside yet."""
    if not page.must_haves_missing:
        return {}
    return {"must_have": MustHaveForm(codes=page.must_haves_missing)}
