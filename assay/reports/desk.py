"""One item on an expert's desk: the claim, what is asked, and the findings that she may see."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from assay.journey.access import may_find
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.journey.verdicts import No, Verdict, no
from assay.journey.visibility import may_see_finding
from assay.records.gathering import is_assigned, ties_of
from assay.records.models import Application, Assignment, Finding, Person, SettledFinding
from assay.records.pinning import pinned_edition
from assay.reports.claims import Claim, Mark, claim_of, marks_of
from assay.reports.criteria import ItemPage, item_page
from assay.reports.worklist import State, state_of
from assay.standard.criteria import Criterion
from assay.standard.editions import Edition, Outcome
from assay.words.items import rating_words
from assay.words.zones import zone


@dataclass(frozen=True)
class FindingLine:
    """One expert's finding. `words` are the rating's, blank where there is none.

    `stale` where the answer that stands now is not the one that was judged; `version` is the number of that.
    """

    rating: int | None
    words: str
    not_applicable: bool
    marks: tuple[Mark, ...]
    reason: str
    private_notes: str
    version: int | None
    stale: bool
    saved_at: datetime
    handed_in_at: datetime | None


@dataclass(frozen=True)
class SettledLine:
    words: str
    not_applicable: bool
    how: str
    text: str
    at: datetime


@dataclass(frozen=True)
class Desk:
    """`other` is None until both findings are in; its private notes are never here.

    `checklist` is the item's, unmarked. `may_find` says whether her own may be written, `may_set_aside`
    whether the item can be not applicable.
    """

    application_id: UUID
    city: str
    zone: str
    zone_name: str
    item: ItemPage
    state: State
    checklist: tuple[Mark, ...]
    claim: Claim | None
    mine: FindingLine | None
    other: FindingLine | None
    settled: SettledLine | None
    may_find: Verdict
    may_set_aside: Verdict


def desk(application: Application, code: str, expert: Person) -> Desk | None:
    """The desk of `expert` with the item of that code; None where the edition has none."""
    edition, cohort = pinned_edition(application), application.the_cohort
    item, page = edition.item(code), item_page(edition, code)
    if item is None or page is None:
        return None
    claim = claim_of(application, item, edition)
    settled = SettledFinding.objects.filter(application=application, item=code).first()
    mine, other = _findings(application, code, expert)
    return Desk(
        application_id=application.pk,
        city=application.place.label,
        zone=cohort.zone,
        zone_name=zone(cohort.zone),
        item=page,
        state=state_of(settled, mine),
        checklist=marks_of(item, {}),
        claim=claim,
        mine=_finding(mine, item, edition, claim) if mine else None,
        other=_finding(other, item, edition, claim, own=False) if other else None,
        settled=_settled(settled, item, edition) if settled else None,
        may_find=no(No.ALREADY_SETTLED) if settled else _may_find(application, expert, mine),
        may_set_aside=no(No.MUST_HAVE_APPLIES) if edition.always_applies(code) else Verdict(),
    )


def _may_find(application: Application, expert: Person, mine: Finding | None) -> Verdict:
    return may_find(
        is_assigned(expert, application),
        ties_of(expert, application),
        Stage(application.stage),
        mine is not None and mine.handed_in_at is not None,
    )


def _findings(application: Application, code: str, expert: Person) -> tuple[Finding | None, Finding | None]:
    """Her own finding; and the other's, once the rule of visibility opens it."""
    standing = Assignment.objects.filter(application=application, ended_at=None)
    experts = list(standing.values_list("expert", flat=True))
    rows = {
        row.expert_id: row
        for row in Finding.objects.filter(
            application=application, item=code, expert__in=experts
        ).select_related("answer_version")
    }
    handed_in = [one in rows and rows[one].handed_in_at is not None for one in experts]
    others = [row for row in rows.values() if row.expert_id != expert.pk]
    visible = [row for row in others if may_see_finding(False, handed_in, frozenset({Role.EXPERT}))]
    return rows.get(expert.pk), _one(visible)


def _one(rows: Iterable[Finding]) -> Finding | None:
    return next(iter(rows), None)


def _finding(
    row: Finding, item: Criterion | Outcome, edition: Edition, claim: Claim | None, own: bool = True
) -> FindingLine:
    standing = claim.version_id if claim else None
    return FindingLine(
        rating=row.rating,
        words=rating_words(row.rating, item, edition),
        not_applicable=row.not_applicable,
        marks=marks_of(item, row.marks),
        reason=row.reason,
        private_notes=row.private_notes if own else "",
        version=row.answer_version.number if row.answer_version else None,
        stale=row.answer_version_id != standing,
        saved_at=row.saved_at,
        handed_in_at=row.handed_in_at,
    )


def _settled(row: SettledFinding, item: Criterion | Outcome, edition: Edition) -> SettledLine:
    words = rating_words(row.rating, item, edition)
    return SettledLine(words, row.not_applicable, row.how, row.text, row.at)
