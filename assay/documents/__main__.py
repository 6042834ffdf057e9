"""The process that reads one file: `python -m assay.documents SOURCE MEDIA_TYPE FOLDER BOUNDS LIMITS PARENT`.

It binds itself before any library that reads files is loaded. What it made is told in a file at the end.
"""

import json
import os
import resource
import signal
import sys
import threading
import time
from pathlib import Path
from typing import Any

from assay.documents.faults import DocumentFault, Unreadable
from assay.documents.limits import Bounds, Limits
from assay.documents.made import TOLD, Made

# What a reader of files never does: reach others, and start programs.
_NEVER = ("socket.", "subprocess.", "os.system", "os.exec", "os.posix_spawn", "os.fork", "urllib.", "ftplib.")


def main() -> None:
    source, media_type, folder = Path(sys.argv[1]), sys.argv[2], Path(sys.argv[3])
    bind(Bounds(**json.loads(sys.argv[4])))
    threading.Thread(target=_end_with, args=(int(sys.argv[6]),), daemon=True).start()
    try:
        made = _read(source, media_type, folder, Limits(**json.loads(sys.argv[5])))
    except Unreadable as end:
        made = Made(folder, problem=end.reason)
    except MemoryError:
        made = Made(folder, problem=DocumentFault.TOOK_TOO_MUCH)
    (folder / TOLD).write_text(json.dumps(made.told()), encoding="utf-8")
    # The libraries have nothing to tidy up that the system does not.
    os._exit(0)


def _end_with(parent: int) -> None:
    """What is read for nobody any more is not read to its end."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)


def bind(bounds: Bounds) -> None:
    """The alarm ends it whatever a library is doing."""
    signal.alarm(bounds.clock)
    os.nice(10)
    for what, most in (
        (resource.RLIMIT_CORE, 0),
        (resource.RLIMIT_CPU, bounds.processor),
        (resource.RLIMIT_FSIZE, bounds.writes),
        (resource.RLIMIT_AS, bounds.memory),
    ):
        try:
            resource.setrlimit(what, (most, most))
        except (ValueError, OSError):
            # Not every system can bind memory, and none may be bound more loosely than it is.
            continue
    sys.addaudithook(_refuse)


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_NEVER):
        raise PermissionError(event)


def _read(source: Path, media_type: str, folder: Path, limits: Limits) -> Made:
    from assay.documents.reading import read

    return read(source, media_type, folder, limits)


if __name__ == "__main__":
    main()
