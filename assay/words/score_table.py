"""What scored findings come to, for people: the answer first, then the tables that hold its parts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop, ngettext

from assay.scoring import Card, OutcomeStanding
from assay.standard.editions import Edition
from assay.words.cards import first_line, level_name
from assay.words.scoring import obstacle_sentence, reason_for
from assay.words.texts import listed, said

# The head of a table first, then its rows.
Rows = list[Sequence[str]]

OUTCOME_WORDS: Mapping[OutcomeStanding, str] = {
    OutcomeStanding.FOUND: gettext_noop("found"),
    OutcomeStanding.NOT_FOUND: gettext_noop("not found"),
    OutcomeStanding.ASSUMED: gettext_noop("assumed"),
}


def edition_line(edition: Edition) -> str:
    """What was scored by; a reconstruction says that it is one."""
    title = said(edition.title)
    return f"{title} ({said(edition.label)})" if edition.label else title


def outcome_line(outcome: OutcomeStanding | None) -> str:
    """What is known of the outcome; blank where the edition asks for none."""
    match outcome:
        case None:
            return ""
        case OutcomeStanding.ASSUMED:
            return _("Progress on an outcome is assumed: the file has no column for it.")
        case OutcomeStanding.FOUND:
            return _("Progress on an outcome was found.")
        case OutcomeStanding.NOT_FOUND:
            return _("No progress on an outcome was found.")


def answer_for_one(city: str, card: Card, edition: Edition) -> str:
    return f"{city}. {first_line(card, edition)}"


def answer_for_many(reached: Mapping[str | None, int], edition: Edition) -> str:
    """How many cities reach which level, the highest first; None stands for no level."""
    levels = [
        f"{reached[level.code]} {said(level.title)}"
        for level in reversed(edition.levels)
        if reached.get(level.code)
    ]
    if none := reached.get(None):
        levels.append(_("%(count)s without a level") % {"count": none})
    count = sum(reached.values())
    return ngettext("%(count)s city: %(levels)s.", "%(count)s cities: %(levels)s.", count) % {
        "count": count,
        "levels": listed(levels),
    }


def head_for_many(edition: Edition) -> list[str]:
    head = [_("City"), _("Level"), _("Points"), *(area.code for area in edition.areas)]
    head += [_("Components")] * bool(edition.components) + [_("Outcome")] * bool(edition.outcome)
    return [*head, _("What the next level lacks first")]


def row_for_one_of_many(city: str, card: Card, edition: Edition) -> list[str]:
    """The cells below `head_for_many`."""
    cells = [city, level_name(card.level, edition), card.share]
    cells += [area.share for area in card.areas.values()]
    if card.components is not None:
        across = sum(component.worked_across for component in card.components.values())
        cells.append(_("%(across)s of %(all)s") % {"across": across, "all": len(card.components)})
    if card.outcome is not None:
        cells.append(_(OUTCOME_WORDS[card.outcome]))
    return [*cells, obstacle_sentence(card.binding, edition) if card.binding else ""]


def tables_for_one(card: Card, edition: Edition) -> Iterator[Rows]:
    """Areas, components where the edition has them, and the criteria that lack points."""
    yield [
        (_("Area"), _("Points"), ""),
        *((area.code, card.areas[area.code].share, said(area.title)) for area in edition.areas),
    ]
    if card.components is not None:
        across = {True: _("worked across"), False: _("not worked across")}
        sums = ((said(one.title), card.components[one.code]) for one in edition.components)
        yield [
            (_("Component"), _("Points"), ""),
            *((title, one.share, across[one.worked_across]) for title, one in sums),
        ]
    if lacking := [credit for credit in card.credits if credit.reason]:
        yield [
            (_("Criterion"), _("Points"), "", _("Why")),
            *(
                (
                    credit.code,
                    f"{credit.points}/{credit.possible}",
                    said(edition.by_code[credit.code].title),
                    reason_for(credit, edition),
                )
                for credit in lacking
            ),
        ]
