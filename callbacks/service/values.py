"""What the value of a setting may be: each reads the text of an environment variable.

A reader raises ValueError without a message: `settings.py` says what the value must be, in the
words of the documentation. A value that is not text (one that a test gives) is left as it is.
"""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Callable
from pathlib import Path
from stat import S_ISDIR
from typing import Any

from pydantic import BeforeValidator

Network = ipaddress.IPv4Network | ipaddress.IPv6Network

#: addresses of this machine
LOOPBACK: tuple[Network, ...] = (
    ipaddress.ip_network("127.0.0.0/8"),
    ipaddress.ip_network("::1/128"),
)
#: a name of a host (RFC 1123)
_NAME = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST_NAME = re.compile(rf"(?=.{{1,253}}$){_NAME}(?:\.{_NAME})*")
#: a host in a content security policy: no spaces, quotes or semicolons, which would add rules
_SITE = re.compile(rf"(?:https?://)?(?:\*\.)?{_NAME}(?:\.{_NAME})*(?::\d{{1,5}})?")
_BASE_PATH = re.compile(r"(?:[A-Za-z0-9._~-]+/)*")
_RATE = re.compile(r"([1-9]\d{0,6})\s*/\s*(second|minute|hour)")
_MAIL = re.compile(r"(?:mailto:)?[A-Za-z0-9._%+-]{1,64}@[A-Za-z0-9.-]{1,253}")
_SECURE_URL = re.compile(r"https://[!-~]{1,500}")
_TOKEN = re.compile(r"[A-Za-z0-9._~+/=-]{16,200}")


def _reader(read: Callable[[str], Any]) -> BeforeValidator:
    """Return a validator that reads texts, without spaces around them, and passes other values."""
    return BeforeValidator(lambda value: read(value.strip()) if isinstance(value, str) else value)


def _match(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    found = pattern.fullmatch(text)
    if not found:
        raise ValueError
    return found


def _list(text: str) -> list[str]:
    return [part for part in re.split(r"[,\s]+", text) if part]


def whole(low: int, high: int) -> BeforeValidator:
    """Return the reader of whole numbers from `low` to `high`, in digits only."""
    digits = re.compile(r"[0-9]{1,9}")

    def read(text: str) -> int:
        number = int(_match(digits, text)[0])
        if not low <= number <= high:
            raise ValueError
        return number

    return _reader(read)


def choice(*words: str) -> BeforeValidator:
    """Return the reader of one of these words, in any case."""

    def read(text: str) -> str:
        if text.lower() not in words:
            raise ValueError
        return text.lower()

    return _reader(read)


def _host(text: str) -> str:
    bare = text[1:-1] if text.startswith("[") and text.endswith("]") else text
    try:
        return str(ipaddress.ip_address(bare))
    except ValueError:
        if re.fullmatch(r"[0-9.]+", bare):  # a broken IPv4 address, which a resolver may accept
            raise
        return _match(_HOST_NAME, bare)[0]


def _base_path(text: str) -> str:
    path = text.strip("/") + "/" if text.strip("/") else ""
    if {".", ".."} & set(path.split("/")):
        raise ValueError
    return "/" + _match(_BASE_PATH, path)[0]


def _networks(text: str) -> tuple[Network, ...]:
    if text == "*":
        return (ipaddress.ip_network("0.0.0.0/0"), ipaddress.ip_network("::/0"))
    return tuple(ipaddress.ip_network(part, strict=False) for part in _list(text))


def _hosts(text: str) -> tuple[str, ...]:
    if text == "*":
        return ("*",)
    return tuple(_match(_SITE, part)[0] for part in _list(text))


def _rates(text: str) -> tuple[str, ...]:
    if text.lower() == "off":
        return ()
    found = [_match(_RATE, part.strip()) for part in text.split(",")]
    return tuple(f"{match[1]}/{match[2]}" for match in found)


def _contact(text: str) -> str:
    if _MAIL.fullmatch(text):
        return f"mailto:{text.removeprefix('mailto:')}"
    return _match(_SECURE_URL, text)[0]


def _folder(text: str) -> Path:
    path = Path(text)
    try:
        is_folder = S_ISDIR(path.stat().st_mode)
    except FileNotFoundError:  # it will be made
        return path
    except OSError:  # the name is too long, or a folder above may not be read
        raise ValueError from None
    if not is_folder:
        raise ValueError
    return path


HOST = _reader(_host)
BASE_PATH = _reader(_base_path)
NETWORKS = _reader(_networks)
HOSTS = _reader(_hosts)
RATES = _reader(_rates)
CONTACT = _reader(_contact)
TOKEN = _reader(lambda text: _match(_TOKEN, text)[0])
FOLDER = _reader(_folder)
