"""The digest that fixes a published edition, and the lock file that holds it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

LOCK = "digests.lock"


def digest_of(contents: Mapping[str, Any]) -> str:
    """The digest of an edition's canonical content.

    `contents` maps a file's name to its plain values. Comments, order of keys and layout do not count;
    every word and number does. Cases and CHANGES.md are not part of what cities are asked, and stay out.
    """
    canonical = json.dumps(_canonical(contents), sort_keys=True, ensure_ascii=False, separators=(",", ":"))
    return "sha256:" + hashlib.sha256(canonical.encode(errors="surrogatepass")).hexdigest()


def _canonical(value: Any) -> Any:
    """Values that JSON holds, with keys that can be sorted: an edition that is wrong has a digest too."""
    if isinstance(value, Mapping):
        return {str(key): _canonical(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_canonical(item) for item in value]
    return value if isinstance(value, (str, int, float, bool, type(None))) else str(value)


def shortened(digest: str) -> str:
    """Enough of a digest to tell two apart."""
    return digest[: len("sha256:") + 12]


def locked_digests(folder: Path) -> dict[str, str]:
    """Digest by edition id, from the lock file in the folder that holds the editions."""
    lock = folder / LOCK
    if not lock.is_file():
        return {}
    text = lock.read_text(encoding="utf-8", errors="replace")
    lines = (line.split("#")[0].split() for line in text.splitlines())
    return {parts[0]: parts[1] for parts in lines if len(parts) == 2}


def lock_text(digests: Mapping[str, str]) -> str:
    """The lock file's text: one line an edition, in order of id."""
    lines: Iterable[str] = (f"{edition} {digest}\n" for edition, digest in sorted(digests.items()))
    return "# The digest of each published edition. A new wording is a new edition.\n" + "".join(lines)
