"""What somebody typed, in the words of an answer, to be held against what stands there."""

from __future__ import annotations

from dataclasses import replace

from assay.records.clock import now
from assay.reports.answers import Written, figures_of
from assay.reports.claims import library_lines, marks_of
from assay.standard.criteria import Criterion
from assay.standard.editions import Outcome
from assay.web.city.membership import Part
from assay.words.items import rating_words
from assay.workflows.answers import ClaimDraft
from assay.workflows.ratings import by_checklist


def typed_words(draft: ClaimDraft, item: Criterion | Outcome, part: Part) -> Written:
    """As if it were saved now; evidence of the library as it is now, without what would come to it."""
    rating = by_checklist(item, draft.marks) if item.checklist else draft.rating
    lines = library_lines(part.application, list(draft.cite))
    return Written(
        number=None,
        claim=rating_words(rating, item, part.edition),
        claimed=bool(rating),
        marks=marks_of(item, draft.marks),
        figures=figures_of(item, draft.outcome),
        explanation=draft.explanation,
        notes=draft.notes,
        evidence=tuple(replace(line, where=draft.cite[line.id]) for line in lines),
        by=part.person.name,
        at=now(),
    )
