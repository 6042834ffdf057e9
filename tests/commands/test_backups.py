"""`assay backup` and `assay restore`: a drill, from the command line."""

import hashlib
import json
import tarfile
from pathlib import Path
from uuid import UUID

import pytest

from tests.crash.sites import Site
from tests.databases import vendor

pytestmark = pytest.mark.database

on_sqlite = pytest.mark.skipif(vendor() != "sqlite", reason="SQLite sites alone are backed up by a command")

CONTENT = b"%PDF-1.7 the budget of an invented city"
TABLES = (
    "records_place",
    "records_recordedevent",
    "records_application",
    "records_storedfile",
    "records_message",
)


@pytest.fixture
def filled(site: Site) -> Site:
    """A site with an application, a file and letters."""
    done = site.run("tests.crash.scenes", "evidence", "budget.pdf", CONTENT.decode())
    assert done.returncode == 0, done.stderr
    return site


@pytest.fixture
def another(tmp_path: Path) -> Site:
    """An empty site."""
    return Site(tmp_path / "another")


def counts(site: Site) -> list[tuple[int]]:
    return [site.rows(f"SELECT count(*) FROM {table}")[0] for table in TABLES]  # noqa: S608


def stored(site: Site) -> list[bytes]:
    return [file.read_bytes() for file in sorted((site.home / "files").rglob("*")) if file.is_file()]


@on_sqlite
def test_a_restored_site_is_the_site_that_was_backed_up(filled: Site, another: Site, tmp_path: Path):
    archive = tmp_path / "backup.tar"

    made = filled.assay("backup", str(archive))
    done = another.assay("restore", str(archive))

    assert (made.returncode, made.stderr, done.returncode, done.stderr) == (0, "", 0, "")
    assert "the database and 1 files" in made.stdout
    assert counts(another) == counts(filled)
    assert stored(another) == stored(filled) == [CONTENT]
    assert another.assay("migrate").returncode == 0
    assert not list(another.home.glob(".assay-*"))


@on_sqlite
def test_an_archive_lists_what_it_holds_and_holds_no_secret(filled: Site, tmp_path: Path):
    archive = tmp_path / "backup.tar"
    filled.assay("backup", str(archive))

    with tarfile.open(archive) as opened:
        names = opened.getnames()
        manifest = json.load(opened.extractfile("manifest.json"))

    ((application, sha256),) = filled.rows("SELECT application_id, sha256 FROM records_storedfile")
    file = f"files/{UUID(application)}/{sha256}"
    assert names == ["assay.sqlite3", file, "manifest.json"]
    assert sorted(manifest["sha256"]) == ["assay.sqlite3", file]
    assert manifest["sha256"][file] == sha256 == hashlib.sha256(CONTENT).hexdigest()
    assert (filled.home / "secret-key").read_bytes() not in archive.read_bytes()


@on_sqlite
def test_a_backup_of_a_running_site_is_whole(filled: Site, another: Site, tmp_path: Path):
    filled.run("tests.crash.scenes", "counts", "200")

    with filled.start("tests.crash.scenes", "worker", "60"):
        filled.wait_until("SELECT count(*) > 5 FROM records_act WHERE verb = 'counted'", [(1,)])
        made = filled.assay("backup", str(tmp_path / "backup.tar"))
    done = another.assay("restore", str(tmp_path / "backup.tar"))

    assert (made.returncode, done.returncode) == (0, 0), made.stderr + done.stderr
    counted = another.rows("SELECT count(*) FROM records_act WHERE verb = 'counted'")
    assert counted == another.rows("SELECT count(*) FROM records_job WHERE state = 'done'")
    assert 5 < counted[0][0] < 200


@on_sqlite
def test_a_damaged_archive_changes_nothing(filled: Site, another: Site, tmp_path: Path):
    archive = tmp_path / "backup.tar"
    filled.assay("backup", str(archive))
    content = archive.read_bytes()
    archive.write_bytes(content.replace(CONTENT, CONTENT.upper()))

    done = another.assay("restore", str(archive))

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: The backup is damaged: files/")
    assert sorted(file.name for file in another.home.iterdir()) == ["secret-key"]


@on_sqlite
def test_a_backup_goes_into_an_empty_site_alone(filled: Site, tmp_path: Path):
    archive = tmp_path / "backup.tar"
    filled.assay("backup", str(archive))
    before = counts(filled)

    done = filled.assay("restore", str(archive))

    assert (done.returncode, done.stdout) == (1, "")
    assert "A backup is restored into an empty site alone." in done.stderr
    assert counts(filled) == before


@on_sqlite
def test_a_backup_never_replaces_another(filled: Site, tmp_path: Path):
    archive = tmp_path / "backup.tar"
    archive.write_text("the backup of yesterday")

    done = filled.assay("backup", str(archive))

    assert (done.returncode, archive.read_text()) == (1, "the backup of yesterday")


@on_sqlite
def test_a_file_that_the_disk_lost_or_changed_is_told_and_no_archive_is_written(filled: Site, tmp_path: Path):
    (file,) = [one for one in (filled.home / "files").rglob("*") if one.is_file()]
    file.write_bytes(CONTENT.upper())

    done = filled.assay("backup", str(tmp_path / "backup.tar"))

    assert done.returncode == 1
    assert "is missing or damaged on this disk" in done.stderr
    assert not list(tmp_path.glob("*.tar"))


@pytest.mark.skipif(vendor() == "sqlite", reason="a PostgreSQL site is told how")
@pytest.mark.parametrize("command", ["backup", "restore"])
def test_a_site_on_postgresql_is_told_how_to_do_it(site: Site, tmp_path: Path, command: str):
    file = tmp_path / "backup.tar"
    if command == "restore":
        file.touch()

    done = site.assay(command, str(file))

    assert (done.returncode, done.stdout) == (1, "")
    assert "pg_dump" in done.stderr
