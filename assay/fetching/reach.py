"""Which addresses of the network are open to everybody."""

from __future__ import annotations

from collections.abc import Callable
from ipaddress import IPv4Address, IPv6Address, ip_network

Address = IPv4Address | IPv6Address
# Whether an address of the network may be connected to, at that port.
MayReach = Callable[[Address, int], bool]

PORTS = frozenset({80, 443})
# Globally routable by their numbers, as older versions of Python see it, and yet doors into a network: those
# kept for protocols, the relay of 6to4, sites of old, and where a large host of machines answers each of
# them from within.
_DOORS = tuple(map(ip_network, ("192.0.0.0/24", "192.88.99.0/24", "fec0::/10", "168.63.129.16/32")))
# Addresses that stand for another: mapped and compatible ones, translated ones (NAT64), Teredo, 6to4.
_STAND_FOR = tuple(
    map(ip_network, ("::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "2001::/32", "2002::/16"))
)


def is_public(address: Address, port: int) -> bool:
    """Whether a stranger may be led there."""
    return (
        port in PORTS
        and address.is_global
        and not (address.is_multicast or address.is_reserved or address.is_unspecified)
        and not any(address in network for network in (*_DOORS, *_STAND_FOR))
    )
