"""Texts on hover, on lines that are short enough for a phone.

Plotly keeps a label inside the picture if it is narrower than the picture, and breaks no lines.
"""

from __future__ import annotations

import re
from typing import Any

from components.charts.kit import lettering
from components.charts.kit.base import Figure

#: characters of a line: 240 pixels, of the 280 that a chart has on a screen of 320
WIDTH = 32
#: what is written for a placeholder while lines are measured: a number with its unit
_PLACEHOLDER = re.compile(r"%\{[^}]*\}")
_STAND_IN = "%{}" + "x" * 6
_EXTRA = "<extra></extra>"


def short(trace: Figure) -> Figure:
    """The trace with its texts on hover on short lines."""
    template = trace.get("hovertemplate")
    if not isinstance(template, str):
        return trace
    changed: dict[str, Any] = {"hovertemplate": _template(template)}
    for name in ("hovertext", "text"):
        if f"%{{{name}}}" in template and name in trace:
            changed[name] = _broken(trace[name])
    return trace | changed


def _broken(texts: Any) -> Any:
    if texts == "":
        return texts
    if isinstance(texts, str):
        return "<br>".join(lettering.wrap(line, WIDTH) for line in texts.split("<br>"))
    return [_broken(text) for text in texts] if isinstance(texts, list | tuple) else texts


def _template(template: str) -> str:
    """The template with line breaks; a placeholder counts as a few letters."""
    placeholders = _PLACEHOLDER.findall(template)
    plain = _PLACEHOLDER.sub(_STAND_IN, template.removesuffix(_EXTRA))
    lines = "<br>".join(lettering.wrap(line, WIDTH) for line in plain.split("<br>"))
    for placeholder in placeholders:
        lines = lines.replace(_STAND_IN, placeholder, 1)
    return lines + (_EXTRA if template.endswith(_EXTRA) else "")
