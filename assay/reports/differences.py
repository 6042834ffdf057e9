"""What differs between two versions of an answer, part by part, in words."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from assay.journey.differences import Kind, Piece
from assay.journey.differences import differences as words_between
from assay.reports.answers import Written
from assay.words import answers as words


@dataclass(frozen=True)
class Difference:
    """One part of an answer that is not the same, and its words with those that went or came."""

    part: str
    pieces: tuple[Piece, ...]


def differences(before: Written, after: Written) -> tuple[Difference, ...]:
    """In the order in which an answer is read; nothing where both say the same."""
    return tuple(_differences(before, after))


def _differences(before: Written, after: Written) -> Iterator[Difference]:
    if before.claim != after.claim:
        yield _instead(words.part("claim"), words.claim(before.claim), words.claim(after.claim))
    marked = {mark.code: mark.marked for mark in before.marks}
    for mark in after.marks:
        if mark.marked != marked.get(mark.code, False):
            yield _instead(mark.text, words.in_place(not mark.marked), words.in_place(mark.marked))
    figures = {one.label: one.value for one in before.figures}
    later = {one.label: one.value for one in after.figures}
    for label in [*later, *(label for label in figures if label not in later)]:
        yield from _text(label, figures.get(label, ""), later.get(label, ""))
    yield from _text(words.part("explanation"), before.explanation, after.explanation)
    yield from _evidence(before, after)
    yield from _text(words.part("notes"), before.notes, after.notes)


def _evidence(before: Written, after: Written) -> Iterator[Difference]:
    part, had, has = words.part("evidence"), *({one.id: one for one in w.evidence} for w in (before, after))
    for line in before.evidence:
        if line.id not in has:
            yield Difference(part, (Piece(Kind.GONE, line.title),))
    for line in after.evidence:
        if line.id not in had:
            yield Difference(part, (Piece(Kind.NEW, line.title),))
            continue
        earlier = had[line.id]
        if earlier.version != line.version:
            yield _instead(
                line.title, words.piece_version(earlier.version), words.piece_version(line.version)
            )
        yield from _text(words.where_to_look(line.title), earlier.where, line.where)


def _text(part: str, before: str, after: str) -> Iterator[Difference]:
    if before != after:
        yield Difference(part, tuple(_without_blanks(words_between(before, after))))


def _without_blanks(pieces: Iterable[Piece]) -> Iterator[Piece]:
    """A space that came or went is no word: nobody reads of it."""
    for piece in pieces:
        if not piece.blank:
            yield piece
        elif not piece.gone:
            yield Piece(Kind.SAME, piece.text)


def _instead(part: str, before: str, after: str) -> Difference:
    return Difference(part, (Piece(Kind.GONE, before), Piece(Kind.NEW, after)))
