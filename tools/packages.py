"""The Python environment in .venv and the locked packages in it: by uv where there is one, else by pip."""

import importlib.util
import os
import platform
import shutil
import sys

from tools.steps import PYTHON, ROOT, VENV, Step, Trouble, run

STAMPS = VENV / "stamps"

# When this file runs from .venv itself, the environment has to be made by the Python below it.
BASE_PYTHON = getattr(sys, "_base_executable", None) or sys.executable


def environment() -> Step:
    # Scripts in an environment name its folder, so a clone that was moved needs a new one.
    return Step(
        "Python environment in .venv",
        (str(VENV), platform.python_version()),
        PYTHON,
        STAMPS / "environment",
        make_environment,
    )


def make_environment() -> None:
    shutil.rmtree(VENV, ignore_errors=True)
    if uv := shutil.which("uv"):
        run(uv, "venv", "--python", BASE_PYTHON, VENV, doing="Making the Python environment")
        return
    if not importlib.util.find_spec("ensurepip"):
        raise Trouble("Python's venv module is missing; on Debian or Ubuntu: apt install python3-venv")
    run(BASE_PYTHON, "-m", "venv", VENV, doing="Making the Python environment")


def locked(name: str, title: str) -> Step:
    """The packages of requirements/<name>.lock, each checked against its hash."""
    lock = ROOT / "requirements" / f"{name}.lock"
    return Step(
        title,
        (lock,),
        PYTHON,
        STAMPS / name,
        lambda: install("--require-hashes", "-r", str(lock)),
    )


def project() -> Step:
    """Assay itself, so that an edited file counts at once; built with the locked tools alone."""
    return Step(
        "Assay in the environment",
        (ROOT / "pyproject.toml",),
        VENV / "bin" / "assay",
        STAMPS / "project",
        lambda: install("--no-build-isolation", "--no-deps", "-e", str(ROOT)),
    )


def install(*what: str) -> None:
    if uv := shutil.which("uv"):
        try:
            run(uv, "pip", "install", "--python", PYTHON, *what, doing="Installing the Python packages")
            return
        except Trouble:
            # uv does not read pip's configuration: behind a company mirror only pip may get through.
            run(PYTHON, "-m", "ensurepip", doing="Installing pip")
    run(
        *(PYTHON, "-m", "pip", "install", "--disable-pip-version-check", "--no-input"),
        *what,
        doing="Installing the Python packages",
        environ={**os.environ, "PIP_ROOT_USER_ACTION": "ignore"},
    )
