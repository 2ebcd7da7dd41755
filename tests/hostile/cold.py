"""The app as it is served, without the cards that it draws before the first request."""

from __future__ import annotations

from unittest.mock import patch

with patch("components.views.warm.warm", lambda renderer: None):
    from app import server

__all__ = ["server"]
