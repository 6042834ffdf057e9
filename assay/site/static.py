"""Static files under names that carry their content's hash."""

from __future__ import annotations

from typing import Any

from whitenoise.storage import CompressedManifestStaticFilesStorage


class Static(CompressedManifestStaticFilesStorage):
    """Falls back to a file's plain name where nothing was collected yet, as in a fresh checkout or a test."""

    manifest_strict = False
    # A script names the parts it imports by their hashed names too.
    support_js_module_import_aggregation = True

    def stored_name(self, name: str) -> str:
        try:
            return str(super().stored_name(name))
        except ValueError:
            return name

    def url(self, name: str | None, force: bool = False) -> Any:
        try:
            return super().url(name, force)
        except ValueError:
            return f"{self.base_url}{name}"
