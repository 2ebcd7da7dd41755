"""The form of the log: one line for each event, as JSON or as text, with every value escaped.

A value that a client sent can neither begin a new line nor move the cursor of a terminal.
"""

from __future__ import annotations

import json
import logging
import sys
from contextvars import ContextVar
from datetime import UTC, datetime
from typing import Any

from callbacks.service.settings import Settings

#: id of the request that the current thread answers
request_id: ContextVar[str] = ContextVar("request_id", default="")
#: most characters of one value in a line
LONGEST = 300
#: most characters of a traceback: the end, which has the cause
LONGEST_TRACE = 6000
#: attribute of a log record with more fields: name -> value
FIELDS = "khorgos_fields"


class JsonFormatter(logging.Formatter):
    """One JSON object a line, in ASCII: no control character or line separator survives."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line."""
        return json.dumps(_fields(record, self), ensure_ascii=True, default=str)


class TextFormatter(logging.Formatter):
    """Time, level and message; a traceback follows in lines that begin with a bar."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the line, or lines."""
        fields = _fields(record, self)
        clock = fields["time"][11:19]
        line = f"{clock} {fields['level']:7} {_visible(fields['message'])}"
        trace = fields.get("trace", "")
        return "\n".join([line, *(f"  | {_visible(part)}" for part in trace.splitlines())])


def log_config(settings: Settings) -> dict[str, Any]:
    """Return the configuration for `logging.config`, and for gunicorn's `logconfig_dict`."""
    as_text = settings.log_format == "text" or (
        settings.log_format == "auto" and sys.stderr.isatty()
    )
    level = settings.log_level.upper()
    ours = {"level": level, "handlers": ["stderr"], "propagate": False}
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "root": {"level": "WARNING", "handlers": ["stderr"]},
        "loggers": {"khorgos": ours, "gunicorn.error": ours},
        "handlers": {
            "stderr": {
                "class": "logging.StreamHandler",
                "formatter": "line",
                "stream": "ext://sys.stderr",
            }
        },
        "formatters": {"line": {"()": TextFormatter if as_text else JsonFormatter}},
    }


def _fields(record: logging.LogRecord, formatter: logging.Formatter) -> dict[str, Any]:
    """Return what a line says, by name. Long texts are cut."""
    time = datetime.fromtimestamp(record.created, UTC)
    fields: dict[str, Any] = {
        "time": f"{time:%Y-%m-%dT%H:%M:%S}.{time.microsecond // 1000:03}Z",
        "level": record.levelname.lower(),
        "logger": record.name,
        "message": _cut(record.getMessage()),
    }
    if request_id.get():
        fields["request_id"] = request_id.get()
    for name, value in getattr(record, FIELDS, {}).items():
        fields[name] = _cut(value) if isinstance(value, str) else value
    if record.exc_info:
        fields["trace"] = formatter.formatException(record.exc_info)[-LONGEST_TRACE:]
    return fields


def _cut(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[: LONGEST - 1]}…"


def _visible(text: str) -> str:
    """Return the text with everything escaped that is not printable."""
    return "".join(
        char if char.isprintable() else char.encode("unicode_escape").decode("ascii")
        for char in text
    )
