"""Calls pass a ViewState only downwards through the packages (docs/architecture.md)."""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType
from typing import Any

import pytest

from components.render import Renderer
from components.state import ViewState, home
from components.views import PAGES
from components.views.payload import KeptPayloads
from data.store import Store

PYPROJECT = Path(__file__).parents[2] / "pyproject.toml"


def ranks() -> dict[str, int]:
    """Return package -> its layer, from the import-linter contracts in pyproject.toml; 0 is the top."""
    contracts = tomllib.loads(PYPROJECT.read_text("utf-8"))["tool"]["importlinter"]["contracts"]
    layers = {
        container: contract["layers"]
        for contract in contracts
        for container in contract.get("containers", [""])
        if contract["type"] == "layers"
    }
    order: list[list[str]] = []

    def add(container: str) -> None:
        for layer in layers[container]:
            rooms = [f"{container}.{name.strip()}".lstrip(".") for name in layer.split("|")]
            order.append(rooms)
            for room in rooms:
                if room in layers:
                    add(room)

    add("")
    return {room: place for place, rooms in enumerate(order) for room in rooms}


RANKS = ranks()


def room_of(frame: FrameType) -> str:
    """Return the innermost package of RANKS that has the code of `frame`; empty for libraries."""
    name = frame.f_globals.get("__name__", "")
    while name and name not in RANKS:
        name = name.rpartition(".")[0]
    return name


def receives_state(frame: FrameType) -> bool:
    names = frame.f_code.co_varnames[: frame.f_code.co_argcount + frame.f_code.co_kwonlyargcount]
    return any(isinstance(frame.f_locals.get(name), ViewState) for name in names)


@contextmanager
def states_followed(steps: set[tuple[str, str]]) -> Iterator[None]:
    """Add to `steps` each (caller, called) pair of packages between which a call passes a state."""

    def follow(frame: FrameType, event: str, _arg: Any) -> None:
        if event != "call" or not receives_state(frame):
            return
        called, caller = room_of(frame), frame.f_back
        while caller and not room_of(caller):  # such as a cache of the standard library
            caller = caller.f_back
        if called and caller:
            steps.add((room_of(caller), called))

    sys.setprofile(follow)
    try:
        yield
    finally:
        sys.setprofile(None)


@pytest.mark.parametrize("view", list(PAGES))
def test_a_state_is_passed_down_and_never_up(view: str, small_store: Store) -> None:
    """A call with a state stays in its package or goes to one of a lower layer."""
    payload_of = KeptPayloads(Renderer(small_store, PAGES), whole=True)
    path, _mark, query = home(view).partition("?")
    steps: set[tuple[str, str]] = set()
    with states_followed(steps):
        payload_of(path, query)
        payload_of(path, "country=KAZ&flow=import&ledger=both&events=all&lang=ru")
    assert ("components.views", "components.render") in steps
    assert any(called.startswith("components.charts.") for _caller, called in steps)
    assert [
        (caller, called)
        for caller, called in steps
        if caller != called and RANKS[caller] >= RANKS[called]
    ] == []
