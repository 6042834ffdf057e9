"""Reading a file in a process of its own: a bomb, or a library that crashes, ends that process alone."""

from __future__ import annotations

import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path
from typing import IO

import assay
from assay.documents.faults import DocumentFault
from assay.documents.limits import BOUNDS, LIMITS, Bounds, Limits
from assay.documents.made import TOLD, Made

PREFIX = "reading-"
_SOURCE = "source"


@contextmanager
def reading(
    source: IO[bytes], media_type: str, scratch: Path, *, bounds: Bounds = BOUNDS, limits: Limits = LIMITS
) -> Iterator[Made]:
    """What can be shown of a file; its pictures are there until the block ends. Always comes to something.

    `scratch` is the folder in which it works. What a killed process left there, `sweep` takes away.
    """
    scratch.mkdir(mode=0o700, parents=True, exist_ok=True)
    work = Path(tempfile.mkdtemp(prefix=PREFIX, dir=scratch))
    try:
        with (work / _SOURCE).open("wb") as copy:
            shutil.copyfileobj(source, copy)
        folder = work / "pages"
        folder.mkdir()
        yield _made(work, media_type, folder, bounds, limits)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def sweep(scratch: Path, bounds: Bounds = BOUNDS) -> None:
    """Remove the folders of readings that must have ended: of processes that were killed."""
    for folder in scratch.glob(f"{PREFIX}*"):
        if time.time() - folder.stat().st_mtime > 2 * bounds.clock:
            shutil.rmtree(folder, ignore_errors=True)


def _made(work: Path, media_type: str, folder: Path, bounds: Bounds, limits: Limits) -> Made:
    ended = _run(work, media_type, folder, bounds, limits)
    if ended in (None, -signal.SIGALRM, -signal.SIGXCPU, -signal.SIGKILL):
        return Made(folder, problem=DocumentFault.TOOK_TOO_LONG)
    try:
        made = Made.heard(folder, json.loads((folder / TOLD).read_text(encoding="utf-8")))
    except (OSError, ValueError, KeyError, TypeError):
        return Made(folder, problem=DocumentFault.BROKE_OFF)
    # What it tells is believed as far as its pictures are there.
    whole = all(not page.width or (folder / page.file).is_file() for page in made.pages)
    return made if whole else Made(folder, problem=DocumentFault.BROKE_OFF)


def _run(work: Path, media_type: str, folder: Path, bounds: Bounds, limits: Limits) -> int | None:
    """How the process ended; None where it had to be ended. It knows no secret, and writes to nobody."""
    command = [sys.executable, "-P", "-m", "assay.documents", str(work / _SOURCE), media_type, str(folder)]
    told = [json.dumps(asdict(bounds)), json.dumps(asdict(limits)), str(os.getpid())]
    process = subprocess.Popen(
        [*command, *told],
        cwd=work,
        env=_environment(work),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        return process.wait(bounds.clock + 5)
    except subprocess.TimeoutExpired:
        return None
    finally:
        # Also where this process is being ended, by Ctrl-C for one.
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()


def _environment(work: Path) -> dict[str, str]:
    return {
        "PATH": os.environ.get("PATH", ""),
        "PYTHONPATH": str(Path(assay.__file__).parent.parent),
        "PYTHONDONTWRITEBYTECODE": "1",
        "HOME": str(work),
        "TMPDIR": str(work),
        # Each thread of typst would take memory of its own.
        "RAYON_NUM_THREADS": "1",
    }
