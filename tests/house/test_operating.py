"""What an operator can set and call is what docs/how-to/operate.md describes."""

import re
from pathlib import Path

from assay.commands.main import COMMANDS

ROOT = Path(__file__).resolve().parent.parent.parent
GUIDE = (ROOT / "docs" / "how-to" / "operate.md").read_text()

# Read by the package itself; what tests and tools read is no operator's matter.
NAMES = re.compile(r"\"(ASSAY_[A-Z_]+|DATABASE_URL)\"")


def described() -> set[str]:
    """The first cell of each row of the tables."""
    return set(re.findall(r"^\| `([A-Z_]+)` \|", GUIDE, re.MULTILINE))


def read_by_the_package() -> set[str]:
    return {name for file in (ROOT / "assay").rglob("*.py") for name in NAMES.findall(file.read_text())}


def test_every_setting_is_described_and_none_that_is_not_there():
    assert described() == read_by_the_package()


def test_every_command_is_described():
    cells = "".join(line for line in GUIDE.splitlines() if line.startswith("| `assay "))

    assert [name for name in COMMANDS if f"`assay {name}" not in cells] == []
