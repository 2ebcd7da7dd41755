"""What makes the dashboard a service: settings, probes, metrics, logs, limits, headers."""
