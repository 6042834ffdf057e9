"""What the page of one answer shows, put together from the records."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from django.core.paginator import Page
from django.utils.translation import gettext as _

from assay.journey.access import may_answer
from assay.journey.calendar import days_left
from assay.journey.histories import How
from assay.journey.verdicts import YES, No, Verdict
from assay.records.clock import now
from assay.records.gathering import with_evidence
from assay.records.models import Answer, AnswerVersion, LateCitation, LateDraft
from assay.reports.answers import Written, written
from assay.reports.claims import EvidenceLine, library_lines, offered_lines
from assay.reports.criteria import ItemPage, item_page
from assay.reports.differences import Difference, differences
from assay.reports.last_time import ItemBefore
from assay.reports.paging import page_of
from assay.reports.recency import age_words, today_in
from assay.standard.criteria import Criterion
from assay.standard.editions import Outcome
from assay.web.city.drops import Drop, Zone, drop
from assay.web.city.last_time import before
from assay.web.city.membership import Part
from assay.words.helpers import in_words_of
from assay.words.histories import how
from assay.words.items import rating_words
from assay.words.moments import in_zone
from assay.words.refusals import sentence
from assay.workflows.answers import overtaken

VERSIONS_SHOWN = 20


@dataclass(frozen=True)
class EvidenceChoice:
    """A piece of evidence in the form, and where to look in it.

    `remove` is its tick, `remark` what another person did to it. `age` says that it is too old, or will be.
    """

    line: EvidenceLine
    where: str
    remove: bool = False
    remark: str = ""
    age: str = ""


@dataclass(frozen=True)
class Offered:
    """A piece of the library that the answer does not cite; `taken` where its box was ticked."""

    line: EvidenceLine
    where: str = ""
    taken: bool = False


@dataclass(frozen=True)
class Lead:
    """The line on where an answer stands. `at` is None where nothing was saved yet."""

    claim: str = ""
    claimed: bool = False
    by: str = ""
    at: datetime | None = None
    zone: str = ""
    zone_name: str = ""
    told: str = ""
    from_last_time: bool = False


@dataclass(frozen=True)
class History:
    """Which page of the versions, and whether `every` save is listed or one of each sitting."""

    number: str | None = None
    every: bool = False


@dataclass(frozen=True)
class VersionLine:
    number: int
    by: str
    at: datetime
    how: str
    passing: bool
    told_by: str


@dataclass(frozen=True)
class AnswerPage:
    """`verdict` says whether the answer may be changed. `stands` is what it says now.

    `theirs` is what somebody saved meanwhile, and `overtaken` says who: then the form holds what was typed
    against it, and `differences` are what that would change in it. `before` is what the city said in an
    earlier application.
    """

    part: Part
    item: ItemPage
    answer: Answer | None
    stands: Written | None
    theirs: Written | None
    overtaken: Verdict
    differences: tuple[Difference, ...]
    lead: Lead
    verdict: Verdict
    due_at: datetime
    days_left: int
    evidence: tuple[EvidenceChoice, ...]
    offered: tuple[Offered, ...]
    late: tuple[Written, ...]
    versions: Page[VersionLine]
    every: bool
    before: ItemBefore | None

    @property
    def takes(self) -> bool:
        """Whether something of the library is ticked: the list is open then."""
        return any(one.taken for one in self.offered)

    @property
    def drop(self) -> Zone | None:
        return drop(self.part, Drop.CITED) if self.verdict else None

    @property
    def why_not(self) -> str:
        return sentence(in_zone(self.verdict, self.part.zone))

    @property
    def why_overtaken(self) -> str:
        return sentence(in_zone(self.overtaken, self.part.zone))

    @property
    def herself(self) -> bool:
        """Whether it was she who saved meanwhile, in another window."""
        return self.overtaken.reason is No.CHANGED_BY_HERSELF


@dataclass(frozen=True)
class Typed:
    """What a form brought of evidence: where to look in each piece that it cites, those that were ticked to
    be removed, and those that it took from the library.
    """

    where: Mapping[UUID, str] = field(default_factory=dict)
    remove: Collection[UUID] = ()
    taken: Collection[UUID] = ()

    @property
    def cite(self) -> dict[UUID, str]:
        return {one: where for one, where in self.where.items() if one not in self.remove}


def answer_page(
    part: Part,
    item: Criterion | Outcome,
    answer: Answer | None,
    *,
    typed: Typed | None = None,
    theirs: AnswerVersion | None = None,
    mine: Written | None = None,
    history: History | None = None,
) -> AnswerPage:
    """`typed`, `theirs` and `mine` where a form comes back."""
    edition, at = part.edition, now()
    about = item_page(edition, item.code)
    assert about is not None, "an item of the edition"
    current = theirs or (answer.current if answer else None)
    stands = written(current, item, edition) if current else None
    verdict = may_answer(part.roles, part.stage, part.cohort.answers_close_at, at)
    return AnswerPage(
        part=part,
        item=about,
        answer=answer,
        stands=stands,
        theirs=stands if theirs else None,
        overtaken=overtaken(theirs, part.person) if theirs else YES,
        differences=differences(stands, mine) if stands and mine else (),
        lead=lead_of(current, item, part),
        verdict=verdict,
        due_at=part.cohort.answers_due_at,
        days_left=days_left(part.cohort.answers_due_at, at, part.zone),
        evidence=_with_ages(_choices(part, stands, typed) if typed else _standing(stands), part, item.code),
        offered=_offered(part, stands, typed or Typed()) if verdict else (),
        late=_late(answer, item, part),
        versions=_versions(answer, history or History()),
        every=history.every if history else False,
        before=before(part, item, at),
    )


def lead_of(version: AnswerVersion | None, item: Criterion | Outcome, part: Part) -> Lead:
    if version is None:
        return Lead()
    claim = rating_words(version.rating, item, part.edition)
    told = in_words_of(version.told_by, version.told_how, version.told_on)
    return Lead(
        claim=claim,
        claimed=bool(version.rating),
        by=version.by.name,
        at=version.at,
        zone=part.zone,
        zone_name=part.zone_name,
        told=told,
        from_last_time=version.how == How.LAST_TIME,
    )


def _standing(stands: Written | None) -> tuple[EvidenceChoice, ...]:
    return tuple(EvidenceChoice(line, line.where) for line in stands.evidence) if stands else ()


def _choices(part: Part, stands: Written | None, typed: Typed) -> tuple[EvidenceChoice, ...]:
    """All that stands or was shown in the form, so that neither side's evidence is lost in a conflict."""
    standing = {line.id: line for line in stands.evidence} if stands else {}
    missing = [one for one in typed.where if one not in standing and one not in typed.taken]
    gone = library_lines(part.application, missing)
    by = stands.by if stands else ""
    added = _("Added by %(name)s meanwhile.") % {"name": by}
    removed = _("Removed by %(name)s meanwhile.") % {"name": by}
    return (
        *(
            EvidenceChoice(
                line,
                typed.where.get(one, line.where),
                one in typed.remove,
                "" if one in typed.where else added,
            )
            for one, line in standing.items()
        ),
        *(EvidenceChoice(line, typed.where[line.id], line.id in typed.remove, removed) for line in gone),
    )


def _with_ages(choices: tuple[EvidenceChoice, ...], part: Part, code: str) -> tuple[EvidenceChoice, ...]:
    today = today_in(part.application)
    return tuple(replace(one, age=age_words(one.line, code, part.application, today)) for one in choices)


def _offered(part: Part, stands: Written | None, typed: Typed) -> tuple[Offered, ...]:
    """The rest of the library, to choose from."""
    standing = [line.id for line in stands.evidence] if stands else []
    shown = {*standing, *(one for one in typed.where if one not in typed.taken)}
    return tuple(
        Offered(line, typed.where.get(line.id, ""), line.id in typed.taken)
        for line in offered_lines(part.application, shown)
    )


def _late(answer: Answer | None, item: Criterion | Outcome, part: Part) -> tuple[Written, ...]:
    if answer is None:
        return ()
    drafts = (
        LateDraft.objects.filter(answer=answer)
        .select_related("by")
        .prefetch_related(*with_evidence(through=LateCitation))
    )
    return tuple(written(draft, item, part.edition) for draft in drafts.order_by("-at"))


def _versions(answer: Answer | None, history: History) -> Page[VersionLine]:
    rows = AnswerVersion.objects.filter(answer=answer) if answer else AnswerVersion.objects.none()
    if not history.every:
        rows = rows.filter(passing=False)
    rows = rows.select_related("by").order_by("-number")
    return page_of(rows, history.number or 1, VERSIONS_SHOWN, _lines)


def _lines(rows: Sequence[AnswerVersion]) -> list[VersionLine]:
    return [
        VersionLine(row.number, row.by.name, row.at, how(How(row.how)), row.passing, row.told_by)
        for row in rows
    ]
