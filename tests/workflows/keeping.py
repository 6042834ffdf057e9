"""Where files and the pictures of their pages are kept in a test."""

from __future__ import annotations

from pathlib import Path

from pytest_django import Settings


def kept_below(settings: Settings, folder: Path) -> None:
    settings.STORAGES = {
        **settings.STORAGES,
        **{
            name: {"BACKEND": "assay.site.files.Files", "OPTIONS": {"location": folder / kept}}
            for name, kept in (("default", "files"), ("pages", "pages"))
        },
    }
    settings.SCRATCH = folder / "scratch"


def names(folder: Path) -> list[str]:
    return sorted(str(file.relative_to(folder)) for file in folder.rglob("*") if file.is_file())
