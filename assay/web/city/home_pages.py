"""What the city's own page shows, put together from reports and from what the workflows would allow."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from assay.journey.access import may_answer
from assay.journey.calendar import days_left, local_day
from assay.journey.deadlines import ends_by
from assay.journey.moves import Move, may_make
from assay.journey.roles import Role
from assay.journey.stages import Stage
from assay.journey.verdicts import No, Verdict, first_no
from assay.records.clock import now
from assay.records.closing import still_open
from assay.records.gathering import claims_held
from assay.records.models import StageChange
from assay.reports.carrying import WeakClaim, weak_claims
from assay.reports.cohort_dates import dates_of
from assay.reports.comments import Said, said_in_all
from assay.reports.news import News, news_since
from assay.reports.progress import Progress, progress
from assay.web.city.decided import Decided, decided
from assay.web.city.last_time import before_line
from assay.web.city.membership import Part
from assay.web.city.next_answer import NextAnswer, next_answer
from assay.web.city.people_pages import People, people
from assay.web.city.task_waiting import hands
from assay.web.city.waiting import Waiting, waiting
from assay.words import progress as words
from assay.words import stages
from assay.words.moments import in_zone
from assay.words.office import key_date
from assay.words.refusals import sentence
from assay.workflows.signatures import may_be_sent

NEWS_SHOWN, WAITING_SHOWN = 8, 5
# Once findings are settled, what the claims alone would come to says nothing any more.
BEFORE_FINDINGS = frozenset({Stage.OPEN, Stage.SIGN_OFF, Stage.SUBMITTED, Stage.VALIDATION, Stage.RETURNED})


@dataclass(frozen=True)
class Day:
    """A key date. `next` marks the one that the stage must be over by."""

    what: str
    on: date
    over: bool
    next: bool


@dataclass(frozen=True)
class SentBack:
    by: str
    at: datetime
    words: str


@dataclass(frozen=True)
class Sending:
    """What may be done with the whole. `ask` is None where it is not a matter of this stage."""

    ask: Verdict | None
    recall: Verdict
    withdraw: Verdict
    deadline_passed: bool

    @property
    def why_not_ask(self) -> str:
        return sentence(self.ask) if self.ask is not None else ""


@dataclass(frozen=True)
class HomePage:
    """`decided` is None until the decision may be seen, by the clock.

    `next` is the one answer to begin with, while answers can change and any is missing.
    `is_projected` where what the claims would come to is still worth showing, with those that are `weak`.
    `aside` tells of an earlier application, and waits for nobody. `read_at` is when the page was made: what
    comes later is news the next time.
    """

    part: Part
    first_line: str
    stage_name: str
    stage_what: str
    next: NextAnswer | None
    waiting: tuple[Waiting, ...]
    progress: Progress
    people: People
    days: tuple[Day, ...]
    news: News
    read_at: datetime
    weak: tuple[WeakClaim, ...]
    sent_back: SentBack | None
    sending: Sending
    decided: Decided | None
    is_projected: bool
    said: Said
    aside: Waiting | None

    @property
    def first_waiting(self) -> tuple[Waiting, ...]:
        return self.waiting[:WAITING_SHOWN]

    @property
    def more_waiting(self) -> tuple[Waiting, ...]:
        """Behind a line that opens, so that the page stays short on a phone."""
        return self.waiting[WAITING_SHOWN:]


def home_page(part: Part) -> HomePage:
    at, answers = now(), claims_held(part.application)
    found, known, involved = progress(part.application, answers), decided(part, at), people(part, at)
    stage = known.stage if known and part.stage is Stage.DECIDED else part.stage
    sendable = may_be_sent(part.application, answers) if stage is Stage.OPEN else Verdict(No.WRONG_STAGE)
    held = hands(part, at)
    earlier = before_line(part, at, answered=any(one.current for one in answers.values()))
    # What is in her hands is not listed again where it lacks something.
    listed = {one.where for one in held.waiting}
    waits = (
        *held.waiting,
        *((earlier.waiting,) if earlier.waiting else ()),
        *(
            one
            for one in waiting(
                part,
                found,
                sendable,
                has_second_lead=involved.has_second_lead,
                report_is_here=known is not None,
            )
            if one.where not in listed
        ),
    )
    return HomePage(
        part=part,
        first_line=_first_line(part, found, known, stage, len(waits), at),
        stage_name=stages.for_city(stage),
        stage_what=stages.what_happens(stage),
        next=next_answer(part, found, held) if still_open(part.application, at) else None,
        waiting=waits,
        progress=found,
        people=involved,
        days=_days(part, at),
        news=news_since(part.application, part.person, part.edition, most=NEWS_SHOWN),
        read_at=at,
        weak=weak_claims(answers, part.edition) if stage in BEFORE_FINDINGS else (),
        sent_back=_sent_back(part),
        sending=_sending(part, sendable, at),
        decided=known,
        is_projected=stage in BEFORE_FINDINGS,
        said=said_in_all(part.application, part.person),
        aside=earlier.aside,
    )


def _first_line(
    part: Part, found: Progress, known: Decided | None, stage: Stage, count: int, at: datetime
) -> str:
    waits = words.waiting(count)
    if known is not None:
        return f"{known.report.first_line} {waits}"
    if stage is Stage.OPEN:
        left = days_left(part.cohort.answers_due_at, at, part.zone)
        due = words.due(left, still_open=at <= part.cohort.answers_close_at)
        return f"{found.first_line} {due} {waits}"
    line = words.stage(stages.for_city(stage), stages.what_happens(stage))
    return line if stage is Stage.WITHDRAWN else f"{line} {waits}"


def _days(part: Part, at: datetime) -> tuple[Day, ...]:
    dates, today = dates_of(part.cohort), local_day(at, part.zone)
    until = ends_by(part.stage, dates)
    return tuple(Day(key_date(which), on, on < today, on == until) for which, on in dates.all().items())


def _sent_back(part: Part) -> SentBack | None:
    """The sponsor's words, while the city works on them."""
    if part.stage is not Stage.OPEN:
        return None
    last = StageChange.objects.filter(application=part.application).select_related("by").last()
    if last is None or last.move != Move.SEND_BACK or last.by is None:
        return None
    return SentBack(last.by.name, last.at, last.reason)


def _sending(part: Part, sendable: Verdict, at: datetime) -> Sending:
    ask = None
    if part.stage is Stage.OPEN and part.roles != {Role.SPONSOR}:
        ask = in_zone(first_no(may_make(Move.ASK_FOR_SIGN_OFF, part.stage, part.roles), sendable), part.zone)
    closes_at = part.cohort.answers_close_at
    return Sending(
        ask=ask,
        recall=may_make(Move.RECALL, part.stage, part.roles),
        withdraw=may_make(Move.WITHDRAW, part.stage, part.roles),
        deadline_passed=may_answer(frozenset({Role.LEAD}), Stage.OPEN, closes_at, at).reason
        is No.DEADLINE_PASSED,
    )
