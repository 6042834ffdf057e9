"""What waits for the person who is looking, each with the page where it is done."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils.translation import gettext as _

from assay.journey.roles import Role
from assay.journey.stages import BEFORE_DECISION, Stage
from assay.journey.verdicts import No, Verdict
from assay.reports.progress import ItemProgress, Progress
from assay.web.city.membership import Part


@dataclass(frozen=True)
class Waiting:
    """`what` is to be done, `where` is its address; `about` says more where that helps."""

    what: str
    where: str
    about: str = ""


def waiting(
    part: Part,
    progress: Progress,
    may_be_sent: Verdict,
    *,
    has_second_lead: bool,
    report_is_here: bool,
) -> Iterator[Waiting]:
    names = ("city_review", "city_sign_off", "city_people")
    review, sign_off, people = (reverse(name, args=[part.application.pk]) for name in names)
    if report_is_here:
        yield Waiting(_("Read your score report"), reverse("city_report", args=[part.application.pk]))
    if part.stage is Stage.SIGN_OFF and Role.SPONSOR in part.roles:
        yield Waiting(_("Read the page, and sign it off or send it back"), sign_off)
    if Role.LEAD in part.roles and not has_second_lead and part.stage in BEFORE_DECISION:
        yield Waiting(
            _("Name a second lead"), people, _("While you are the only one, nobody can go on without you.")
        )
    if part.stage is not Stage.OPEN or not part.roles & {Role.LEAD, Role.CONTRIBUTOR}:
        return
    if may_be_sent.reason is No.DEADLINE_PASSED:
        return
    if not any(item.claimed for item in progress.items):
        first = progress.items[0]
        yield Waiting(_("Answer the first criterion"), _answer(part, first), first.name)
    for item in progress.unfinished:
        yield Waiting(_("Finish %(item)s") % {"item": item.name}, _answer(part, item), " ".join(item.lacks))
    if Role.LEAD in part.roles and may_be_sent:
        yield Waiting(
            _("Say who signs for the city and ask, when all is claimed that can be"), f"{review}#ask"
        )


def _answer(part: Part, item: ItemProgress) -> str:
    return reverse("city_answer", args=[part.application.pk, item.code])
