"""The small package, services on this machine, and a client that waits for nothing."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from data.refresh.__main__ import main
from data.refresh.cache import Cache
from data.refresh.client import Client
from data.refresh.reading import Context
from tests.small.bench import Bench
from tests.small.book import Book
from tests.small.services import Server, serving

#: the day on which these tests take place
NOW = datetime(2026, 11, 29, 9, 0, tzinfo=UTC)


def prepared(source: Path, target: Path) -> Bench:
    """Copy the small package; the IMF joins those who count, as in the published package."""
    shutil.copytree(source, target)
    bench = Bench(target)
    counters = bench.read("reference/counters.csv")
    name = "International Monetary Fund"
    bench.write("reference/counters.csv", f"{counters}{name},,estimates,{name},МВФ,МВФ,基金组织\n")
    bench.seal()
    return bench


@pytest.fixture(scope="session")
def ready(tmp_path_factory: pytest.TempPathFactory, small_folder: Path) -> Path:
    """The small package, ready to be refreshed. Tests that change it copy it first."""
    return prepared(small_folder, tmp_path_factory.mktemp("ready") / "package").root


@pytest.fixture(scope="session")
def book(ready: Path) -> Book:
    """What the services know."""
    return Book(ready, NOW.date())


@pytest.fixture(scope="session")
def running(book: Book) -> Iterator[Server]:
    """The services; tests take `server`, which is without faults."""
    with serving(book) as server:
        yield server


@pytest.fixture
def server(running: Server) -> Server:
    """The services without faults of another test."""
    running.once.clear()
    running.always.clear()
    running.asked.clear()
    running.headers.clear()
    running.clock = NOW
    return running


@pytest.fixture
def pauses() -> list[float]:
    """The pauses that a client made."""
    return []


@pytest.fixture
def client(server: Server, tmp_path: Path, pauses: list[float]) -> Client:
    """A client of the services that notes its pauses and makes none."""
    return make_client(server, tmp_path / "answers", pauses.append)


def make_client(server: Server, folder: Path, sleep: Callable[[float], None]) -> Client:
    """Return a client with its answers in a folder."""
    hosts = {name: f"{server.base}/{name}" for name in ("imf", "comtrade", "worldbank", "ember")}
    return Client(Cache(folder), hosts, now=lambda: NOW, tries=3, timeout=20, sleep=sleep)


@pytest.fixture
def context() -> Context:
    """What readers are told."""
    return Context(NOW.date(), "2024")


def state(folder: Path) -> dict[str, bytes]:
    """Every file of a folder."""
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


def refresh(server: Server, folder: Path, *words: str) -> int:
    """Run the command on the package of a folder."""
    places = ["--package", str(folder / "package"), "--cache", str(folder / "answers")]
    more = ["--out", str(folder), "--base", server.base, "--pause", "0"]
    return main([*words, *places, *more], NOW)


@pytest.fixture(scope="session")
def proposed(running: Server, ready: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a package and a proposal for it. Tests copy it."""
    folder = tmp_path_factory.mktemp("proposed")
    shutil.copytree(ready, folder / "package")
    running.once.clear()
    running.always.clear()
    assert refresh(running, folder, "imf", "worldbank") == 0
    return folder


@pytest.fixture
def work(proposed: Path, tmp_path: Path) -> Path:
    """A copy of it."""
    return Path(shutil.copytree(proposed, tmp_path / "work"))
