"""What the page of who has what shows: one row for each item in each hand, by filters in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from assay.journey.roles import Role
from assay.journey.verdicts import Verdict
from assay.records.clock import now
from assay.records.closing import still_open
from assay.reports.proposals import waiting_proposals
from assay.reports.tasks import TaskLine, standing, tasks
from assay.web.city.membership import Part
from assay.words.items import item_name
from assay.words.moments import in_zone
from assay.words.refusals import sentence

# By the word in the address: how the filter is called.
SHOWN: Mapping[str, str] = {
    "all": gettext_noop("All"),
    "mine": gettext_noop("Mine"),
    "late": gettext_noop("Late"),
    "nobody": gettext_noop("Nobody's"),
    "sent": gettext_noop("Sent, waiting"),
    "done": gettext_noop("Done"),
}


@dataclass(frozen=True)
class Row:
    """An item, and who has it; None: nobody."""

    code: str
    name: str
    task: TaskLine | None


@dataclass(frozen=True)
class Sent:
    """A proposal that nobody has answered: of whom, for what."""

    id: int
    who: str
    name: str


@dataclass(frozen=True)
class Choice:
    """A filter: its words, the query of its address, how many rows it shows."""

    label: str
    query: str
    count: int
    current: bool


@dataclass(frozen=True)
class TasksPage:
    """`may_change` while answers can change; only then is anything handed out.

    `sent` is what helpers sent and nobody took in before answers were closed: it stays readable.
    """

    part: Part
    rows: tuple[Row, ...]
    choices: tuple[Choice, ...]
    people: tuple[Choice, ...]
    is_lead: bool
    may_take: bool
    late: int
    nobodys: int
    given: int
    may_change: Verdict
    sent: tuple[Sent, ...]

    @property
    def why_not(self) -> str:
        return sentence(in_zone(self.may_change, self.part.zone))


def tasks_page(part: Part, *, show: str, who: str) -> TasksPage:
    at = now()
    found = tasks(part.application, part.person, at)
    everything = [row for code in part.edition.items for row in _rows(part, code, found.get(code, []))]
    shown = show if show in SHOWN else "all"
    counts = {name: sum(_fits(row, name) for row in everything) for name in SHOWN}
    hands = {line.key: line.who for line in sorted(standing(found), key=lambda line: line.who)}
    of_each = {key: [row for row in everything if row.task and row.task.key == key] for key in hands}
    rows = of_each[who] if who in of_each else [row for row in everything if _fits(row, shown)]
    change = still_open(part.application, at)
    return TasksPage(
        part=part,
        rows=tuple(rows),
        choices=tuple(
            Choice(_(words), f"?show={name}", counts[name], name == shown and who not in of_each)
            for name, words in SHOWN.items()
        ),
        people=tuple(
            Choice(name, f"?who={key}", len(of_each[key]), key == who) for key, name in hands.items()
        ),
        is_lead=Role.LEAD in part.roles,
        may_take=bool(change) and bool({Role.LEAD, Role.CONTRIBUTOR} & part.roles),
        late=counts["late"],
        nobodys=counts["nobody"],
        given=len(part.edition.items) - counts["nobody"],
        may_change=change,
        sent=() if change else sent_to(part),
    )


def sent_to(part: Part) -> tuple[Sent, ...]:
    found = waiting_proposals(part.application)
    return tuple(Sent(one.id, one.who, item_name(part.edition.asked(one.item))) for one in found)


def _rows(part: Part, code: str, lines: list[TaskLine]) -> list[Row]:
    name = item_name(part.edition.asked(code))
    return [Row(code, name, line) for line in lines] or [Row(code, name, None)]


def _fits(row: Row, show: str) -> bool:
    task = row.task
    match show:
        case "all":
            return True
        case "nobody":
            return task is None
        case "mine":
            return task is not None and task.mine
        case "late":
            return task is not None and task.late
        case "sent":
            return task is not None and task.waits
        case _:
            return task is not None and task.done
