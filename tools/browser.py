"""The browser that the tests drive: where it is, and how it comes when it is missing."""

import os
import shutil
import subprocess
import time

from tools.steps import VENV, Trouble, run

NAMES = (
    "chromium",
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
)


def find() -> str | None:
    """The path of a Chromium: the one that ASSAY_CHROMIUM names, or the first that is installed."""
    if named := os.environ.get("ASSAY_CHROMIUM"):
        return shutil.which(named)
    return next((path for name in NAMES if (path := shutil.which(name))), None)


def ensure() -> None:
    missing = packages_missing()
    if not missing:
        return
    if (named := os.environ.get("ASSAY_CHROMIUM")) and not find():
        raise Trouble(f"ASSAY_CHROMIUM names {named}, which is not a program on this machine.")
    if not shutil.which("apt-get"):
        raise Trouble(f"The tests drive a browser and need {' and '.join(missing)}, which must be installed.")
    if os.geteuid() != 0:
        raise Trouble(f"The tests drive a browser; install it with: sudo apt-get install {' '.join(missing)}")
    install(missing)


def packages_missing() -> list[str]:
    """Debian's packages that are missing. The driver needs a library that a small Debian leaves out."""
    needed = {"chromium": find() is not None, "libatomic1": driver_starts()}
    return [package for package, present in needed.items() if not present]


def driver_starts() -> bool:
    drivers = VENV.glob("lib/python*/site-packages/playwright/driver/node")
    return all(
        subprocess.run([driver, "--version"], capture_output=True, check=False).returncode == 0
        for driver in drivers
    )


def install(packages: list[str]) -> None:
    print("Browser for the tests ...", end="", flush=True)
    started = time.monotonic()
    environ = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    run("apt-get", "update", doing="Reading the list of Debian's packages", environ=environ)
    run(
        *("apt-get", "install", "--yes", "--no-install-recommends"),
        *packages,
        doing="Installing the browser for the tests",
        environ=environ,
    )
    print(f" {time.monotonic() - started:.1f} s", flush=True)
    if packages_missing():
        raise Trouble("The browser was installed and does not start; name another in ASSAY_CHROMIUM.")
