"""From bulk files that a person downloaded to tables of commodities (docs/rollup.md)."""
