"""Run several commands one after another, whatever each says, and sum up at the end."""

import os
import subprocess
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tools.steps import PYTHON, ROOT

# Settings make a secret key where there is none: never in the folder of the real site.
HOME = ROOT / "build" / "home"


@dataclass(frozen=True)
class Part:
    """A command that must succeed. In `environ`, None takes a variable away."""

    name: str
    command: tuple[str, ...]
    environ: Mapping[str, str | None] = field(default_factory=dict)


def python(*arguments: str) -> tuple[str, ...]:
    return (str(PYTHON), *arguments)


def run_all(parts: Sequence[Part]) -> int:
    """The exit status: 0 only when every part succeeded. One failing part hides no other."""
    lines = []
    for part in parts:
        print(f"\n== {part.name}", flush=True)
        started = time.monotonic()
        status = subprocess.run(part.command, cwd=ROOT, env=environ_for(part), check=False).returncode
        lines.append((part.name, status == 0, time.monotonic() - started))
    width = max(len(part.name) for part in parts)
    print()
    for name, fine, seconds in lines:
        print(f"{name:{width}}  {'passed' if fine else 'FAILED'}  {seconds:.0f} s", flush=True)
    return 0 if all(fine for _, fine, _ in lines) else 1


def environ_for(part: Part) -> dict[str, str]:
    wanted: dict[str, str | None] = {**os.environ, "ASSAY_HOME": str(HOME), **part.environ}
    return {name: value for name, value in wanted.items() if value is not None}
