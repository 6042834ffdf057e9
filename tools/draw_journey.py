"""Draws docs/journey.md from the tables of stages and moves: `python -m tools.draw_journey`.

A test compares the two, so the drawing is never behind the code.
"""

from collections.abc import Iterable, Iterator

from django.conf import settings

from tools.steps import ROOT

FILE = ROOT / "docs" / "journey.md"

HEAD = """\
# The journey of an application

Every stage an application can be at, and every move from one to another with whoever may make it. This page
is drawn from `assay/journey/stages.py` and `assay/journey/moves.py`, with the words of `assay/words`, by
`python -m tools.draw_journey`; a test compares them. So change the tables, and draw again.

A broken line, and *later* in the table, is a move that the table holds while its pages are still to come:
it is refused to everyone until then.
"""

# A move from more stages than these would cover the drawing with lines: the table alone tells it.
MOST_LINES = 4


def main() -> None:
    # Words are spoken here without a site.
    if not settings.configured:
        settings.configure(USE_I18N=False)
    FILE.parent.mkdir(exist_ok=True)
    FILE.write_text(page(), encoding="utf-8")


def page() -> str:
    parts = [HEAD, "## The drawing\n", *drawing(), "\n## Stages\n", *stages(), "\n## Moves\n", *moves()]
    return "\n".join(parts) + "\n"


def drawing() -> Iterator[str]:
    """A flowchart that GitHub and others draw from its text."""
    from assay.journey.moves import WAYS
    from assay.journey.stages import Stage
    from assay.words.moves import button
    from assay.words.stages import for_office

    shown = [way for way in WAYS.values() if len(way.sources) <= MOST_LINES]
    touched = {stage for way in shown for stage in (*way.sources, way.target)}
    yield "```mermaid\nflowchart TD"
    yield '  begin((" "))'
    yield from (f'  {stage}["{for_office(stage)}"]' for stage in Stage if stage in touched)
    for way in shown:
        line = "-.->" if way.later else "-->"
        yield from (
            f"  {source or 'begin'} {line}|{button(way.move)}| {way.target}" for source in way.sources
        )
    yield "```"
    left_out = [button(way.move) for way in WAYS.values() if way not in shown]
    if left_out:
        yield f"\nLeft out, for they lead away from too many stages to draw: {listed(left_out)}."


def stages() -> Iterator[str]:
    from assay.journey.stages import OWNER, Stage
    from assay.words.stages import for_city, for_office, owner

    yield from head("Stage", "The city reads", "Who runs the programme reads", "Whose turn it is")
    for stage in Stage:
        yield row(f"`{stage}`", for_city(stage), for_office(stage), owner(OWNER[stage]))


def moves() -> Iterator[str]:
    from assay.journey.moves import WAYS
    from assay.words.moves import button
    from assay.words.roles import role

    yield from head("Move", "Called", "From", "To", "By", "")
    for way in WAYS.values():
        sources = listed(f"`{source}`" if source else "nothing" for source in way.sources)
        by = listed(role(one) for one in way.by)
        later = "later" if way.later else ""
        yield row(f"`{way.move}`", button(way.move), sources, f"`{way.target}`", by, later)


def head(*names: str) -> tuple[str, str]:
    return row(*names), row(*("---" for _ in names))


def row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |".replace("  |", " |")


def listed(words: Iterable[str]) -> str:
    return ", ".join(words)


if __name__ == "__main__":
    main()
