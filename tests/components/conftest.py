"""Charts, pages and texts are tested on the small package, so a data refresh breaks no test."""

from __future__ import annotations

import pytest

from components.render import Renderer
from data.store import Store


@pytest.fixture(scope="session")
def store(small_store: Store) -> Store:
    """The Store of the small package."""
    return small_store


@pytest.fixture(scope="session")
def renderer(small: Renderer) -> Renderer:
    """A Renderer of the small package."""
    return small
