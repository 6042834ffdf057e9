"""A step of the set-up: what it is made from, what it makes, and the stamp that says it is done."""

import hashlib
import subprocess
import time
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"

LAST_LINES = 30


class Trouble(Exception):
    """What stands in the way, as the one sentence that is shown."""


@dataclass(frozen=True)
class Step:
    """One step. `made_from` is compared as content, so a new checkout of the same files does nothing."""

    name: str
    made_from: tuple[str | Path, ...]
    makes: Path
    stamp: Path
    do: Callable[[], None]

    def is_done(self) -> bool:
        return (
            self.makes.exists() and self.stamp.is_file() and self.stamp.read_text() == digest(self.made_from)
        )

    def take(self) -> None:
        if self.is_done():
            return
        wanted = digest(self.made_from)
        # A step that is interrupted half way must not look done.
        self.stamp.unlink(missing_ok=True)
        print(f"{self.name} ...", end="", flush=True)
        started = time.monotonic()
        try:
            self.do()
        except BaseException:
            print(flush=True)
            raise
        self.stamp.parent.mkdir(parents=True, exist_ok=True)
        self.stamp.write_text(wanted)
        print(f" {time.monotonic() - started:.1f} s", flush=True)


def digest(parts: Iterable[str | Path]) -> str:
    """One hash over texts, files and every file of the folders named; a missing file counts as empty."""
    total = hashlib.sha256()
    for part in parts:
        if isinstance(part, str):
            total.update(part.encode())
        elif part.is_dir():
            for file in sorted(file for file in part.rglob("*") if file.is_file()):
                total.update(str(file.relative_to(part)).encode() + b"\0" + file.read_bytes())
        elif part.is_file():
            total.update(part.read_bytes())
        total.update(b"\0")
    return total.hexdigest()


def run(*command: str | Path, doing: str, environ: Mapping[str, str] | None = None) -> None:
    """Run a command without its chatter; when it fails, say what failed and show the end of what it wrote."""
    done = subprocess.run(
        [str(word) for word in command],
        cwd=ROOT,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
    )
    if done.returncode:
        end = "\n".join(done.stdout.splitlines()[-LAST_LINES:])
        raise Trouble(f"{end}\n\n{doing} did not work; the lines above say why.")
