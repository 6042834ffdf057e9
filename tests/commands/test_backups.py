"""`assay backup` and `assay restore`: a drill, from the command line, on whichever database."""

from __future__ import annotations

import hashlib
import io
import json
import re
import shutil
import tarfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest

from tests.crash.servers import Server, serving
from tests.crash.sites import Site, wait_until
from tests.databases import vendor
from tests.examples import PASSWORD

pytestmark = pytest.mark.database

Table = tuple[list[str], list[list[Any]]]

# The page of the sign-in package tells nothing of a site; sessions are no part of a backup.
PEOPLE = {
    "ana.castro@example.org": "/city/",
    "chen.li@example.org": "/expert/",
    "mei.tanaka@example.org": "/committee/",
    "olga.office@example.org": "/office/",
}
LINK = re.compile(r'href="(/(?:city|expert|committee|office)[^"#?]*)"')


@pytest.fixture(scope="module")
def made_full(made_site: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site with applications in every stage, files, versions, letters and jobs, and its backup."""
    full = Site(tmp_path_factory.mktemp("full") / "site", template=made_site)
    done = full.run("tests.crash.scenes", "full")
    assert done.returncode == 0, done.stderr
    made = full.assay("backup", str(full.home.parent / "backup.tar"))
    assert (made.returncode, made.stderr) == (0, "")
    yield full
    full.remove()


@pytest.fixture
def filled(made_full: Site, tmp_path: Path) -> Iterator[Site]:
    copy = Site(tmp_path / "site", template=made_full)
    yield copy
    copy.remove()


@pytest.fixture
def another(tmp_path: Path) -> Any:
    """An empty site."""
    empty = Site(tmp_path / "another")
    yield empty
    empty.remove()


@pytest.fixture
def archive(made_full: Site, tmp_path: Path) -> Path:
    """Its backup."""
    return Path(shutil.copy(made_full.home.parent / "backup.tar", tmp_path))


def members(archive: Path) -> dict[str, bytes]:
    with tarfile.open(archive) as opened:
        return {member.name: opened.extractfile(member).read() for member in opened}


def tables(archive: Path) -> dict[str, Table]:
    """The rows of each table, in an order that does not depend on the database."""
    found = {}
    for name, content in members(archive).items():
        if name.startswith("tables/"):
            columns, *rows = (json.loads(line) for line in content.splitlines())
            found[name] = (columns, sorted(rows, key=lambda row: json.dumps(row, sort_keys=True)))
    return found


def with_letters_held(found: dict[str, Table]) -> dict[str, Table]:
    """The same, with what waits as a restored site holds it: the office decides whether it is sent."""
    columns, rows = found["tables/records_message.jsonl"]
    state, problem = columns.index("state"), columns.index("problem")
    held = [list(row) for row in rows]
    for row in held:
        if row[state] == "waiting":
            row[state], row[problem] = "unknown", "waited in a restored backup"
    held.sort(key=lambda row: json.dumps(row, sort_keys=True))
    return {**found, "tables/records_message.jsonl": (columns, held)}


def stored(site: Site) -> dict[str, str]:
    """The hash of each file of a site, by its name."""
    folder = site.home / "files"
    return {
        str(file.relative_to(folder)): hashlib.sha256(file.read_bytes()).hexdigest()
        for file in folder.rglob("*")
        if file.is_file()
    }


# What each site says in its own way: tokens, its address, and what is made with its secret.
OF_ITS_OWN = r'name="csrfmiddlewaretoken" value="\w+"|127\.0\.0\.1:\d+|data-person="[^"]*"'


def pages(server: Server) -> dict[str, str]:
    """What each person's first pages say, without what is new in each answer."""
    found = {"/certified": server.client().get("/certified").body}
    for number, (email, start) in enumerate(PEOPLE.items(), start=1):
        client = server.client(number)
        assert client.post("/account/sign-in", login=email, password=PASSWORD).status == 302
        first = client.get(start)
        if first.location:
            first = client.get(first.location)
        for path in [start, *sorted(set(LINK.findall(first.body)))[:12]]:
            found[f"{email} {path}"] = client.get(path).body
    return {where: re.sub(OF_ITS_OWN, "", body) for where, body in found.items()}


def test_a_restored_site_is_the_site_that_was_backed_up(archive, filled, another, tmp_path):
    done = another.assay("restore", str(archive))
    again = another.assay("backup", str(tmp_path / "again.tar"))

    assert (done.returncode, done.stderr, again.returncode) == (0, "", 0)
    assert with_letters_held(tables(tmp_path / "again.tar")) == with_letters_held(tables(archive))
    assert stored(another) == stored(filled)
    assert len(stored(filled)) >= 3
    assert not list(another.home.glob(".assay-*"))


def test_what_waited_in_a_backup_is_not_sent_again_by_itself(archive, filled, another):
    waited = filled.rows("SELECT count(*) FROM records_message WHERE state = 'waiting'")

    done = another.assay("restore", str(archive))
    worked = another.assay("worker", "--drain")

    assert (done.returncode, worked.returncode) == (0, 0)
    assert waited[0][0] > 0
    assert f"Letters that waited in the backup: {waited[0][0]}." in done.stdout
    assert another.rows(HELD) == waited


HELD = """
    SELECT count(*) FROM records_message
    WHERE state = 'unknown' AND problem = 'waited in a restored backup'
"""


def test_a_restored_site_serves_the_same_pages_and_goes_on(filled, another, tmp_path):
    # Letters that wait are held by a restore, and the outbox says so.
    filled.assay("worker", "--drain")
    filled.assay("backup", str(tmp_path / "drained.tar"))
    another.assay("restore", str(tmp_path / "drained.tar"))

    with serving(filled, "--no-worker") as server:
        before = pages(server)
    with serving(another, "--no-worker") as server:
        after = pages(server)
        ana = server.client()
        ana.post("/account/sign-in", login="ana.castro@example.org", password=PASSWORD)
        application, version = open_answer(another)
        saved = ana.post(f"/city/{application}/answers/DM1", version=str(version), explanation="Further.")
    done = another.assay("worker", "--drain")

    assert after == before
    assert len(before) > 20
    assert saved.taken
    assert done.returncode == 0
    assert another.rows("SELECT count(*) FROM records_message WHERE state = 'waiting'") == [(0,)]


def open_answer(site: Site) -> tuple[UUID, int]:
    """The application that Ana can answer, and the version of its first answer."""
    ((application, version),) = site.rows(OPEN_ANSWER)
    return UUID(str(application)), version


OPEN_ANSWER = """
    SELECT application.id, answer.version
    FROM records_application AS application
    JOIN records_answer AS answer ON answer.application_id = application.id
    WHERE application.stage = 'open' AND answer.item = 'DM1'
"""


def test_an_archive_lists_what_it_holds_and_holds_no_secret_and_no_session(archive, filled):
    held = members(archive)
    manifest = json.loads(held.pop("manifest.json"))

    assert manifest["sha256"] == {name: hashlib.sha256(content).hexdigest() for name, content in held.items()}
    assert manifest["database"] == vendor()
    for name, content in held.items():
        if name.startswith("files/"):
            assert hashlib.sha256(content).hexdigest() == name.rpartition("/")[2]
    assert (filled.home / "secret-key").read_bytes() not in archive.read_bytes()
    assert not [name for name in held if "session" in name]
    assert archive.stat().st_mode & 0o777 == 0o600


def test_a_backup_while_people_save_is_whole(filled, another, tmp_path):
    with serving(filled) as server, people_saving(server, filled) as acknowledged:
        wait_until(lambda: len(acknowledged) >= 30, 60, lambda: filled.log)
        before = list(acknowledged)
        made = filled.assay("backup", str(tmp_path / "backup.tar"))
        after = len(acknowledged)
        wait_until(lambda: len(acknowledged) >= after + 30, 60, lambda: filled.log)
    done = another.assay("restore", str(tmp_path / "backup.tar"))

    assert (made.returncode, done.returncode) == (0, 0), made.stderr + done.stderr
    assert another.rows(ANSWERS_WITHOUT_THEIR_VERSION) == [(0,)]
    assert another.rows(VERSIONS) == another.rows(SAVES)
    kept = {words for (words,) in another.rows("SELECT explanation FROM records_answerversion")}
    assert set(before) <= kept
    assert not set(acknowledged) <= kept


@contextmanager
def people_saving(server: Server, site: Site) -> Iterator[list[str]]:
    """Ana in six windows, each saving one answer over and over. The words of what was acknowledged."""
    ana = server.client()
    ana.post("/account/sign-in", login="ana.castro@example.org", password=PASSWORD)
    application, _ = open_answer(site)
    acknowledged: list[str] = []
    refused: list[int] = []
    over = threading.Event()

    def window(number: int, item: str) -> None:
        client = server.client(number, ana.cookies)
        for version in range(1_000_000):
            if over.is_set():
                return
            words = f"Words {version} for {item}."
            path = f"/city/{application}/answers/{item}"
            reply = client.post(path, version=str(version), rating="1", explanation=words)
            if not reply.taken:
                refused.append(reply.status)
                return
            acknowledged.append(words)

    # Answers that nobody has begun.
    items = ("DM3", "DM4", "OD1", "OD2", "PA2", "PA3")
    threads = [threading.Thread(target=window, args=pair) for pair in enumerate(items, start=1)]
    for thread in threads:
        thread.start()
    try:
        yield acknowledged
    finally:
        over.set()
        for thread in threads:
            thread.join(30)
    assert refused == []


# A reference to a row that is not there would have kept the archive from being restored at all.
ANSWERS_WITHOUT_THEIR_VERSION = """
    SELECT count(*) FROM records_answer AS answer
    LEFT JOIN records_answerversion AS version ON answer.current_id = version.id
    WHERE answer.version > 0 AND (version.id IS NULL OR version.number <> answer.version)
"""
VERSIONS = "SELECT count(*) FROM records_answerversion"
SAVES = "SELECT count(*) FROM records_act WHERE verb = 'record-answer'"


def test_a_damaged_archive_changes_nothing(archive, another):
    content = archive.read_bytes()
    archive.write_bytes(content.replace(b"Charter for", b"Charter fxr"))

    done = another.assay("restore", str(archive))

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.startswith("Error: The backup is damaged: ")
    assert_empty(another)


def test_an_archive_without_one_of_its_tables_changes_nothing(archive, another):
    left_out(archive, "tables/records_message.jsonl")

    done = another.assay("restore", str(archive))

    assert (done.returncode, done.stdout) == (1, "")
    assert "The backup is not complete" in done.stderr
    assert_empty(another)


def test_an_archive_without_one_of_its_files_changes_nothing(archive, another):
    left_out(archive, next(name for name in members(archive) if name.startswith("files/")))

    done = another.assay("restore", str(archive))

    assert done.returncode == 1
    assert "The backup lacks files that its database names: 1." in done.stderr
    assert_empty(another)


def test_rows_that_name_others_that_are_not_there_are_not_taken(archive, another):
    empty = members(archive)["tables/records_answerversion.jsonl"].splitlines(keepends=True)[0]
    rewritten(archive, {"tables/records_answerversion.jsonl": empty})

    done = another.assay("restore", str(archive))

    assert done.returncode == 1
    assert "The database did not take what is in the backup (IntegrityError)." in done.stderr
    assert_empty(another)


def test_an_archive_of_a_newer_version_is_refused_by_name(archive, another):
    manifest = json.loads(members(archive)["manifest.json"])
    manifest["migrations"].append(["records", "0999_from_the_future"])
    rewritten(archive, {}, **{**manifest, "assay": "9.9"})

    done = another.assay("restore", str(archive))

    assert done.returncode == 1
    assert "The backup was made by Assay 9.9, and this version does not know" in done.stderr
    assert_empty(another)


def test_an_archive_of_an_older_version_is_restored_as_it_was_and_then_brought_up_to_date(another, tmp_path):
    old = Site(tmp_path / "old")
    archive = tmp_path / "old.tar"
    laid = old.run("tests.crash.scenes", "older", "0002_workspace")
    made, done = old.assay("backup", str(archive)), another.assay("restore", str(archive))
    old.remove()

    assert (laid.returncode, made.returncode, done.returncode) == (0, 0, 0), laid.stderr + done.stderr
    assert ["records", "0003_membership_ended"] not in json.loads(members(archive)["manifest.json"])[
        "migrations"
    ]
    with serving(another, "--no-worker") as server:
        assert server.client().get("/certified").status == 200
    assert another.rows("SELECT count(*) > 20000 FROM records_place") == [(True,)]
    assert another.rows("SELECT count(*) FROM records_recordedevent") == [(1,)]


def test_a_backup_goes_into_an_empty_site_alone(archive, filled):
    before = stored(filled), filled.rows("SELECT count(*) FROM records_act")

    done = filled.assay("restore", str(archive))

    assert (done.returncode, done.stdout) == (1, "")
    assert "A backup is restored into an empty site alone." in done.stderr
    assert (stored(filled), filled.rows("SELECT count(*) FROM records_act")) == before


def test_files_that_lie_there_already_keep_a_backup_out(archive, another):
    (another.home / "files").mkdir()
    (another.home / "files" / "own").write_text("mine")

    done = another.assay("restore", str(archive))

    assert done.returncode == 1
    assert (another.home / "files" / "own").read_text() == "mine"


def test_a_backup_never_replaces_another(filled, tmp_path):
    archive = tmp_path / "backup.tar"
    archive.write_text("the backup of yesterday")

    done = filled.assay("backup", str(archive))

    assert (done.returncode, archive.read_text()) == (1, "the backup of yesterday")


def test_a_site_that_is_not_there_is_told(another, tmp_path):
    done = another.assay("backup", str(tmp_path / "backup.tar"))

    assert done.returncode == 1
    assert "There is no site's database at" in done.stderr


@pytest.mark.skipif(vendor() == "sqlite", reason="a file is there or not")
def test_a_database_that_is_away_is_told(site, tmp_path):
    site.environ["DATABASE_URL"] = "postgresql://nobody@127.0.0.1:9/assay"

    done = site.assay("backup", str(tmp_path / "backup.tar"))

    assert (done.returncode, done.stderr) == (1, "Error: The database cannot be reached.\n")


def test_a_file_that_the_disk_lost_or_changed_is_told_and_no_archive_is_written(filled, tmp_path):
    file = next(one for one in (filled.home / "files").rglob("*") if one.is_file())
    file.write_bytes(b"something else")

    done = filled.assay("backup", str(tmp_path / "backup.tar"))

    assert done.returncode == 1
    assert "is missing or damaged on this disk" in done.stderr
    assert not list(tmp_path.glob("*.tar"))


@pytest.mark.skipif(vendor() == "sqlite", reason="needs both databases")
def test_a_site_moves_from_one_database_to_the_other_and_back(archive, filled, another, tmp_path):
    small = Site(tmp_path / "small")
    small.remove()
    del small.environ["DATABASE_URL"]

    there = small.assay("restore", str(archive))
    small.assay("backup", str(tmp_path / "small.tar"))
    back = another.assay("restore", str(tmp_path / "small.tar"))
    another.assay("backup", str(tmp_path / "back.tar"))

    assert (there.returncode, back.returncode) == (0, 0), there.stderr + back.stderr
    assert (small.home / "assay.sqlite3").is_file()
    first = with_letters_held(tables(archive))
    assert tables(tmp_path / "small.tar") == tables(tmp_path / "back.tar") == first
    assert stored(small) == stored(another) == stored(filled)


def assert_empty(site: Site) -> None:
    """Nothing was put in place, and nothing half done is left."""
    assert {file.name for file in site.home.iterdir()} <= {"secret-key", "log"}
    if vendor() == "postgresql":
        assert site.rows("SELECT count(*) FROM information_schema.tables WHERE table_schema = 'public'") == [
            (0,)
        ]


def left_out(archive: Path, name: str) -> None:
    """The archive as it would be had it never held `name`."""
    rewritten(archive, {name: None})


def rewritten(archive: Path, contents: dict[str, bytes | None], **about: Any) -> None:
    """The archive with other contents, and a list that says so: well made, and wrong."""
    held = members(archive)
    manifest = {**json.loads(held.pop("manifest.json")), **about}
    held = {name: content for name, content in {**held, **contents}.items() if content is not None}
    manifest["sha256"] = {name: hashlib.sha256(content).hexdigest() for name, content in held.items()}
    held["manifest.json"] = json.dumps(manifest).encode()
    with tarfile.open(archive, "w") as opened:
        for name, content in held.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            opened.addfile(member, io.BytesIO(content))
