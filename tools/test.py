"""What `make test` runs: the checks, the rules once, and on each database the tests that need one."""

import sys

from tools.parts import Part, python, run_all

# One worker a processor, but not more than memory bears with a browser in each.
# A file stays with one worker, so that what its tests share is made once.
PYTEST = ("-m", "pytest", "-q", "-n", "logical", "--maxprocesses", "4", "--dist", "loadfile")

# Pages look the same on both databases, and a browser is slow: it runs on the default one.
PARTS = [
    Part("checks", python("-m", "tools.check")),
    Part("rules", python(*PYTEST, "-m", "rules"), {"ASSAY_TEST_DATABASE": "sqlite", "DATABASE_URL": None}),
    Part(
        "on SQLite",
        python(*PYTEST, "-m", "not rules"),
        {"ASSAY_TEST_DATABASE": "sqlite", "DATABASE_URL": None},
    ),
    Part(
        "on PostgreSQL",
        python("-m", "tools.postgresql", *python(*PYTEST, "-m", "not rules and not browser")),
        {"ASSAY_TEST_DATABASE": "postgresql", "DATABASE_URL": None},
    ),
]

if __name__ == "__main__":
    sys.exit(run_all(PARTS))
