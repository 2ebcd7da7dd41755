"""Fixtures: the published data package and a small invented one, each read once.

Below tests/components, `store` and `renderer` are those of the small package; a test of published
figures asks for `live_store` and `live`.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient
from hypothesis import HealthCheck, settings

from components.render import Renderer
from components.views import PAGES
from data.load import read_package
from data.store import Store
from tests.small import whole

# Fixed examples and no deadline, so that no test fails by chance or on a slow machine.
settings.register_profile(
    "khorgos",
    derandomize=True,
    deadline=None,
    max_examples=40,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("khorgos")


@pytest.fixture(scope="session")
def live_store() -> Store:
    """The Store of the published package."""
    return Store(read_package())


@pytest.fixture(scope="session")
def live(live_store: Store) -> Renderer:
    """A Renderer of the published package."""
    return Renderer(live_store, PAGES)


@pytest.fixture(scope="session")
def small_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the small package. Tests that change it copy it first."""
    return whole.build(tmp_path_factory.mktemp("small") / "package").root


@pytest.fixture(scope="session")
def small_store(small_folder: Path) -> Store:
    """The Store of the small package."""
    return Store(read_package(small_folder))


@pytest.fixture(scope="session")
def small(small_store: Store) -> Renderer:
    """A Renderer of the small package."""
    return Renderer(small_store, PAGES)


@pytest.fixture(scope="session")
def store(live_store: Store) -> Store:
    """The published package; a conftest.py in a folder may override this."""
    return live_store


@pytest.fixture(scope="session")
def renderer(live: Renderer) -> Renderer:
    """A Renderer of the published package."""
    return live


@pytest.fixture(scope="session")
def client() -> FlaskClient:
    """A client of the app that needs no socket. Cards are drawn when a test asks for them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("components.views.warm.warm", lambda renderer: None)
        from app import server

    return server.test_client()
