"""Dash callbacks and Flask routes, one module per effect; `wiring` registers all of them.

They are adapters: they read a request, call components, and return the answer. This file imports
nothing: gunicorn reads `callbacks.service.settings` before anything that takes seconds to import.
"""
