"""gunicorn's worker with threads, in which no thread ever waits for a client.

The stock worker gives each connection to a thread, which then waits for the rest of the request and
until the client has taken the answer. As many slow clients as threads stop the service
(docs/reliability.md has the measurements). Here the main loop receives a request until it is whole,
threads only answer it, and the main loop sends what the client did not take at once. Deadlines and
a budget for each client bound what the main loop keeps.
"""

from __future__ import annotations

import errno
import time
from collections import Counter
from collections.abc import Iterable
from enum import Enum
from functools import partial
from selectors import EVENT_READ, EVENT_WRITE
from socket import SHUT_WR, socket
from typing import Any

from gunicorn.workers.gthread import TConn, ThreadWorker

from callbacks.service.channel import Channel
from callbacks.service.clients import address_of, subscriber_of
from callbacks.service.head import TOO_MANY, TOO_SLOW, Refusal, measure

#: seconds in which the head of a request must arrive, and its body after that
HEAD_SECONDS, BODY_SECONDS = 10.0, 20.0
#: an answer must be taken within these seconds, and some more at this many bytes a second
SEND_SECONDS, SLOWEST = 30.0, 4096
#: seconds and bytes in which a client must close its side after the last answer
LINGER_SECONDS, LINGER_BYTES = 2.0, 64 * 1024
#: seconds for the same, and for a request that is on its way, when the worker stops
STOP_SECONDS = 1.0
#: most bytes of answers that wait for their clients, in one worker
MAX_UNSENT = 64 * 1024 * 1024
_CHUNK = 64 * 1024
#: the machine has no more sockets to give
_FULL = (errno.EMFILE, errno.ENFILE, errno.ENOBUFS, errno.ENOMEM)


class Stage(Enum):
    """What the main loop does with a connection."""

    IDLE = "waits for a request"
    HEAD = "receives the head of a request"
    BODY = "receives its body"
    ANSWERING = "a thread answers"
    SENDING = "sends what is left of an answer"
    CLOSING = "waits until the client closes"


class Connection(TConn):  # type: ignore[misc]
    """A client's connection. `since` and `deadline` are of its stage, on the monotonic clock."""

    def __init__(self, cfg: Any, peer: socket, client: Any, server: Any) -> None:
        """Begin to wait for a request on an accepted socket."""
        super().__init__(cfg, peer, client, server)
        self.sock = Channel(peer)
        self.data_ready = True  # a thread gets it when its request is whole
        self.received = bytearray()
        self.stage = Stage.IDLE
        self.since = self.deadline = 0.0
        self.keep = False
        self.payer = payer(client)


def payer(client: Any) -> str:
    """Return in whose budget a connection counts; empty for a Unix socket, which a proxy uses."""
    address = address_of(str(client[0])) if isinstance(client, tuple) else None
    return subscriber_of(address) if address else ""


class PatientWorker(ThreadWorker):  # type: ignore[misc]
    """Receives and sends in the main loop, answers in threads."""

    #: most connections of one client in this worker; gunicorn.py sets it
    client_connections = 100

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        """Begin without connections."""
        super().__init__(*args, **kwargs)
        self.waiting: set[Connection] = set()
        self.of_payer: Counter[str] = Counter()

    @classmethod
    def check_config(cls, cfg: Any, log: Any) -> None:
        """Refuse settings that this worker does not support."""
        if cfg.is_ssl:
            raise RuntimeError("HTTPS is the work of a proxy in front (docs/deploy.md).")

    # Stages of a connection

    def accept(self, listener: Any) -> None:
        """Accept a connection, if it has room."""
        try:
            peer, client = listener.accept()
        except OSError as fault:
            if fault.errno in _FULL and not self._close_longest(self.waiting):
                time.sleep(0.01)
            return
        peer.setblocking(False)
        connection = Connection(self.cfg, peer, client, listener.getsockname())
        self.nr_conns += 1
        self.of_payer[connection.payer] += 1
        if self._has_room(connection):
            self._enter(connection, Stage.IDLE, HEAD_SECONDS)
            self._receive(connection)
        else:
            self._refuse(connection, TOO_MANY)

    def _enter(self, connection: Connection, stage: Stage, seconds: float) -> None:
        """Let the main loop wait for the client, for some seconds."""
        self._leave(connection)
        connection.stage, connection.since = stage, time.monotonic()
        connection.deadline = connection.since + seconds
        event = EVENT_WRITE if stage is Stage.SENDING else EVENT_READ
        ready = partial(self._ready, connection)
        self.poller.register(connection.sock.peer, event, lambda _fileobj: ready())
        self.waiting.add(connection)

    def _leave(self, connection: Connection) -> None:
        if connection in self.waiting:
            self.waiting.discard(connection)
            self.poller.unregister(connection.sock.peer)

    def _ready(self, connection: Connection) -> None:
        """The client has sent something, or can take something."""
        if connection not in self.waiting:  # closed by another event of the same round
            return
        if connection.stage is Stage.SENDING:
            self._send(connection)
        else:
            self._receive(connection)

    def _receive(self, connection: Connection) -> None:
        try:
            data = connection.sock.peer.recv(_CHUNK)
        except (BlockingIOError, InterruptedError):
            return
        except OSError:
            data = b""
        if not data:
            self._close(connection)
            return
        connection.received += data
        if connection.stage is not Stage.CLOSING:
            self._continue(connection)
        elif len(connection.received) > LINGER_BYTES:
            self._close(connection)

    def _continue(self, connection: Connection) -> None:
        """Hand a whole request to a thread; wait for the rest of another one."""
        request = measure(connection.received)
        if isinstance(request, Refusal):
            self._refuse(connection, request)
        elif request and len(connection.received) >= request.size:
            self._leave(connection)
            connection.stage = Stage.ANSWERING
            connection.sock.arrived = bytes(connection.received)
            connection.received.clear()
            self.enqueue_req(connection)
        elif request and connection.stage is not Stage.BODY:
            self._enter(connection, Stage.BODY, BODY_SECONDS)
            if request.waits:
                connection.sock.sendall(b"HTTP/1.1 100 Continue\r\n\r\n")
        elif connection.stage is Stage.IDLE:
            self._enter(connection, Stage.HEAD, HEAD_SECONDS)

    def finish_request(self, conn: Connection, fs: Any) -> None:
        """Send the rest of an answer. gunicorn calls it when a thread is done."""
        worked = not fs.cancelled() and fs.exception() is None
        if conn.sock.broken:
            self._close(conn)
            return
        conn.keep = worked and bool(fs.result())
        if conn.keep:  # the client may have sent more than one request
            conn.received += conn.parser.unreader.take_buffered() + conn.sock.arrived
        conn.sock.arrived = b""
        self._send(conn)

    def _send(self, connection: Connection) -> None:
        try:
            connection.sock.flush()
        except OSError:
            self._close(connection)
            return
        left = connection.sock.size_unsent
        if not left:
            self._after_answer(connection)
        elif connection.stage is not Stage.SENDING:
            self._enter(connection, Stage.SENDING, SEND_SECONDS + left / SLOWEST)
            sending = [other for other in self.waiting if other.stage is Stage.SENDING]
            if sum(other.sock.size_unsent for other in sending) > MAX_UNSENT:
                self._close_longest(sending)

    def _after_answer(self, connection: Connection) -> None:
        if connection.keep:
            seconds = self.cfg.keepalive if self.alive else STOP_SECONDS
            self._enter(connection, Stage.IDLE, seconds)
            if connection.received:
                self._continue(connection)
            return
        # Closing at once, with bytes unread, would take the answer from the client again.
        try:
            connection.sock.peer.shutdown(SHUT_WR)
        except OSError:
            self._close(connection)
            return
        connection.received.clear()
        self._enter(connection, Stage.CLOSING, LINGER_SECONDS if self.alive else STOP_SECONDS)

    def _refuse(self, connection: Connection, refusal: Refusal) -> None:
        """Answer in one sentence, and close."""
        self.log.info("refused %s: %s %s", connection.payer, refusal.status, refusal.text)
        connection.keep = False
        try:
            connection.sock.sendall(refusal.answer())
        except OSError:
            self._close(connection)
            return
        self._send(connection)

    def _close(self, connection: Connection) -> None:
        self._leave(connection)
        connection.sock.peer.close()
        self.nr_conns -= 1
        self.of_payer[connection.payer] -= 1
        if not self.of_payer[connection.payer]:
            del self.of_payer[connection.payer]

    # Deadlines and budgets

    def _has_room(self, new: Connection) -> bool:
        """Close the connection that has waited longest if there are too many; False if none has."""
        if self.of_payer[new.payer] > self.client_connections and not self._has_no_budget(new):
            own = [other for other in self.waiting if other.payer == new.payer]
            return self._close_longest(own)
        if self.nr_conns >= self.worker_connections:
            most, _count = self.of_payer.most_common(1)[0]
            theirs = [other for other in self.waiting if other.payer == most]
            return self._close_longest(theirs or self.waiting)
        return True

    def _has_no_budget(self, connection: Connection) -> bool:
        """Is it a proxy, which brings many readers?"""
        if not connection.payer or "*" in self.cfg.forwarded_allow_ips:
            return True
        address = address_of(str(connection.client[0]))
        return any(address in network for network in self.cfg.forwarded_allow_networks())

    def _close_longest(self, connections: Iterable[Connection]) -> bool:
        longest = min(connections, key=lambda connection: connection.since, default=None)
        if longest:
            self._close(longest)
        return longest is not None

    def murder_pending(self) -> None:
        """Close what is past its deadline. gunicorn calls it at least once a second."""
        now = time.monotonic()
        for connection in [other for other in self.waiting if other.deadline <= now]:
            if connection.stage in (Stage.HEAD, Stage.BODY):
                self._refuse(connection, TOO_SLOW)
            else:
                self._close(connection)

    def murder_keepalived(self, force: bool = False) -> None:
        """Do nothing: `murder_pending` knows all connections."""

    def _cap_keepalive(self, deadline: float) -> None:
        """The worker stops: do not wait longer for requests that have not arrived."""
        deadline = min(deadline, time.monotonic() + STOP_SECONDS)
        for connection in self.waiting:
            if connection.stage is not Stage.SENDING:
                connection.deadline = min(connection.deadline, deadline)
