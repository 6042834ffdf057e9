"""What a page costs a reader who comes for the first time: itself and everything it loads."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

from django.conf import settings
from django.test import Client

# What the page names, and what its styles name that every reader of Latin script loads.
_LOADED = re.compile(r'(?:src|href)="/static/([^"#?]+)')
_MODULES = re.compile(r'(?:from|import)\s*\(?"\./([^"]+)"')


def is_built() -> bool:
    """Whether the look of the site was made in this checkout."""
    return (static() / "built" / "assay.css").exists()


def static() -> Path:
    return Path(settings.STATICFILES_DIRS[0])


def transferred(client: Client, path: str) -> dict[str, int]:
    """Bytes by file, compressed as a server or the proxy before it does; fonts are so already."""
    page = client.get(path)
    assert page.status_code == 200
    found = {path: len(gzip.compress(page.content))}
    waiting = sorted(set(_LOADED.findall(page.content.decode())))
    while waiting:
        name = waiting.pop()
        if name not in found:
            content = (static() / name).read_bytes()
            found[name] = len(content) if name.endswith(".woff2") else len(gzip.compress(content))
            if name.endswith(".js"):
                folder = name.rpartition("/")[0]
                waiting += [f"{folder}/{other}" for other in _MODULES.findall(content.decode())]
    return found
