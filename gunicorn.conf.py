"""How gunicorn serves the app: `gunicorn app:server` in this folder reads this file.

What somebody may want to change is a setting (docs/configuration.md). It is checked here, before
the app is imported.
"""

from __future__ import annotations

import os
import sys

from callbacks.service.start import refuse_port_in_use, settings_or_exit

_settings = settings_or_exit()
# An address on the command line, or a socket that somebody else opened, comes first.
_other = any(part.startswith(("-b", "--bind")) for part in sys.argv[1:])
if not _other and not os.environ.keys() & {"GUNICORN_CMD_ARGS", "GUNICORN_FD", "LISTEN_FDS"}:
    refuse_port_in_use(_settings.host, _settings.port)
    print(f"Khorgos will be at {_settings.url} (Ctrl-C stops it)", flush=True)

bind = _settings.bind
workers = _settings.workers
threads = _settings.threads
worker_class = "gthread"
forwarded_allow_ips = ",".join(map(str, _settings.forwarded_allow_ips))
