"""The commands that run a site, as processes."""

import os
import subprocess
import time

import psutil
import pytest

from tests.crash.servers import serving
from tests.crash.sites import Site, wait_until

pytestmark = pytest.mark.database


def family(process: subprocess.Popen) -> list[psutil.Process]:
    """The processes that a process started, and those that they started."""
    return psutil.Process(process.pid).children(recursive=True)


def gone(processes: list[psutil.Process]) -> bool:
    return all(not one.is_running() or one.status() == psutil.STATUS_ZOMBIE for one in processes)


def workers(process: subprocess.Popen) -> list[psutil.Process]:
    """The one beside the site, where it runs."""
    return [
        one for one in family(process) if one.status() != psutil.STATUS_ZOMBIE and "worker" in one.cmdline()
    ]


def has_worker(process: subprocess.Popen) -> bool:
    return bool(workers(process))


def test_a_site_says_where_it_is_and_what_comes_next(site: Site):
    with serving(site) as server:
        assert f"Assay is served at http://127.0.0.1:{server.port}\n" in site.log
        assert "assay create-office you@example.org" in site.log


def test_a_demonstration_says_who_can_sign_in(site: Site):
    site.run("tests.crash.scenes", "city", "ana@example.org")
    (site.home / "demo-logins").write_text("city lead  lead@example.org  a-password\n")

    with serving(site, "--no-worker"):
        assert "city lead  lead@example.org  a-password\n" in site.log
        assert "create-office" not in site.log


def test_a_site_ends_with_all_its_processes(site: Site):
    with serving(site, "--workers", "2") as server:
        wait_until(lambda: has_worker(server.process.process), 10)
        processes = family(server.process.process)
        assert len(processes) >= 3

        assert server.process.end() == 0

        wait_until(lambda: gone(processes), 5)


def test_a_site_that_is_killed_takes_its_processes_along(site: Site):
    with serving(site) as server:
        wait_until(lambda: has_worker(server.process.process), 10)
        processes = family(server.process.process)

        os.kill(server.process.process.pid, 9)

        wait_until(lambda: gone(processes), 10)


def test_a_worker_that_dies_is_started_again(site: Site):
    with serving(site) as server:
        wait_until(lambda: has_worker(server.process.process), 10)
        (worker,) = workers(server.process.process)

        worker.kill()

        wait_until(lambda: gone([worker]) and has_worker(server.process.process), 15)


def test_two_sites_at_one_port_is_refused_with_a_sentence(site: Site):
    with serving(site) as server:
        second = site.assay("serve", "--port", str(server.port))

    assert (second.returncode, second.stdout) == (1, "")
    assert second.stderr == f"Error: 127.0.0.1:{server.port} cannot be listened at: Address already in use.\n"


def test_a_second_migration_finds_nothing_to_do(site: Site):
    started = time.monotonic()

    done = site.assay("migrate")

    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert time.monotonic() - started < 10
