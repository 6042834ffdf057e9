"""What every test shares."""

from pathlib import Path

import pytest
from pytest_django import Settings

pytest_plugins = ["tests.clocks", "tests.databases", "tests.properties", "tests.crash.fixtures"]


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """No bytes in a test's name: those of an archive hold its time, and workers would disagree on them."""
    return argname if isinstance(val, bytes) else None


@pytest.fixture(autouse=True)
def _plain_static_files(settings: Settings) -> None:
    """Static files under their own names: nothing was collected for a test, and nothing old may be found."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


@pytest.fixture(autouse=True)
def _files_of_its_own(settings: Settings, tmp_path: Path) -> None:
    """A folder of files for each test alone."""
    own = {"BACKEND": "assay.site.files.Files", "OPTIONS": {"location": tmp_path / "files"}}
    settings.STORAGES = {**settings.STORAGES, "default": own}


@pytest.fixture(autouse=True)
def _quick_passwords(settings: Settings) -> None:
    """Hashing passwords slowly is right for a site, and no part of what is tested."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
