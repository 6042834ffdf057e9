"""Places on a page where files are dropped, to be sent one by one by static/js/evidence.js."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from django.conf import settings
from django.urls import reverse

from assay.journey.verdicts import No, no
from assay.web.city.membership import Part
from assay.words.refusals import sentence


class Drop(StrEnum):
    """What becomes of a file: a piece of its own, one that an answer is about to cite, a part of a piece."""

    PIECE = "piece"
    CITED = "cited"
    PART = "part"


@dataclass(frozen=True)
class Zone:
    """A place on a page where files are dropped. `too_large` is said of a file of more than `most` bytes."""

    kind: Drop
    url: str
    most: int
    too_large: str


def drop(part: Part, kind: Drop) -> Zone:
    most = settings.EVIDENCE_MOST_BYTES
    url = reverse("city_upload", args=(part.application.pk,))
    return Zone(kind, url, most, sentence(no(No.FILE_TOO_LARGE, limit=most)))
