"""One module per chart. See base.py for what a chart is, and docs/add-a-chart.md for how."""
