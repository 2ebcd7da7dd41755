"""What is checked before the app is imported, so that a mistake shows within a second."""

from __future__ import annotations

import errno
import socket
import sys
from functools import cache

from callbacks.service.settings import Settings, SettingsError, read_settings

#: exit status of a start with wrong settings
_WRONG = 2


def settings_or_exit() -> Settings:
    """Return the settings. If any is wrong, print all faults and exit with status 2."""
    try:
        return read_settings()
    except SettingsError as fault:
        print(fault, file=sys.stderr, flush=True)
        sys.exit(_WRONG)


@cache  # gunicorn reads its settings again on a reload, while it listens itself
def refuse_port_in_use(host: str, port: int) -> None:
    """Exit with status 2 and one line if the service could not listen at this address."""
    fault = _find_fault(host, port)
    if fault:
        print(f"Khorgos cannot start. {fault}", file=sys.stderr, flush=True)
        sys.exit(_WRONG)


def _find_fault(host: str, port: int) -> str:
    """Say why nobody could listen at this address now; empty text if it is free."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)
    except OSError:
        return f"No address has the name HOST={host}."
    family, kind, protocol, _name, address = found[0]
    try:
        with socket.socket(family, kind, protocol) as probe:
            if sys.platform != "win32":  # there it would allow a port that is in use
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            probe.bind(address)
    except OSError as error:
        return _reason(error, host, port)
    return ""


def _reason(error: OSError, host: str, port: int) -> str:
    if error.errno == errno.EADDRINUSE:
        return f"Another program uses PORT={port} on {host}: stop it, or set another PORT."
    if error.errno == errno.EACCES:
        return f"PORT={port} needs more rights than this user has: set a PORT from 1024 on."
    return f"This machine has no address HOST={host} ({error.strerror})."
