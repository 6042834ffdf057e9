"""Documents, whoever is killed while making them: they are there as a whole, or not yet."""

import time

import pytest

from tests.crash.sites import Site, wait_until

pytestmark = pytest.mark.crash

PAGES = 25
DOCUMENT = "SELECT state, pages_in_all FROM records_document"
ROWS = "SELECT count(*) FROM records_documentpage"


def pictures(site: Site) -> list[str]:
    return sorted(file.name for file in (site.home / "pages").rglob("*.webp"))


def scratch(site: Site) -> list[str]:
    return [file.name for file in (site.home / "scratch").rglob("*.webp")]


@pytest.mark.parametrize("moment", ["while the file is read", "while the pictures are kept"])
def test_a_worker_that_is_killed_leaves_no_half_of_a_document(site: Site, moment: str) -> None:
    file = site.run("tests.crash.scenes", "long_file", str(PAGES)).stdout.strip()
    begun = scratch if moment == "while the file is read" else pictures

    with site.start("tests.crash.scenes", "slow_worker", "1") as worker:
        wait_until(lambda: len(begun(site)) >= 2, 60, lambda: site.log)
        worker.kill()
    assert site.rows(DOCUMENT) == [("waiting", 0)]
    assert site.rows(ROWS) == [(0,)]
    time.sleep(1.5)

    with site.start("assay.commands", "worker", "--lease", "1"):
        site.wait_until(DOCUMENT, [("ready", PAGES)])

    assert site.rows(ROWS) == [(PAGES,)]
    assert pictures(site) == sorted(f"{number}.webp" for number in range(1, PAGES + 1))
    assert (site.home / "pages" / file).is_dir()
