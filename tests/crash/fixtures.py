"""Sites that are made anew for each test, from one that was made once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.crash.sites import Site


@pytest.fixture(scope="session")
def made_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = Site(tmp_path_factory.mktemp("made"))
    done = site.assay("migrate")
    assert done.returncode == 0, done.stderr
    yield site
    site.remove()


@pytest.fixture
def site(made_site: Site, tmp_path: Path) -> Iterator[Site]:
    """A site with tables and the public record, and no one in it."""
    copy = Site(tmp_path / "site", template=made_site)
    yield copy
    copy.remove()
