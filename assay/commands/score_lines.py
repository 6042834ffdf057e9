"""What `assay score` prints: a line of JSON for each city, or tables for people."""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from assay.commands.layout import aligned
from assay.scoring import Card, OutcomeStanding
from assay.standard.editions import Edition
from assay.words import score_table as words
from assay.words.scoring import obstacle_sentence, reason_for
from assay.words.texts import printable

Cards = Iterator[tuple[str, Card]]

# What ends a line for some programs, or commands a terminal: JSON may hold it only escaped.
UNSAFE = re.compile("[\x7f-\x9f\u2028\u2029]")


def json_lines(cards: Cards, edition: Edition, *, alone: bool) -> Iterator[str]:
    """One object a line; for a city alone with every reason."""
    for city, card in cards:
        values = result(city, card, edition)
        if alone:
            values |= reasons(card, edition)
        text = json.dumps(values, ensure_ascii=False)
        yield UNSAFE.sub(lambda letter: f"\\u{ord(letter[0]):04x}", text)


def result(city: str, card: Card, edition: Edition) -> dict[str, Any]:
    components = None
    if card.components is not None:
        titles = {one.code: one.title.in_language("en") for one in edition.components}
        components = {titles[code]: vars(one) for code, one in card.components.items()}
    return {
        "city": city,
        "edition": edition.id,
        "points": card.points,
        "possible": card.possible,
        "share": card.share,
        "level": card.level,
        "areas": {code: vars(one) for code, one in card.areas.items()},
        "components": components,
        "binding": obstacle_sentence(card.binding, edition) if card.binding else None,
        "outcome": card.outcome,
    }


def reasons(card: Card, edition: Edition) -> dict[str, Any]:
    """What is told of a city alone: why each point is missing, and all that stands in the way."""
    return {
        "next_level": card.next_level,
        "in_the_way": [obstacle_sentence(one, edition) for one in card.in_the_way],
        "reasons": {
            credit.code: reason_for(credit, edition)
            for credit in card.credits
            if credit.points < credit.possible
        },
        "not_applicable": [credit.code for credit in card.credits if not credit.possible],
    }


def table_lines(cards: Cards, edition: Edition, *, alone: bool) -> Iterator[str]:
    """The answer first; for a city alone the whole card."""
    return one_city(*next(cards), edition) if alone else many_cities(cards, edition)


def many_cities(cards: Cards, edition: Edition) -> Iterator[str]:
    reached: Counter[str | None] = Counter()
    rows = [words.head_for_many(edition)]
    outcome = None
    for city, card in cards:
        reached[card.level] += 1
        outcome = card.outcome
        rows.append(words.row_for_one_of_many(city, card, edition))
    yield words.answer_for_many(reached, edition)
    yield words.edition_line(edition)
    if outcome is OutcomeStanding.ASSUMED:
        yield words.outcome_line(outcome)
    yield ""
    yield from aligned(rows)


def one_city(city: str, card: Card, edition: Edition) -> Iterator[str]:
    yield printable(words.answer_for_one(city, card, edition))
    yield from (obstacle_sentence(obstacle, edition) for obstacle in card.in_the_way[1:])
    yield words.edition_line(edition)
    if card.outcome is not None:
        yield words.outcome_line(card.outcome)
    for rows in words.tables_for_one(card, edition):
        yield ""
        yield from aligned(rows)
