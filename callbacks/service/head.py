"""Where a request ends: what its head says about its body, before anybody parses it.

HTTP/1.1, RFC 9112. gunicorn parses and judges the request later; this only says how many bytes to
wait for, so that no thread waits for a client that sends slowly.
"""

from __future__ import annotations

from typing import NamedTuple

#: most bytes of a request line and its header fields
MAX_HEAD = 64 * 1024
#: most bytes of a body; our pages send some hundred
MAX_BODY = 256 * 1024
_END = b"\r\n\r\n"


class Refusal(NamedTuple):
    """An answer without a body of the app: status, its phrase, and a sentence."""

    status: int
    phrase: str
    text: str

    def answer(self) -> bytes:
        """Return the whole answer. The connection closes after it."""
        body = f"{self.text}\n".encode()
        head = (
            f"HTTP/1.1 {self.status} {self.phrase}\r\nConnection: close\r\n"
            f"Content-Type: text/plain; charset=utf-8\r\nContent-Length: {len(body)}\r\n"
            "X-Content-Type-Options: nosniff\r\nCache-Control: no-store\r\n\r\n"
        )
        return head.encode() + body


TOO_SLOW = Refusal(408, "Request Timeout", "The request took too long to arrive.")
NO_LENGTH = Refusal(411, "Length Required", "A body needs Content-Length; it may not be chunked.")
TOO_LARGE = Refusal(413, "Content Too Large", f"The body may have {MAX_BODY // 1024} kB.")
TOO_MANY = Refusal(429, "Too Many Requests", "Too many connections are open from your address.")
LONG_HEAD = Refusal(
    431, "Request Header Fields Too Large", f"The header may have {MAX_HEAD // 1024} kB."
)


class Request(NamedTuple):
    """Bytes of a request, head and body; `waits`: the client asks before it sends the body."""

    size: int
    waits: bool


def measure(received: bytes | bytearray) -> Request | Refusal | None:
    """Return the size of the request that begins here; None as long as its head is incomplete.

    A head that gunicorn will refuse (two lengths, no number) counts as one without a body.
    """
    end = received.find(_END, 0, MAX_HEAD)
    if end < 0:
        return LONG_HEAD if len(received) >= MAX_HEAD else None
    fields: dict[bytes, bytes] = {}
    for line in bytes(received[:end]).split(b"\r\n")[1:]:
        name, _colon, value = line.partition(b":")
        fields[name.lower()] = value.strip(b" \t")
    if b"transfer-encoding" in fields:
        return NO_LENGTH
    length = fields.get(b"content-length", b"0")
    if not length.isdigit() or len(length) > 20:
        return Request(end + len(_END), waits=False)
    if int(length) > MAX_BODY:
        return TOO_LARGE
    waits = fields.get(b"expect", b"").lower() == b"100-continue"
    return Request(end + len(_END) + int(length), waits)
