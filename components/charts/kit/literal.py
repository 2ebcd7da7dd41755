"""Names and notes as plotly shows them unchanged: it parses tags and entities in every text."""

from __future__ import annotations

import re
from operator import attrgetter
from typing import Any

from components.charts.kit.base import Frame, Row

#: the fields of a Row that have texts from the package
_FIELDS = ("country_name", "partner_name", "commodity_name", "item_name", "note", "publisher")
_words = attrgetter(*_FIELDS)
_ENTITY = re.compile(r"&(?=#?\w+;)")


def literal(text: str) -> str:
    """`text` with the signs escaped that plotly would parse as the start of a tag or an entity."""
    return _ENTITY.sub("&amp;", text).replace("<", "&lt;")


def literal_rows(frame: Frame) -> Frame:
    """The rows for a figure, with their texts escaped. Usually the frame itself."""
    distinct = {word for words in set(map(_words, frame)) for word in words}
    if not any("<" in word or "&" in word for word in distinct):
        return frame
    return tuple(_literal_row(row) for row in frame)


def _literal_row(row: Row) -> Row:
    words: dict[str, Any] = dict(zip(_FIELDS, map(literal, _words(row)), strict=True))
    return row._replace(**words)  # type: ignore[arg-type]
