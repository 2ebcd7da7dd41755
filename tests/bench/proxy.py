"""nginx with the configuration that is delivered (.deploy/nginx), on this machine, for measurements."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

DELIVERED = Path(__file__).resolve().parents[2] / ".deploy/nginx"
#: readers of a measurement all have one address, so limits for each client are left out
_LIMITS = re.compile(r"^ *limit_(req|conn) .*\n", re.MULTILINE)


def program() -> str:
    """Return the path of nginx. Raises RuntimeError without it."""
    found = shutil.which("nginx", path=f"{os.environ['PATH']}:/usr/sbin")
    if not found:
        raise RuntimeError("nginx is missing: apt-get install nginx-light")
    return found


def write_config(
    folder: Path, port: int, homes: Sequence[str], is_limited: bool = False, is_cached: bool = True
) -> Path:
    """Write the delivered configuration into a folder, for these replicas; return its main file.

    Only addresses and folders differ, and, if asked for, there are no limits and no cache.
    """
    for source in DELIVERED.glob("*.conf"):
        text = source.read_text("utf-8")
        text = text.replace("/tmp/nginx", f"{folder}/nginx").replace(
            "/var/cache/nginx", str(folder)
        )
        text = text.replace("listen 8080;", f"listen 127.0.0.1:{port};")
        servers = "".join(f"server {urlsplit(home).netloc} max_fails=1 fail_timeout=5s;\n" for home in homes)  # fmt: skip
        text = re.sub(r"( *server khorgos-\d:8050 .*\n)+", servers, text)
        if not is_limited:
            text = _LIMITS.sub("", text)
        if not is_cached:
            text = text.replace("proxy_cache khorgos;", "proxy_cache off;")
        (folder / source.name).write_text(text)
    return folder / "nginx.conf"


@contextmanager
def nginx(
    *homes: str, is_limited: bool = False, is_cached: bool = True, port: int = 0
) -> Iterator[str]:
    """Run nginx in front of the services at `homes`; yield its address."""
    command = program()
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", port))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        config = write_config(folder, port, homes, is_limited, is_cached)
        folder.chmod(0o777)  # nginx's workers are another user if this one is root
        words = [command, "-p", name, "-c", str(config), "-e", f"{name}/log", "-g", "daemon off;"]
        run = subprocess.Popen(words)
        try:
            _wait(port, run, folder / "log")
            yield f"http://127.0.0.1:{port}"
        finally:
            run.terminate()
            run.wait(10)


def _wait(port: int, run: subprocess.Popen[bytes], log: Path) -> None:
    """Wait until somebody listens at a port."""
    deadline = time.monotonic() + 10
    while run.poll() is None and time.monotonic() < deadline:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.05)
    raise RuntimeError(f"nginx did not start: {log.read_text() if log.exists() else ''}")
