"""What tells a downloaded sheet from any other: to which application and version its rows belong.

Both are made with the site's secret. They say nothing of whose they are, and cannot be made up.
"""

from __future__ import annotations

import re

from django.utils.crypto import constant_time_compare, salted_hmac

from assay.journey.sheets import SheetFault
from assay.records.models import Application
from assay.standard.editions import Edition

_TOKEN = re.compile(r"v([0-9]{1,9})-[0-9a-f]{16}")
_DIGEST = slice(len("sha256:"), len("sha256:") + 12)


def key_of(application: Application, edition: Edition) -> str:
    """The same in every row: the edition by its name, the application by nothing that can be read."""
    mark = _mark(f"key:{application.pk}:{edition.digest}")
    return f"{edition.id} {edition.digest[_DIGEST]} {mark}"


def fault_of_key(key: str, application: Application, edition: Edition) -> SheetFault | None:
    """Why a row with this key is not of this application; None where it is."""
    if constant_time_compare(key, key_of(application, edition)):
        return None
    parts = key.split(" ")
    if len(parts) != 3:
        return SheetFault.KEY_CHANGED
    if parts[:2] != [edition.id, edition.digest[_DIGEST]]:
        return SheetFault.OTHER_EDITION
    return SheetFault.OTHER_APPLICATION


def token_of(application: Application, item: str, number: int) -> str:
    """The version that a row was made of. It begins with a letter: a spreadsheet makes no number of it."""
    return f"v{number}-{_mark(f'row:{application.pk}:{item}:{number}')}"


def number_in(token: str, application: Application, item: str) -> int | None:
    """The version's number; None where the token was changed, or belongs to another row."""
    found = _TOKEN.fullmatch(token)
    if found is None:
        return None
    number = int(found[1])
    return number if constant_time_compare(token, token_of(application, item, number)) else None


def _mark(of: str) -> str:
    return salted_hmac("assay.sheets", of, algorithm="sha256").hexdigest()[:16]
