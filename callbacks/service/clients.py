"""Who sent a request: the address that trusted proxies give, and whose requests count together."""

from __future__ import annotations

from collections.abc import Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address, ip_network
from typing import Any

from werkzeug.middleware.proxy_fix import ProxyFix

from callbacks.service.settings import Settings

_SCHEMES = ("http", "https")


class Proxied:
    """Puts the client's address and scheme into each request that came through our proxies.

    Werkzeug's ProxyFix would believe `X-Forwarded-For` of anybody. Here the header counts only if
    the peer is in FORWARDED_ALLOW_IPS and as many proxies as KHORGOS_TRUSTED_PROXIES have added to
    it. `X-Forwarded-Host` and `X-Forwarded-Prefix` are never read: many proxies pass on what the
    client sent.
    """

    def __init__(self, inner: Any, settings: Settings) -> None:
        self._inner = inner
        self._networks = settings.forwarded_allow_ips
        count = settings.trusted_proxies
        self._fixed = ProxyFix(self._checked, x_for=count, x_proto=count)

    def __call__(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        peer = address_of(environ.get("REMOTE_ADDR", ""))
        if peer is None or not any(peer in network for network in self._networks):
            answer: Iterable[bytes] = self._inner(environ, start)
            return answer
        return self._fixed(environ, start)

    def _checked(self, environ: dict[str, Any], start: Any) -> Iterable[bytes]:
        """Keep the scheme of the connection if the header has another than these two."""
        scheme = environ["wsgi.url_scheme"].lower()
        known = scheme in _SCHEMES
        before = environ["werkzeug.proxy_fix.orig"]["wsgi.url_scheme"]
        environ["wsgi.url_scheme"] = scheme if known else before
        answer: Iterable[bytes] = self._inner(environ, start)
        return answer


def address_of(text: str) -> IPv4Address | IPv6Address | None:
    """Return an IP address; None if it is none. A zone or a port behind it is left out."""
    bare = text.strip().partition("%")[0]
    if bare.startswith("["):
        bare = bare[1:].partition("]")[0]
    elif bare.count(":") == 1:
        bare = bare.partition(":")[0]
    try:
        address = ip_address(bare)
    except ValueError:
        return None
    return getattr(address, "ipv4_mapped", None) or address


def payer_of(text: str) -> str:
    """Return whose requests count together: an address, or an IPv6 network (/64).

    Providers give each household or server a /64 at least, so one client has all addresses in it.
    Empty for this machine itself, and for what is no address.
    """
    address = address_of(text)
    return "" if address is None or address.is_loopback else subscriber_of(address)


def subscriber_of(address: IPv4Address | IPv6Address) -> str:
    """Return an IPv4 address, or the network of an IPv6 address that one subscriber has (/64)."""
    if isinstance(address, IPv6Address):
        return str(ip_network((int(address), 64), strict=False))
    return str(address)
