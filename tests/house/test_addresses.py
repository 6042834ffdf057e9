"""Every address has a stated access rule, and no rule is left over."""

from __future__ import annotations

from assay.web.access import INNER, doors
from tests import addresses

# Present only while developing.
IN_DEBUG_ONLY = {"looks"}


def test_every_address_is_in_the_access_list_and_nothing_else_is() -> None:
    assert set(addresses.names()) == set(doors()) - IN_DEBUG_ONLY


def test_no_address_has_two_rules() -> None:
    from assay.web import access

    tuples = [value for name, value in vars(access).items() if name.endswith("_NAMES")]
    listed = [name for names in tuples for name in names]

    assert len(listed) == len(set(listed))


def test_addresses_for_one_role_lie_below_the_inner_prefixes() -> None:
    from django.urls import get_resolver

    prefixes = {prefix.strip("/") for prefix in INNER}
    found = {
        str(resolver.pattern).strip("/")
        for resolver in get_resolver().url_patterns
        if str(resolver.pattern).strip("/") in prefixes
    }

    assert found == prefixes
