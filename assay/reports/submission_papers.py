"""What a city submits, on paper: the same as its page of review, for readers without the site."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo

from django.template.defaultfilters import filesizeformat
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from assay.records.models import Application
from assay.reports.answers import Written
from assay.reports.claims import EvidenceLine
from assay.reports.submission import Shown, ShownArea, Submission, submission
from assay.typesetting.papers import (
    Bullets,
    Facts,
    Heading,
    Kept,
    Link,
    Paper,
    Part,
    Run,
    Table,
    pdf,
    text,
)
from assay.words.publicity import becomes_public
from assay.words.zones import zone as zone_words


def submission_pdf(application: Application, *, reader: str, public_parts: list[str], at: datetime) -> bytes:
    """As it stands at `at`, for `reader`, whose name is on every page. The city's own notes are left out."""
    mark, city = _("claimed, not certified"), application.place.label
    cohort = application.the_cohort
    moment = date_format(at.astimezone(ZoneInfo(cohort.zone)), "j F Y, H:i")
    stands = _("As it stands on %(moment)s (%(zone)s)") % {"moment": moment, "zone": zone_words(cohort.zone)}
    paper = Paper(
        title=_("What %(city)s submits") % {"city": city},
        language=(get_language() or "en").partition("-")[0],
        head=f"{city} · {cohort.name} · {mark}",
        foot=_("For %(reader)s. %(stands)s.") % {"reader": reader, "stands": stands},
        page=_("Page {n} of {all}"),
        parts=tuple(_parts(submission(application), public_parts, stands=stands, city=city, mark=mark)),
    )
    return pdf(
        paper,
        at=int(at.timestamp()),
        missing=_("The sign □ stands for a letter that could not be printed. The page on the site shows it."),
    )


def _parts(
    found: Submission, public_parts: list[str], *, stands: str, city: str, mark: str
) -> Iterator[Part]:
    yield Heading(_("What %(city)s submits") % {"city": city})
    yield text(found.progress.first_line, "lead")
    yield text(f"{mark[:1].upper()}{mark[1:]}.", "mark")
    yield text(_("Experts judge every claim, and the committee decides."))
    yield text(f"{stands}.", "quiet")
    yield Heading(_("What carries it"), 2)
    yield from _carries(found)
    yield Heading(_("Everything as experts will see it"), 2)
    for area in found.areas:
        yield from _area(area)
    if found.outcome:
        yield Heading(found.outcome.name, 3)
        yield _shown(found.outcome)
    yield Heading(_("What becomes public"), 2)
    yield text(_("Only if your city is certified, and only from the announcement on:"))
    yield Bullets(tuple((sentence,) for sentence in becomes_public(public_parts)))
    yield text(_("If it is not certified, or withdraws, nobody learns that it applied."))


def _carries(found: Submission) -> Iterator[Part]:
    provisional = found.progress.provisional
    if found.to_spare is None:
        yield text(_("The claims do not reach a level yet:"))
        yield Bullets(tuple((sentence,) for sentence in provisional.in_the_way))
    else:
        reached = _("%(points)s of %(possible)s points are claimed, and that would reach %(level)s.") % {
            "points": provisional.points,
            "possible": provisional.possible,
            "level": provisional.would_reach,
        }
        spare = (
            ngettext("%(n)s point could be missing.", "%(n)s points could be missing.", found.to_spare)
            % {"n": found.to_spare}
            if found.to_spare
            else _("No point is to spare: every claim is needed.")
        )
        yield text(f"{reached} {spare}")
        if found.needed:
            yield text(
                _("Without any one of these it would fall: %(names)s.") % {"names": "; ".join(found.needed)}
            )
    if found.weakest:
        yield Kept((Heading(_("The claims with the least to show"), 3), _weakest(found)))


def _weakest(found: Submission) -> Table:
    return Table(
        (_("Claim"), _("Evidence"), _("Words")),
        tuple(
            (one.name, str(len(one.written.evidence)), str(len(one.written.explanation.split())))
            for one in found.weakest
        ),
    )


def _area(area: ShownArea) -> Iterator[Part]:
    yield Heading(area.title, 3)
    for shown in area.shown:
        yield _shown(shown)
    if area.not_claimed:
        yield text(_("Not claimed: %(names)s.") % {"names": "; ".join(area.not_claimed)}, "quiet")


def _shown(shown: Shown) -> Kept:
    return Kept(
        (
            Heading(shown.name, 4, note=_("core") if shown.core else ""),
            text(shown.requirement, "quiet"),
            Facts(tuple(_facts(shown.written))),
        )
    )


def _facts(written: Written) -> Iterator[tuple[str, tuple[Part, ...]]]:
    yield _("Claim"), (text(_("claimed: %(claim)s") % {"claim": written.claim}),)
    if written.marks:
        in_place, not_in_place = _("in place"), _("not in place")
        marks = tuple(
            (f"{mark.text}: {in_place if mark.marked else not_in_place}",) for mark in written.marks
        )
        yield _("Checklist"), (Bullets(marks),)
    for figure in written.figures:
        yield figure.label, (text(figure.value),)
    yield _("Explanation"), (text(written.explanation or "–"),)
    lines = tuple(tuple(_evidence(line)) for line in written.evidence)
    yield _("Evidence"), (Bullets(lines) if lines else text(_("none")),)


def _evidence(line: EvidenceLine) -> Iterator[Run]:
    yield line.title
    for part in line.parts:
        yield "\n"
        yield Link(part.address) if part.address else f"{part.file_name}, {filesizeformat(part.size)}"
    if line.where:
        yield "\n" + _("Where to look: %(where)s") % {"where": line.where}
    if line.period:
        yield "\n" + _("Covers %(period)s.") % {"period": line.period}
    if line.note:
        yield f"\n{line.note}"
