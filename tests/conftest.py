"""What tests share: the real package, read once."""

from __future__ import annotations

import pytest

from components.render import Renderer
from components.views import PAGES
from data.load import read_package
from data.store import Store


@pytest.fixture(scope="session")
def store() -> Store:
    """The Store of the real package."""
    return Store(read_package())


@pytest.fixture(scope="session")
def renderer(store: Store) -> Renderer:
    """A Renderer on it."""
    return Renderer(store, PAGES)
