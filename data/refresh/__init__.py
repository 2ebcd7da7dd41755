"""Bring new figures from public services into the package: docs/refresh.md."""
