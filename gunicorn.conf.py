"""How gunicorn serves the app: `gunicorn app:server` in this folder reads this file.

What somebody may want to change is a setting (docs/configuration.md). It is checked here, before
the app is imported.
"""

from __future__ import annotations

import os
import sys
from typing import Any

from callbacks.service import folder, reloading
from callbacks.service.log import log_config
from callbacks.service.scratch import memory_folder, provide_scratch
from callbacks.service.start import refuse_port_in_use, settings_or_exit
from callbacks.service.worker import PatientWorker

_settings = settings_or_exit()
# An address on the command line, or a socket that somebody else opened, comes first.
_other = any(part.startswith(("-b", "--bind")) for part in sys.argv[1:])
if not _other and not os.environ.keys() & {"GUNICORN_CMD_ARGS", "GUNICORN_FD", "LISTEN_FDS"}:
    refuse_port_in_use(_settings.host, _settings.port)
    print(f"Khorgos will be at {_settings.url} (Ctrl-C stops it)", flush=True)

bind = _settings.bind
workers = _settings.workers
threads = _settings.threads
worker_class = PatientWorker
PatientWorker.client_connections = _settings.client_connections
#: most connections in one worker; a process may usually have 1024 files open
worker_connections = 800
#: addresses and schemes that proxies give are read in one place (callbacks/service/clients.py)
forwarded_allow_ips = ",".join(map(str, _settings.forwarded_allow_ips))
secure_scheme_headers: dict[str, str] = {}
#: gunicorn's lines have the form of our own; requests are logged by callbacks/service/exchange.py
logconfig_dict = log_config(_settings)
#: no header is taken for a part of the environment: SCRIPT_NAME of a client gave a 500
forwarder_headers = ""
#: the app is loaded once, so that all workers serve the same bytes and share their memory
preload_app = "--reload" not in sys.argv
#: seconds after which a worker that gives no sign of life is replaced
timeout = 60
#: seconds to answer what was asked before the service stops
graceful_timeout = 8
#: seconds that an idle connection stays open; it needs no thread
keepalive = 20
#: files too go through the worker's channel, which never waits
sendfile = False
#: signs of life are times of files: in memory, where nothing else may be written
worker_tmp_dir = memory_folder()
#: no control socket in the home folder: there may be none, or one of another service
control_socket_disable = True

provide_scratch()
folder.open_folder(_settings)
_old_workers = reloading.take_old_workers()


def on_starting(server: Any) -> None:
    """Reload on SIGHUP in our way (docs/reliability.md)."""
    reloading.prepare(server)


def when_ready(server: Any) -> None:
    """gunicorn listens to signals now."""
    reloading.listen_to_stops()


def pre_fork(server: Any, worker: Any) -> None:
    """Forget the workers of before a reload when the first set of new ones is complete."""
    if worker.age > server.num_workers:
        _old_workers.clear()


def post_worker_init(worker: Any) -> None:
    """The last worker of the first set is ready: those of before a reload may finish."""
    if worker.age == worker.cfg.workers:
        reloading.retire(_old_workers)
