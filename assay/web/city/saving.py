"""One save of one answer, by the button or while somebody types, before anybody is told of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from uuid import UUID

from django.http import HttpRequest, QueryDict

from assay.journey.verdicts import Verdict
from assay.records.gathering import answer_of
from assay.records.models import AnswerVersion
from assay.standard.criteria import Criterion
from assay.standard.editions import Outcome
from assay.web.city.answer_forms import AnswerForm, initial_of
from assay.web.city.answer_pages import Typed
from assay.web.city.evidence_forms import LONGEST_WHERE
from assay.web.city.membership import Part
from assay.workflows.answers import ClaimDraft, Overtaken, Saved, record_answer
from assay.workflows.refusals import Refused

# A form of claim and explanation alone, among all others on one page: the rest of the answer stays as it is.
BRIEF = "brief"


@dataclass(frozen=True)
class Attempt:
    """What was sent, and what became of it: saved, in the way of `theirs`, refused, or at fault in its form.

    Where it was not saved, `sent` and `form` are the whole, also of a form that held only a part of it.
    """

    form: AnswerForm
    sent: QueryDict
    typed: Typed
    version: int = 0
    draft: ClaimDraft | None = None
    saved: Saved | None = None
    theirs: AnswerVersion | None = None
    refused: Verdict | None = None


def attempt(request: HttpRequest, part: Part, item: Criterion | Outcome) -> Attempt:
    form = AnswerForm(item, part.edition, typed=request.POST, files=request.FILES)
    made = Attempt(form, request.POST, _evidence_in(request.POST))
    if not form.is_valid():
        return _in_full(made, part, item)
    version = form.cleaned_data["version"]
    draft = replace(form.draft(made.typed.cite), rest_stands=BRIEF in request.POST)
    made = replace(made, version=version, draft=draft)
    try:
        saved = record_answer(part.application, item.code, draft, version=version, by=part.person)
    except Overtaken as overtaken:
        return _in_full(replace(made, theirs=overtaken.theirs), part, item)
    except Refused as refused:
        made = _in_full(replace(made, refused=refused.verdict), part, item)
        made.form.refuse(refused.verdict)
        return made
    return replace(made, saved=saved)


def _in_full(made: Attempt, part: Part, item: Criterion | Outcome) -> Attempt:
    """With the whole form, where a part of it was sent: all that it did not hold is as it stands."""
    if BRIEF not in made.sent:
        return made
    sent = _whole(made.sent, part, item)
    form, typed = AnswerForm(item, part.edition, typed=sent), _evidence_in(sent)
    draft = form.draft(typed.cite) if form.is_valid() else None
    return replace(made, form=form, sent=sent, typed=typed, draft=draft)


def _whole(brief: QueryDict, part: Part, item: Criterion | Outcome) -> QueryDict:
    """The brief form with everything else as it stands in the answer."""
    answer = answer_of(part.application, item.code)
    current = answer.current if answer else None
    sent = QueryDict(mutable=True)
    for name, value in initial_of(current, 0).items():
        sent.setlist(name, value if isinstance(value, list) else [value])
    for citation in current.citations.all() if current else ():
        sent.appendlist("had", str(citation.source.evidence_id))
        sent[f"where-{citation.source.evidence_id}"] = citation.where
    for name in ("version", "late", "rating", "explanation"):
        sent[name] = brief.get(name, "")
    sent.setlist("marks", brief.getlist("marks"))
    return sent


def _evidence_in(sent: QueryDict) -> Typed:
    """What the form says of evidence that is cited already, and of what is taken from the library."""
    taken = _ids(sent.getlist("cite"))
    shown = [*_ids(sent.getlist("had")), *taken]
    where = {one: sent.get(f"where-{one}", "").strip()[:LONGEST_WHERE] for one in shown}
    return Typed(where, _ids(sent.getlist("remove")), taken)


def _ids(texts: Iterable[str]) -> list[UUID]:
    """The ids among `texts`; anything else is passed over, like the id of what never was."""
    found = []
    for text in texts:
        try:
            found.append(UUID(text))
        except ValueError:
            continue
    return found
