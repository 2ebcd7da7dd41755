"""Without a network `make run` says within seconds what to do, and takes packages from a folder."""

from __future__ import annotations

import ensurepip
import hashlib
import os
import shutil
import socket
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

#: seconds; a quiet machine needs 15
SOON = 90
ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def network() -> Iterator[dict[str, str]]:
    """An environment whose package registries take a connection and never answer."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        registry = f"http://127.0.0.1:{silent.getsockname()[1]}/"
        yield os.environ | {
            "PIP_INDEX_URL": registry,
            "PIP_CONFIG_FILE": os.devnull,
            "npm_config_registry": registry,
        }


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """What `make` needs of a checkout, and a virtual environment with pip only."""
    shutil.copy(ROOT / "Makefile", tmp_path)
    shutil.copytree(ROOT / ".web", tmp_path / ".web")
    (tmp_path / "assets").mkdir()
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", tmp_path / ".venv"], check=True)
    pip = next((Path(ensurepip.__file__).parent / "_bundled").glob("pip-*.whl"))
    packages = next((tmp_path / ".venv").glob("lib/python*/site-packages"))
    (packages / "pip.pth").write_text(str(pip))
    return tmp_path


def make(checkout: Path, environ: dict[str, str], *words: str) -> tuple[int, str, float]:
    """Run make; return its status, what it says, and the seconds it took."""
    environ = environ | {"npm_config_cache": str(checkout / "cache")}
    began = time.monotonic()
    done = subprocess.run(
        ["make", *words], cwd=checkout, env=environ, capture_output=True, text=True, check=False
    )
    return done.returncode, done.stdout, time.monotonic() - began


def wheel(folder: Path) -> str:
    """Write a wheel of a package that no registry has; return its line in a lock."""
    folder.mkdir()
    name, info = "khorgos_probe-1.0", "khorgos_probe-1.0.dist-info"
    files = {
        "khorgos_probe.py": "",
        f"{info}/METADATA": "Metadata-Version: 2.1\nName: khorgos-probe\nVersion: 1.0\n",
        f"{info}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    files[f"{info}/RECORD"] = "".join(f"{file},,\n" for file in (*files, f"{info}/RECORD"))
    path = folder / f"{name}-py3-none-any.whl"
    with zipfile.ZipFile(path, "w") as archive:
        for file, text in files.items():
            archive.writestr(file, text)
    return f"khorgos-probe==1.0 --hash=sha256:{hashlib.sha256(path.read_bytes()).hexdigest()}\n"


def test_pip_gives_up_and_says_what_to_do(checkout: Path, network: dict[str, str]) -> None:
    """The registry is silent: two tries of 5 s each."""
    shutil.copy(ROOT / "requirements.lock", checkout)
    status, said, seconds = make(checkout, network, ".venv/.run")
    assert status != 0
    assert "make run WHEELS=folder" in said
    assert seconds < SOON


def test_packages_come_from_a_folder(checkout: Path, network: dict[str, str]) -> None:
    """The registry is not asked."""
    lock = checkout / "requirements.lock"
    lock.write_text(wheel(checkout / "wheels"))
    status, _said, _seconds = make(checkout, network, ".venv/.run", "WHEELS=wheels")
    assert status == 0
    assert list((checkout / ".venv").glob("lib/python*/site-packages/khorgos_probe.py"))


@pytest.mark.skipif(not shutil.which("npm"), reason="no npm here")
def test_npm_never_holds_up_the_start(checkout: Path, network: dict[str, str]) -> None:
    """The whole plotly.js is served instead, and the start says so."""
    status, said, seconds = make(checkout, network, ".venv/.bundle")
    assert status == 0
    assert "The whole plotly.js is served" in said
    assert seconds < SOON
