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
from pathlib import Path
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
#: most lines of a fault that are logged
_LINES = 20


def on_hangup(arbiter: Any) -> None:
    """Reload, or log why not. It stands in for gunicorn's `Arbiter.handle_hup`."""
    arbiter.log.info("reload: checking the program and the data package")
    fault = check(arbiter)
    if fault:
        arbiter.log.error("reload refused, what was loaded before stays in service")
        for line in fault.splitlines()[-_LINES:]:
            arbiter.log.error("reload refused: %s", line)
        return
    arbiter.log.info("reload: all is well, starting again in place")
    replace(arbiter)


def check(arbiter: Any) -> str:
    """Load everything in another process; return what went wrong, or an empty text."""
    command = [*command_of(arbiter), "--check-config"]
    try:
        result = subprocess.run(
            command,
            cwd=arbiter.START_CTX["cwd"],
            env=environment(arbiter),
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired) as fault:
        return str(fault)
    text = (result.stderr or result.stdout).decode("utf-8", "replace")
    return (text or f"exit status {result.returncode}") if result.returncode else ""


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
