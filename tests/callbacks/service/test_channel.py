"""The channel keeps what a client does not take, in order, and never waits."""

from __future__ import annotations

import socket
from collections.abc import Iterator

import pytest

from callbacks.service.channel import Channel


@pytest.fixture
def ends() -> Iterator[tuple[Channel, socket.socket]]:
    """A channel and the client's end."""
    ours, theirs = socket.socketpair()
    ours.setblocking(False)
    with ours, theirs:
        yield Channel(ours), theirs


def test_an_answer_arrives_whole_and_in_order(ends: tuple[Channel, socket.socket]) -> None:
    """More than a socket takes at once, in parts of many sizes."""
    channel, client = ends
    parts = [bytes([size % 251]) * size for size in (1, 3_000_000, 17, 500_000, 0, 4096)]
    for part in parts:
        channel.sendall(part)
    assert channel.size_unsent > 2_000_000
    taken = bytearray()
    while channel.size_unsent:
        taken += client.recv(1 << 20)
        channel.flush()
    client.setblocking(False)
    while len(taken) < sum(map(len, parts)):
        taken += client.recv(1 << 20)
    assert bytes(taken) == b"".join(parts)


def test_reads_are_of_what_has_arrived(ends: tuple[Channel, socket.socket]) -> None:
    """A read of more gives nothing instead of waiting for the client."""
    channel, client = ends
    client.sendall(b"unseen")
    channel.arrived = b"hello"
    assert (channel.recv(2), channel.recv(100), channel.recv(100)) == (b"he", b"llo", b"")


def test_a_client_that_has_gone_is_an_error(ends: tuple[Channel, socket.socket]) -> None:
    """The thread that answers learns it, as with a socket."""
    channel, client = ends
    client.close()
    with pytest.raises(BrokenPipeError):
        channel.sendall(b"a")


@pytest.mark.parametrize("method", ["close", "shutdown"])
def test_a_cut_answer_is_not_continued(ends: tuple[Channel, socket.socket], method: str) -> None:
    """gunicorn closes when an answer fails halfway."""
    channel, _client = ends
    getattr(channel, method)(*[2] * (method == "shutdown"))
    with pytest.raises(BrokenPipeError):
        channel.sendall(b"a")
