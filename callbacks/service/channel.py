"""What a thread sees instead of a client's socket: reads and writes that never wait."""

from __future__ import annotations

from collections import deque
from socket import socket
from typing import Any


class Channel:
    """Reads come from bytes that have arrived; what the client does not take yet is kept.

    It has the part of a socket's interface that gunicorn's parser and answers use. One thread uses
    it at a time: a thread of the pool while it answers, else the main thread.
    """

    def __init__(self, peer: socket) -> None:
        """Take over the socket, which must not block."""
        self.peer = peer
        self.arrived = b""
        self.unsent: deque[memoryview] = deque()
        #: somebody closed it: what is kept will not be sent
        self.broken = False

    @property
    def size_unsent(self) -> int:
        """Bytes that the client has not taken."""
        return sum(map(len, self.unsent))

    def recv(self, size: int) -> bytes:
        """Return up to `size` bytes; none means that no more of this request has arrived."""
        data, self.arrived = self.arrived[:size], self.arrived[size:]
        return data

    def sendall(self, data: bytes) -> None:
        """Send what the client takes at once and keep the rest. Raises OSError if it is gone."""
        if self.broken:
            raise BrokenPipeError
        self.unsent.append(memoryview(data))
        if len(self.unsent) == 1:
            self.flush()

    def flush(self) -> None:
        """Send as much as the client takes now. Raises OSError if it is gone."""
        while self.unsent:
            part = self.unsent[0]
            try:
                sent = self.peer.send(part)
            except (BlockingIOError, InterruptedError):
                return
            if sent < len(part):
                self.unsent[0] = part[sent:]
            else:
                self.unsent.popleft()

    def send(self, data: bytes) -> int:
        """Drop `100 Continue`, the only thing that is sent so: the client has had it already."""
        return len(data)

    def fileno(self) -> int:
        """Return the descriptor of the socket."""
        return self.peer.fileno()

    def gettimeout(self) -> float:
        """Return 0: nothing waits."""
        return 0.0

    def settimeout(self, _seconds: float | None) -> None:
        """Do nothing: nothing waits."""

    def setblocking(self, _block: Any) -> None:
        """Do nothing: nothing waits."""

    def shutdown(self, _how: int) -> None:
        """Give the answer up, as a cut answer must not look like a whole one."""
        self.broken = True

    def close(self) -> None:
        """Give the answer up."""
        self.broken = True
