"""What `make check` looks at: style, types, imports, the editions and the documentation."""

import sys

from tools.parts import Part, python, run_all
from tools.steps import ROOT, VENV

BIN = VENV / "bin"
EDITIONS = ROOT / "assay" / "editions"


def parts() -> list[Part]:
    return [
        Part("style", (str(BIN / "ruff"), "check")),
        Part("format", (str(BIN / "ruff"), "format", "--check")),
        Part("types", (str(BIN / "mypy"),)),
        Part("imports", (str(BIN / "lint-imports"), "--no-logo")),
        *editions(),
        # The promises about the repository and its documents are tests; those that need no database run here.
        Part("documents", python("-m", "pytest", "-q", "-m", "rules", "tests/house")),
    ]


def editions() -> list[Part]:
    """One part for each edition that ships."""
    folders = sorted(file.parent for file in EDITIONS.glob("*/edition.yaml"))
    return [
        Part(f"edition {folder.name}", (str(BIN / "assay"), "edition", "check", str(folder)))
        for folder in folders
    ]


if __name__ == "__main__":
    sys.exit(run_all(parts()))
