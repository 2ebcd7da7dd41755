"""`/.well-known/security.txt` (RFC 9116): whom to tell about a weakness."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from flask import Flask, Response

from callbacks.service.settings import Settings

#: days until the file counts as old; RFC 9116 wants less than a year
_DAYS = 180


def register(server: Flask, settings: Settings) -> None:
    """Add the route if a contact is set; otherwise there is no such file."""
    if not settings.security_contact:
        return

    @server.get("/.well-known/security.txt")
    def security() -> Response:
        midnight = datetime.now(UTC).replace(hour=0, minute=0, second=0, microsecond=0)
        lines = (
            f"Contact: {settings.security_contact}",
            f"Expires: {midnight + timedelta(days=_DAYS):%Y-%m-%dT%H:%M:%SZ}",
            "Preferred-Languages: en, ru, zh",
        )
        return Response("".join(f"{line}\n" for line in lines), mimetype="text/plain")
