"""Which addresses of the network a stranger may be led to, and which forms of an address are taken."""

from __future__ import annotations

from ipaddress import ip_address

import pytest

from assay.fetching.places import Refused, target_of
from assay.fetching.reach import is_public
from assay.fetching.visits import Found, Visit, visit

CLOSED_TO_US = [
    "0.0.0.0",
    "10.0.0.1",
    "100.64.0.1",
    "100.100.100.200",
    "127.0.0.1",
    "127.255.255.254",
    "168.63.129.16",
    "169.254.169.254",
    "172.16.0.1",
    "172.31.255.255",
    "192.0.0.192",
    "192.0.2.1",
    "192.88.99.1",
    "192.168.1.1",
    "198.18.0.1",
    "198.51.100.1",
    "203.0.113.1",
    "224.0.0.1",
    "239.255.255.250",
    "240.0.0.1",
    "255.255.255.255",
    "::",
    "::1",
    "::7f00:1",
    "::ffff:127.0.0.1",
    "::ffff:10.0.0.1",
    "::ffff:8.8.8.8",
    "64:ff9b::7f00:1",
    "64:ff9b::808:808",
    "64:ff9b:1::a00:1",
    "100::1",
    "2001::1",
    "2001:db8::1",
    "2002:7f00:1::",
    "2002:a00:1::1",
    "fc00::1",
    "fd00:ec2::254",
    "fe80::1",
    "fec0::1",
    "ff02::1",
]
FORMS_REFUSED = [
    "ftp://harbor.example/",
    "file:///etc/passwd",
    "gopher://127.0.0.1:6379/_",
    "javascript:alert(1)",
    "//harbor.example/",
    "harbor.example",
    "http://",
    "http:///path",
    "http://ana@harbor.example/",
    "http://ana:secret@harbor.example/",
    "http://harbor.example\\@127.0.0.1/",
    "http://harbor.example /",
    "http://harbor.example/\r\nHost: other",
    "http://harbor.example\t/",
    "http://harbor.example:99999/",
    "http://harbor.example:port/",
    "http://[::1/",
    "http://2130706433/",
    "http://0x7f000001/",
    "http://0x7f.0.0.1/",
    "http://0177.0.0.1/",
    "http://127.1/",
    "http://127.0.0.1.:80/",
    "http://127.0.0.0x1/",
    "http://0/",
    "http://.example/",
    "http://harbor..example/",
    "http://" + "a" * 64 + ".example/",
    "http://harbor.example/" + "a" * 2_000,
]
NETWORKS_REFUSED = [
    "http://127.0.0.1/",
    "http://10.0.0.1:80/",
    "http://169.254.169.254/latest/meta-data/",
    "http://[::1]/",
    "http://[::ffff:127.0.0.1]/",
    "http://[64:ff9b::7f00:1]/",
    "http://[2002:7f00:1::]/",
    "http://[fe80::1%25eth0]/",
    "http://localhost/",
    "http://8.8.8.8:22/",
    "http://8.8.8.8:8080/",
    "https://8.8.8.8:6379/",
]


def never(host: str, port: int, seconds: float) -> list[str]:
    raise AssertionError("what is refused by its form is not looked up")


@pytest.mark.parametrize("address", CLOSED_TO_US)
def test_an_address_of_a_network_that_is_not_open_to_all_is_none(address: str) -> None:
    assert not is_public(ip_address(address), 443)


@pytest.mark.parametrize("address", ["8.8.8.8", "93.184.215.14", "2606:4700:4700::1111", "2a00:1450::1"])
def test_an_address_that_everybody_reaches_is_open_at_the_two_usual_ports(address: str) -> None:
    assert [port for port in (22, 25, 80, 443, 8080, 6379) if is_public(ip_address(address), port)] == [
        80,
        443,
    ]


@pytest.mark.parametrize("address", FORMS_REFUSED)
def test_an_odd_form_of_an_address_is_refused_before_anything_is_looked_up(address: str) -> None:
    assert visit(address, resolve=never) == Visit(Found.REFUSED)


@pytest.mark.parametrize("address", NETWORKS_REFUSED)
def test_a_network_that_is_not_open_to_all_is_refused_in_every_form(address: str) -> None:
    assert visit(address) == Visit(Found.REFUSED)


@pytest.mark.parametrize("address", CLOSED_TO_US)
def test_a_name_that_leads_into_a_network_is_refused_even_if_it_leads_elsewhere_too(address: str) -> None:
    assert visit("http://harbor.example/", resolve=lambda *_: ["8.8.8.8", address]) == Visit(Found.REFUSED)


def test_a_name_of_other_letters_is_asked_for_in_its_form_for_the_network() -> None:
    target = target_of("https://köln.example/größe?q=ä b".replace(" ", "+"))

    assert (target.host, target.named) == ("xn--kln-sna.example", "xn--kln-sna.example")
    assert target.path == "/gr%C3%B6%C3%9Fe?q=%C3%A4+b"


def test_a_part_of_a_page_is_not_asked_for() -> None:
    assert target_of("http://harbor.example#budget").path == "/"


def test_a_form_is_refused_with_nothing_in_the_error() -> None:
    with pytest.raises(Refused) as refused:
        target_of("http://ana@harbor.example/")

    assert refused.value.args == ()
