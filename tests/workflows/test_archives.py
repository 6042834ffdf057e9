"""An archive: what was written comes back, and nothing else does."""

import io
import json
import re
import tarfile

import pytest

from assay.workflows.archives import MANIFEST, Trouble, Unusable, unpack, writing

EXPECTED = re.compile(r"letter|files/[ab]")


@pytest.fixture
def archive(tmp_path):
    target = tmp_path / "archive.tar"
    with writing(target, {"database": "sqlite"}) as add:
        for name, content in (("letter", b"Dear Ana"), ("files/a", b"one"), ("files/b", b"two")):
            add(name, io.BytesIO(content), len(content))
    return target


def members(archive) -> dict[str, bytes]:
    with tarfile.open(archive) as opened:
        return {member.name: opened.extractfile(member).read() for member in opened}


def rewritten(archive, contents: dict[str, bytes]):
    with tarfile.open(archive, "w") as opened:
        for name, content in contents.items():
            member = tarfile.TarInfo(name)
            member.size = len(content)
            opened.addfile(member, io.BytesIO(content))
    return archive


def trouble(archive, into) -> tuple[Trouble, object]:
    with pytest.raises(Unusable) as unusable:
        unpack(archive, into, EXPECTED)
    return unusable.value.trouble, unusable.value.about


def test_what_was_written_comes_back(archive, tmp_path):
    manifest = unpack(archive, tmp_path / "out", EXPECTED)

    found = {
        str(file.relative_to(tmp_path / "out")): file.read_bytes()
        for file in (tmp_path / "out").rglob("*")
        if file.is_file()
    }
    assert found == {"letter": b"Dear Ana", "files/a": b"one", "files/b": b"two"}
    assert manifest["database"] == "sqlite"


def test_an_archive_is_for_its_owner_alone(archive):
    assert archive.stat().st_mode & 0o777 == 0o600


def test_one_changed_byte_is_found(archive, tmp_path):
    contents = members(archive)
    rewritten(archive, {**contents, "files/a": b"onE"})

    assert trouble(archive, tmp_path / "out") == (Trouble.CHANGED, "files/a")


def test_a_member_that_is_missing_is_found(archive, tmp_path):
    contents = members(archive)
    del contents["files/b"]

    assert trouble(rewritten(archive, contents), tmp_path / "out") == (Trouble.CHANGED, "files/b")


def test_an_archive_without_its_list_is_not_complete(archive, tmp_path):
    contents = members(archive)
    del contents[MANIFEST]

    assert trouble(rewritten(archive, contents), tmp_path / "out") == (Trouble.INCOMPLETE, "")


@pytest.mark.parametrize("name", ["../letter", "/etc/passwd", "files/c", "files/../letter"])
def test_a_name_that_is_not_expected_is_never_a_path(archive, tmp_path, name):
    rewritten(archive, {name: b"x", **members(archive)})

    assert trouble(archive, tmp_path / "out") == (Trouble.STRANGER, name)
    assert not (tmp_path / "letter").exists()


def test_a_link_is_not_followed(archive, tmp_path):
    with tarfile.open(archive, "w") as opened:
        link = tarfile.TarInfo("letter")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        opened.addfile(link)

    assert trouble(archive, tmp_path / "out") == (Trouble.STRANGER, "letter")


def test_the_same_member_twice_is_refused(archive, tmp_path):
    with tarfile.open(archive, "a") as opened:
        opened.addfile(tarfile.TarInfo("letter"), io.BytesIO())

    assert trouble(archive, tmp_path / "out") == (Trouble.STRANGER, "letter")


@pytest.mark.parametrize("text", [b"{", b"[]", b'{"format": 2}', b'{"format": 2, "sha256": 3}'])
def test_a_list_that_cannot_be_read_is_refused(archive, tmp_path, text):
    rewritten(archive, {**members(archive), MANIFEST: text})

    assert trouble(archive, tmp_path / "out") == (Trouble.CHANGED, MANIFEST)


def test_an_archive_of_another_format_is_refused(archive, tmp_path):
    contents = members(archive)
    manifest = json.loads(contents[MANIFEST])
    rewritten(archive, {**contents, MANIFEST: json.dumps({**manifest, "format": 1}).encode()})

    assert trouble(archive, tmp_path / "out") == (Trouble.OTHER_FORMAT, 1)


def test_a_file_cut_short_or_of_another_kind_is_refused(archive, tmp_path):
    archive.write_bytes(archive.read_bytes()[:1000])
    assert trouble(archive, tmp_path / "out") == (Trouble.UNREADABLE, archive)

    archive.write_bytes(b"not a tar at all")
    assert trouble(archive, tmp_path / "out") == (Trouble.UNREADABLE, archive)
