"""Which tests need a database, and whether the database is the one that was asked for.

A test that needs none is a rule: it is marked `rules` here and runs once. Every other runs on SQLite and on
PostgreSQL. ASSAY_TEST_DATABASE names the one meant, so that no run passes on the other by mistake.
"""

import os

import pytest

FIXTURES = {"db", "transactional_db", "django_db_setup", "live_server"}
MARKERS = ("django_db", "database", "browser", "crash")


def needs_database(test: pytest.Item) -> bool:
    return any(test.get_closest_marker(name) for name in MARKERS) or bool(
        FIXTURES.intersection(getattr(test, "fixturenames", ()))
    )


# Before the markers are compared with the ones asked for on the command line.
@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for test in items:
        if not needs_database(test):
            test.add_marker("rules")


def pytest_configure(config: pytest.Config) -> None:
    wanted, found = os.environ.get("ASSAY_TEST_DATABASE", vendor()), vendor()
    if wanted != found:
        raise pytest.UsageError(
            f"ASSAY_TEST_DATABASE asks for {wanted}, but the settings lead to {found}. "
            "For PostgreSQL: .venv/bin/python -m tools.postgresql .venv/bin/pytest"
        )


def pytest_report_header() -> str:
    return f"database: {vendor()}"


def vendor() -> str:
    """sqlite or postgresql."""
    from django.conf import settings

    return settings.DATABASES["default"]["ENGINE"].rpartition(".")[2].removesuffix("3")
