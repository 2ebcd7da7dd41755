"""The address and scheme of a client behind proxies, and whose requests count together."""

from __future__ import annotations

import pytest
from flask import Flask, request

from callbacks.service.clients import Proxied, payer_of
from callbacks.service.settings import read_settings


def seen(peer: str, headers: dict[str, str], **settings: str) -> tuple[str | None, str, str]:
    """Return address, scheme and host that the app sees."""
    server = Flask("small")

    @server.get("/")
    def show() -> str:
        return "\n".join((str(request.remote_addr), request.scheme, request.host))

    server.wsgi_app = Proxied(server.wsgi_app, read_settings(settings))  # type: ignore[method-assign]
    answer = server.test_client().get("/", headers=headers, environ_base={"REMOTE_ADDR": peer})
    address, scheme, host = answer.text.split("\n")
    return address, scheme, host


FORGED = {
    "X-Forwarded-For": "9.9.9.9, 203.0.113.7",
    "X-Forwarded-Proto": "https",
    "X-Forwarded-Host": "evil.example",
    "X-Forwarded-Prefix": "/evil",
}


def test_nothing_is_believed_by_default() -> None:
    assert seen("127.0.0.1", FORGED) == ("127.0.0.1", "http", "localhost")


def test_the_last_proxy_is_believed() -> None:
    """What the client itself wrote before it is not, and no other host."""
    found = seen("127.0.0.1", FORGED, KHORGOS_TRUSTED_PROXIES="1")
    assert found == ("203.0.113.7", "https", "localhost")


def test_two_proxies_are_believed() -> None:
    headers = FORGED | {"X-Forwarded-Proto": "https, http"}
    found = seen("10.1.2.3", headers, KHORGOS_TRUSTED_PROXIES="2", FORWARDED_ALLOW_IPS="10.0.0.0/8")
    assert found == ("9.9.9.9", "https", "localhost")


def test_others_than_the_proxy_are_not_believed() -> None:
    """Somebody who reaches the service beside the proxy cannot choose an address."""
    found = seen("198.51.100.1", FORGED, KHORGOS_TRUSTED_PROXIES="1")
    assert found == ("198.51.100.1", "http", "localhost")


def test_a_peer_without_an_address_is_not_believed() -> None:
    assert seen("", FORGED, KHORGOS_TRUSTED_PROXIES="1") == ("", "http", "localhost")


@pytest.mark.parametrize("scheme", ["javascript", "https://x", "", "file"])
def test_the_scheme_is_one_of_two(scheme: str) -> None:
    headers = {"X-Forwarded-Proto": scheme, "X-Forwarded-For": "203.0.113.7"}
    found = seen("::1", headers, KHORGOS_TRUSTED_PROXIES="1")
    assert found == ("203.0.113.7", "http", "localhost")


@pytest.mark.parametrize(
    ("address", "payer"),
    [
        ("203.0.113.7", "203.0.113.7"),
        ("203.0.113.7:5123", "203.0.113.7"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("2001:db8:1:2:3:4:5:6", "2001:db8:1:2::/64"),
        ("[2001:db8:1:2::9]:443", "2001:db8:1:2::/64"),
        ("fe80::1%eth0", "fe80::/64"),
        ("127.0.0.1", ""),
        ("::1", ""),
        ("::ffff:127.0.0.1", ""),
        ("unknown", ""),
        ("", ""),
        ("1.2.3.4\r\nx", ""),
    ],
)
def test_requests_of_one_network_count_together(address: str, payer: str) -> None:
    """IPv6 by /64; this machine itself, and what is no address, have no limit."""
    assert payer_of(address) == payer
