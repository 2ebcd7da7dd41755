"""Security headers of every answer: what a page may load, who may frame it, what it may use."""

from __future__ import annotations

from collections.abc import Iterable

from flask import Flask, Response, request

from callbacks.service.settings import Settings

#: what no page here uses, nor any script that somebody might bring into it
_PERMISSIONS = ", ".join(
    f"{name}=()"
    for name in (
        "accelerometer",
        "camera",
        "display-capture",
        "geolocation",
        "gyroscope",
        "hid",
        "magnetometer",
        "microphone",
        "midi",
        "payment",
        "serial",
        "usb",
    )
)
#: first parts of addresses that pages of other sites may read: data and pictures
READABLE = ("/api/", "/csv/", "/tables/", "/image/", "/oembed")
_EMBED = "/embed/"


def register(server: Flask, settings: Settings, script_hashes: Iterable[str]) -> None:
    """Add the headers. `script_hashes` are those of the inline scripts of a page."""
    policy = _policy(script_hashes)
    own = f"{policy}; frame-ancestors 'self'"
    embedded = f"{policy}; frame-ancestors {' '.join(_ancestors(settings.embed_hosts))}"
    hsts = f"max-age={settings.hsts_seconds}" if settings.hsts_seconds else ""

    @server.after_request
    def add_headers(answer: Response) -> Response:
        path = request.path
        headers = answer.headers
        headers["Content-Security-Policy"] = embedded if path.startswith(_EMBED) else own
        headers["X-Content-Type-Options"] = "nosniff"
        headers["Referrer-Policy"] = "same-origin"
        headers["Permissions-Policy"] = _PERMISSIONS
        shared = path.startswith((*READABLE, _EMBED))
        headers["Cross-Origin-Resource-Policy"] = "cross-origin" if shared else "same-origin"
        if request.is_secure:
            # Browsers ignore both without HTTPS, and complain about the second in the console.
            headers["Cross-Origin-Opener-Policy"] = "same-origin"
            if hsts:
                headers["Strict-Transport-Security"] = hsts
        return answer


def _ancestors(hosts: tuple[str, ...]) -> tuple[str, ...]:
    return ("*",) if hosts == ("*",) else ("'self'", *hosts)


def _policy(script_hashes: Iterable[str]) -> str:
    """Return the content security policy, without who may frame the page."""
    return "; ".join(
        (
            "default-src 'self'",
            "script-src 'self' " + " ".join(script_hashes),
            "style-src 'self' 'unsafe-inline'",  # every Dash library writes style attributes
            "img-src 'self' data: blob:",
            "font-src 'self' data:",
            "connect-src 'self'",
            "object-src 'none'",
            "base-uri 'self'",
            "form-action 'self'",
        )
    )
