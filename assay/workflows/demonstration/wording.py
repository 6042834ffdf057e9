"""The words of the demonstration. All of them say that they are invented."""

from __future__ import annotations

from assay.standard.criteria import Criterion
from assay.standard.editions import Edition, Outcome
from assay.words.texts import said


def explanation(place: str, item: Criterion | Outcome | None) -> str:
    title = said(item.title) if item else ""
    return (
        f"Invented for the demonstration. In {place} this has been in place for two years: {title}."
        " The document beside it says how."
    )


def finding_reason(item: Criterion | Outcome | None, *, met: bool) -> str:
    title = said(item.title) if item else ""
    if met:
        return f"Invented finding. The document shows it at work: {title}."
    return "Invented finding. The document describes a plan; nothing shows that it was used yet."


def outcome_figures(edition: Edition) -> dict[str, str]:
    """Figures of an invented outcome, of the option that lets a city choose its own."""
    assert edition.outcome is not None
    option = next((one for one in edition.outcome.options if one.ask_goal), edition.outcome.options[0])
    return {
        "option": option.code,
        "goal": "Goal 11: Sustainable cities and communities",
        "measure": "Households within ten minutes' walk of a park (invented)",
        "unit": "percent",
        "baseline": "54",
        "current": "61",
        "period": "two years",
        "source": "an invented survey",
    }
