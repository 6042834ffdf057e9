"""Bring a fresh clone to where a command can run: `tools/prepare.sh run`, `check` or `test`."""

import sys

from tools import assets, browser, packages
from tools.steps import Trouble


def prepare_run() -> None:
    packages.environment().take()
    packages.locked("run", "Python packages").take()
    packages.project().take()
    assets.prepare()


def prepare_check() -> None:
    packages.environment().take()
    packages.locked("dev", "Python packages, with those for checks and tests").take()
    packages.project().take()


def prepare_test() -> None:
    prepare_check()
    assets.prepare()
    browser.ensure()


PREPARE = {"run": prepare_run, "check": prepare_check, "test": prepare_test}


def main(arguments: list[str]) -> int:
    if len(arguments) != 1 or arguments[0] not in PREPARE:
        print(f"Say what to prepare for: {', '.join(PREPARE)}.", file=sys.stderr)
        return 2
    try:
        PREPARE[arguments[0]]()
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
