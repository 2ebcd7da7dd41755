"""The end of a request is found in its head, without trust in the client."""

from __future__ import annotations

import pytest

from callbacks.service.head import (
    LONG_HEAD,
    MAX_BODY,
    MAX_HEAD,
    NO_LENGTH,
    TOO_LARGE,
    Refusal,
    Request,
    measure,
)

LINE = b"POST / HTTP/1.1\r\n"


@pytest.mark.parametrize(
    ("received", "found"),
    [
        (b"", None),
        (b"GET / HTTP/1.1\r\nHost: a\r\n\r", None),
        (b"GET / HTTP/1.1\nHost: a\n\n", None),  # gunicorn takes no bare line feeds either
        (b"GET / HTTP/1.1\r\n\r\n", Request(18, False)),
        (b"GET / HTTP/1.1\r\n\r\nGET /next", Request(18, False)),
        (LINE + b"Content-Length: 5\r\n\r\n", Request(43, False)),
        (LINE + b"cOnTeNt-LeNgTh:\t5 \r\n\r\n", Request(44, False)),
        (LINE + b"Content-Length: 5\r\nExpect: 100-Continue\r\n\r\n", Request(65, True)),
        (LINE + b"X: Content-Length: 5\r\n\r\n", Request(41, False)),
        (LINE + b"Content-Length: -5\r\n\r\n", Request(39, False)),
        (LINE + b"Content-Length: 5, 6\r\n\r\n", Request(41, False)),
        (LINE + b"Content-Length: " + b"9" * 5000 + b"\r\n\r\n", Request(5037, False)),
        (LINE + b"Content-Length: %d\r\n\r\n" % MAX_BODY, Request(43 + MAX_BODY, False)),
        (LINE + b"Content-Length: %d\r\n\r\n" % (MAX_BODY + 1), TOO_LARGE),
        (LINE + b"Content-Length: 104857600\r\n\r\n", TOO_LARGE),
        (LINE + b"Transfer-Encoding: chunked\r\n\r\nzz", NO_LENGTH),
        (LINE + b"Transfer-Encoding: \r\nContent-Length: 5\r\n\r\n", NO_LENGTH),
        (b"a" * (MAX_HEAD - 1), None),
        (b"a" * MAX_HEAD, LONG_HEAD),
        (b"GET / HTTP/1.1\r\nX: " + b"a" * MAX_HEAD + b"\r\n\r\n", LONG_HEAD),
    ],
)
def test_size_of_a_request(received: bytes, found: Request | Refusal | None) -> None:
    """Head and body; None as long as the head is incomplete."""
    assert measure(received) == found


def test_a_refusal_is_a_whole_answer() -> None:
    """Its length is that of its text, and it closes the connection."""
    head, _end, body = TOO_LARGE.answer().partition(b"\r\n\r\n")
    assert head.startswith(b"HTTP/1.1 413 Content Too Large\r\n")
    assert b"Content-Length: %d" % len(body) in head
    assert b"Connection: close" in head
    assert body == b"The body may have 256 kB.\n"
