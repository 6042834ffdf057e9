"""The set-up: one clear sentence for what is missing, locks that agree, nothing done twice."""

import os
import re
import subprocess
from pathlib import Path

import pytest

from tools.steps import ROOT, Step, Trouble, digest, run

REQUIREMENTS = ROOT / "requirements"


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([a-z0-9._-]+)==([^\s;\\]+)", (REQUIREMENTS / lock).read_text(), re.MULTILINE))


def program(folder: Path, name: str, script: str) -> None:
    file = folder / name
    file.write_text(f"#!/bin/sh\n{script}\n")
    file.chmod(0o755)


def prepare_with_only(folder: Path) -> subprocess.CompletedProcess[str]:
    """Run tools/prepare.sh from a clone without .venv, on a machine whose programs are those in `folder`."""
    clone = folder / "clone"
    (clone / "tools").mkdir(parents=True)
    (clone / "tools" / "prepare.sh").write_text((ROOT / "tools" / "prepare.sh").read_text())
    program(folder, "dirname", 'exec /usr/bin/dirname "$@"')
    environ = {"PATH": str(folder)}
    return subprocess.run(
        ["/bin/sh", str(clone / "tools" / "prepare.sh"), "run"], env=environ, capture_output=True, text=True
    )


def test_python_that_is_missing_is_one_sentence(tmp_path):
    done = prepare_with_only(tmp_path)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == (
        "Assay needs Python 3.11 or newer; on Debian or Ubuntu: apt install python3 python3-venv\n"
    )


def test_python_that_is_too_old_is_one_sentence_with_its_version(tmp_path):
    program(tmp_path, "python3", 'if [ "$1" = --version ]; then echo Python 3.9.2; else exit 1; fi')

    done = prepare_with_only(tmp_path)

    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "Assay needs Python 3.11 or newer, and this machine has only Python 3.9.2.\n"


def test_python_that_is_new_enough_is_found_behind_one_that_is_not(tmp_path):
    program(tmp_path, "python3", "exit 1")
    program(tmp_path, "python3.12", 'if [ "$1" = -c ]; then exit 0; else echo "$@"; fi')

    done = prepare_with_only(tmp_path)

    assert (done.returncode, done.stdout, done.stderr) == (0, "-B -m tools.prepare run\n", "")


def test_step_that_is_done_is_not_done_again_until_its_source_changes(tmp_path, capsys):
    source, taken = tmp_path / "lock", []
    source.write_text("one")
    step = Step("Packages", (source,), tmp_path, tmp_path / "stamp", lambda: taken.append(source.read_text()))

    step.take()
    step.take()
    source.touch()
    step.take()
    source.write_text("two")
    step.take()

    assert taken == ["one", "two"]
    assert re.fullmatch(r"(Packages \.\.\. \d+\.\d s\n){2}", capsys.readouterr().out)


def test_step_that_failed_is_taken_again(tmp_path):
    def fail():
        raise Trouble("no network")

    step = Step("Packages", ("one",), tmp_path, tmp_path / "stamp", fail)

    for _ in range(2):
        with pytest.raises(Trouble, match="no network"):
            step.take()


def test_command_that_fails_says_what_failed_after_its_last_lines():
    with pytest.raises(Trouble) as caught:
        run("sh", "-c", "echo disk full; exit 3", doing="Fetching the packages")

    assert str(caught.value) == "disk full\n\nFetching the packages did not work; the lines above say why."


def test_folders_with_the_same_bytes_in_other_files_differ(tmp_path):
    first, second = tmp_path / "first", tmp_path / "second"
    for folder, name in ((first, "a"), (second, "b")):
        folder.mkdir()
        (folder / name).write_text("same")

    assert digest((first,)) != digest((second,))
    assert digest((first,)) == digest((first,))


def test_packages_for_tests_are_those_of_the_site_and_more():
    run_pins, dev_pins = pins("run.lock"), pins("dev.lock")

    assert run_pins.items() <= dev_pins.items()


def test_locks_name_no_registry():
    locks = [*REQUIREMENTS.glob("*.lock"), ROOT / "package-lock.json"]

    found = {lock.name: re.findall(r"(?:resolved|https?://\S+/simple).*", lock.read_text()) for lock in locks}

    assert found == {lock.name: [] for lock in locks}


def test_help_lists_every_target():
    makefile = (ROOT / "Makefile").read_text()
    targets = set(re.findall(r"^([a-z]+):", makefile, re.MULTILINE)) - {"help"}

    told = subprocess.run(
        ["make", "--no-print-directory"], cwd=ROOT, capture_output=True, text=True, env=os.environ
    )

    assert {line.split()[1] for line in told.stdout.splitlines()} == targets
