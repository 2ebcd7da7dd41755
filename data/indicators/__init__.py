"""Indicators that researchers compute from trade figures (docs/indicators.md)."""
