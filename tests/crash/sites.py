"""A site of its own for tests that start its processes, on whichever database this run is about."""

from __future__ import annotations

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg

from tests.databases import vendor

ROOT = Path(__file__).resolve().parent.parent.parent


class Site:
    """A folder and a database. On PostgreSQL the database is a new one on the server of this run."""

    def __init__(self, home: Path, *, template: Site | None = None, **environ: str) -> None:
        self.home = home
        home.mkdir(parents=True, exist_ok=True)
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ASSAY_")}
        self.environ = {**kept, "ASSAY_HOME": str(home), **environ}
        self.environ.pop("DATABASE_URL", None)
        self.database = f"crash_{uuid4().hex}"
        if vendor() == "postgresql":
            self._on_server(
                f"CREATE DATABASE {self.database}" + (f" TEMPLATE {template.database}" if template else "")
            )
            self.environ["DATABASE_URL"] = _address(self.database)
        if template:
            shutil.copytree(template.home, home, dirs_exist_ok=True)

    def assay(self, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
        """Run a command to its end."""
        return self.run("assay.commands", *words, given=given)

    def run(self, module: str, *words: str, given: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [sys.executable, "-m", module, *words],
            env=self.environ,
            cwd=ROOT,
            input=given,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    def start(self, module: str, *words: str) -> Started:
        """Start a command that stays."""
        with (self.home / "log").open("ab") as log:
            return Started(
                subprocess.Popen(
                    [sys.executable, "-m", module, *words],
                    env=self.environ,
                    cwd=ROOT,
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    # A group of its own, to be killed as a whole.
                    start_new_session=True,
                )
            )

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """What the database holds, asked without a part of the site."""
        if vendor() == "postgresql":
            with psycopg.connect(_address(self.database)) as server:
                return server.execute(query).fetchall()
        with closing(sqlite3.connect(self.home / "assay.sqlite3", timeout=20)) as file:
            return file.execute(query).fetchall()

    def wait_until(self, query: str, expected: list[tuple[Any, ...]], seconds: float = 60.0) -> None:
        wait_until(lambda: self.rows(query) == expected, seconds, lambda: f"{self.rows(query)}\n{self.log}")

    @property
    def log(self) -> str:
        return (self.home / "log").read_text(errors="replace") if (self.home / "log").exists() else ""

    def remove(self) -> None:
        if vendor() == "postgresql":
            self._on_server(f"DROP DATABASE {self.database} WITH (FORCE)")

    def _on_server(self, statement: str) -> None:
        with psycopg.connect(_address("postgres"), autocommit=True) as server:
            server.execute(statement)


class Started:
    """A process that was started, with whatever it started itself."""

    def __init__(self, process: subprocess.Popen[bytes]) -> None:
        self.process = process

    def kill(self) -> None:
        """End it as a power cut would: nothing is told, nothing tidied up."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def end(self) -> int:
        """Ask it to end, and wait until it has."""
        self.process.terminate()
        return self.process.wait(30)

    def __enter__(self) -> Started:
        return self

    def __exit__(self, *error: object) -> None:
        if self.process.poll() is None:
            self.kill()


def wait_until(holds: Callable[[], bool], seconds: float, said: Callable[[], str] = str) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end, said()
        time.sleep(0.05)


def _address(database: str) -> str:
    return urlunsplit(urlsplit(os.environ["DATABASE_URL"])._replace(path=f"/{database}"))
