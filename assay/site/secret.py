"""The secret key of a site whose operator set none: made once, kept in the site's own folder."""

from __future__ import annotations

import os
import secrets
from pathlib import Path


def secret_key(home: Path) -> str:
    """The key in `home`, made on first use; readable by its owner alone."""
    file = home / "secret-key"
    try:
        return file.read_text()
    except FileNotFoundError:
        home.mkdir(parents=True, exist_ok=True)
        # Written whole under another name first: two processes that start together must agree on one.
        draft = home / f"secret-key.{os.getpid()}"
        draft.touch(mode=0o600)
        draft.write_text(secrets.token_urlsafe(50))
        try:
            os.link(draft, file)
        except FileExistsError:
            pass
        finally:
            draft.unlink()
        return file.read_text()
