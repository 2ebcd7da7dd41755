"""Reload on SIGHUP: a new app and a new data package, in the same process, without a pause.

The app is loaded once, before the workers are forked from it, so that all serve the same bytes and
share them. gunicorn's own reload would fork the new workers from the same old app. This one

1. lets another process load everything that is on the disk now. If that fails, nothing changes and
   the log says why;
2. replaces the program of the main process (exec). Its process id, its socket and its workers stay:
   make, systemd or a container see no end, and the old workers go on answering;
3. tells the old workers to finish when the new ones are ready.
"""

from __future__ import annotations

import fcntl
import os
import signal
import subprocess
import sys
from functools import partial
from pathlib import Path
from time import monotonic
from typing import Any

#: the workers that the new ones replace, as process ids with commas between them
OLD_WORKERS = "GUNICORN_OLD_WORKERS"
#: gunicorn finds its listening sockets here after an exec
SOCKETS = "GUNICORN_FD"
#: seconds that loading may take; it takes some five on a small machine
PATIENCE = 300
#: number of the first socket that systemd gives
_FIRST_OF_SYSTEMD = 3
#: numbers of files from here on are not those of sockets from outside
_FREE_NUMBER = 500
#: signals after which the service ends
STOPS = (signal.SIGTERM, signal.SIGINT, signal.SIGQUIT)
#: seconds between two looks at whether it is to end
_LOOK = 0.1
#: most lines of a fault that are logged
_LINES = 20


def prepare(arbiter: Any) -> None:
    """Reload in this way. Call it before gunicorn listens to signals.

    gunicorn queues signals, and the queue does not outlive the exec: a service that was told to
    stop in the middle of a reload would go on for good.
    """
    stops: list[int] = []
    queue = arbiter.signal

    def note(number: int, frame: Any) -> None:
        if number in STOPS:
            stops.append(number)
        queue(number, frame)

    arbiter.signal = note
    arbiter.handle_hup = partial(on_hangup, arbiter, stops)


def on_hangup(arbiter: Any, stops: list[int]) -> None:
    """Reload, or log why not. It stands in for gunicorn's `Arbiter.handle_hup`.

    `stops` gets the signals that end the service; after one nothing is loaded.
    """
    arbiter.log.info("reload: checking the program and the data package")
    fault = check(arbiter, stops)
    if fault:
        arbiter.log.error("reload refused, what was loaded before stays in service")
        for line in fault.splitlines()[-_LINES:]:
            arbiter.log.error("reload refused: %s", line)
        return
    # a signal from here on waits through the exec, until the new program listens (when_ready)
    signal.pthread_sigmask(signal.SIG_BLOCK, STOPS)
    if stops:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)
        arbiter.log.info("reload: given up, the service is to stop")
        return
    arbiter.log.info("reload: all is well, starting again in place")
    replace(arbiter)


def listen_to_stops() -> None:
    """Let signals through that have waited since the exec."""
    signal.pthread_sigmask(signal.SIG_UNBLOCK, STOPS)


def check(arbiter: Any, stops: list[int]) -> str:
    """Load everything in another process; return what went wrong, or an empty text.

    It is ended when the service is to stop.
    """
    command = [*command_of(arbiter), "--check-config"]
    end = monotonic() + PATIENCE
    try:
        with subprocess.Popen(
            command,
            cwd=arbiter.START_CTX["cwd"],
            env=environment(arbiter),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as trial:
            while True:
                try:
                    out, err = trial.communicate(timeout=_LOOK)
                    break
                except subprocess.TimeoutExpired:
                    if stops or monotonic() > end:
                        trial.kill()
                        return "" if stops else f"not loaded within {PATIENCE} s"
    except OSError as fault:
        return str(fault)
    text = (err or out).decode("utf-8", "replace")
    return (text or f"exit status {trial.returncode}") if trial.returncode else ""


def command_of(arbiter: Any) -> list[str]:
    """Return the command that started the service."""
    python, program, *rest = arbiter.START_CTX["args"]
    if Path(program).name == "__main__.py":  # started by `python -m gunicorn`
        return [python, "-m", "gunicorn", *rest]
    return [python, program, *rest]


def environment(arbiter: Any) -> dict[str, str]:
    """Return the environment in which gunicorn takes over its sockets, as after SIGUSR2."""
    environ = dict(arbiter.cfg.env_orig)
    environ["GUNICORN_PID"] = str(os.getpid())
    environ[SOCKETS] = ",".join(str(listener.fileno()) for listener in arbiter.LISTENERS)
    environ[OLD_WORKERS] = ",".join(map(str, arbiter.WORKERS))
    return environ


def replace(arbiter: Any) -> None:
    """Replace the program of this process. It does not return."""
    environ = environment(arbiter)
    given = [bind for bind in arbiter.cfg.address if isinstance(bind, int)]
    if arbiter.systemd:
        given = list(range(_FIRST_OF_SYSTEMD, _FIRST_OF_SYSTEMD + len(arbiter.LISTENERS)))
        environ |= {"LISTEN_PID": str(os.getpid()), "LISTEN_FDS": str(len(given))}
    if given:
        put_back(given, arbiter.LISTENERS)
        del environ["GUNICORN_PID"], environ[SOCKETS]
    signal.signal(signal.SIGHUP, signal.SIG_IGN)  # until the new program listens to it
    sys.stdout.flush()
    sys.stderr.flush()
    os.chdir(arbiter.START_CTX["cwd"])
    command = command_of(arbiter)
    os.execvpe(command[0], command, environ)


def put_back(numbers: list[int], listeners: list[Any]) -> None:
    """Give sockets that came from outside (systemd, `--bind fd://3`) their numbers again.

    gunicorn moves them to other numbers when it starts.
    """
    copies = [fcntl.fcntl(each.fileno(), fcntl.F_DUPFD, _FREE_NUMBER) for each in listeners]
    for number, copy in zip(numbers, copies, strict=True):
        os.dup2(copy, number, inheritable=True)
        os.close(copy)


def take_old_workers() -> list[int]:
    """Return the workers that are to be replaced, once; they are children of this process."""
    listed = os.environ.pop(OLD_WORKERS, "")
    return [int(pid) for pid in listed.split(",") if pid]


def retire(workers: list[int]) -> None:
    """Let the workers finish what they answer. One that has gone already is no fault."""
    for pid in workers:
        try:
            os.kill(pid, signal.SIGTERM)
        except ProcessLookupError:
            continue
    workers.clear()
