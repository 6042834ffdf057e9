"""An upload that breaks off on its way to a real server leaves nothing behind."""

from __future__ import annotations

import socket
import time

import pytest

from tests.crash.servers import Client, serving
from tests.crash.sites import Site

pytestmark = pytest.mark.crash

PASSWORD = "a long and quiet river"
LEFT = (
    "SELECT (SELECT count(*) FROM records_storedfile), (SELECT count(*) FROM records_evidence),"
    " (SELECT count(*) FROM records_job WHERE kind = 'make-document')"
)
TOKEN = "a" * 32


def sent(client: Client, path: str, content: bytes, *, part: float) -> None:
    """That part of an upload; then the line is cut."""
    body = (
        f'--B\r\nContent-Disposition: form-data; name="csrfmiddlewaretoken"\r\n\r\n{TOKEN}\r\n'
        '--B\r\nContent-Disposition: form-data; name="as"\r\n\r\npart\r\n'
        '--B\r\nContent-Disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n'
    ).encode() + content
    whole = body + b"\r\n--B--\r\n"
    cookies = "; ".join(f"{name}={value}" for name, value in {"csrftoken": TOKEN, **client.cookies}.items())
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{client.port}\r\nCookie: {cookies}\r\n"
        f"X-Forwarded-For: {client.address}\r\nContent-Type: multipart/form-data; boundary=B\r\n"
        f"Content-Length: {len(whole)}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", client.port), timeout=20) as line:
        line.sendall(head.encode() + whole[: int(len(whole) * part)])
        time.sleep(0.5)


def test_an_upload_that_breaks_off_leaves_no_row_no_file_and_no_draft(site: Site) -> None:
    made = site.run("tests.crash.scenes", "city", "ana@example.org")
    assert made.returncode == 0, made.stderr
    application = made.stdout.split()[0]
    scratch = site.home / "scratch-of-the-server"
    scratch.mkdir()
    site.environ["TMPDIR"] = str(scratch)
    content = b"%PDF-1.7\n" + b"x" * 6_000_000

    with serving(site, "--no-worker") as server:
        ana = server.client()
        assert ana.post("/account/sign-in", login="ana@example.org", password=PASSWORD).status == 302
        path = f"/city/{application}/evidence/upload"
        for part in (0.0001, 0.3, 0.999_999):
            sent(ana, path, content, part=part)
        still_there = ana.get(f"/city/{application}/evidence")

        assert still_there.status == 200
        for _ in range(50):
            if not any(scratch.iterdir()):
                break
            time.sleep(0.1)
        assert [one.name for one in scratch.iterdir()] == []

    assert site.rows(LEFT) == [(0, 0, 0)]
    assert [one for one in (site.home / "files").rglob("*") if one.is_file()] == []
