"""Charts, pages and texts are tested on the small package: a refresh of the data breaks none of it."""

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
    """A Renderer on it."""
    return small
