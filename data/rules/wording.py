"""Readers get no remarks about the research: what was stored, read, seen, or not checked again."""

from __future__ import annotations

import re

_WORKING = re.compile(
    r"\b(?:stored|in the store|not (?:re-)?checked|re-check\w*|not seen|was seen|not read|"
    r"before the window|(?:check|verify) before|before use|route point|URLs?|inferred|"
    r"(?:first|second|later|last dated) pages?|(?:headlines?|text) collected|mirror (?:of|pages?)|"
    r"to be (?:checked|verified)|TODO)\b",
    re.IGNORECASE,
)
#: a project, a route or an event has sources; a reader does not know which of them is a page
_PAGE = re.compile(r"\bpages?\b", re.IGNORECASE)


def working_words(text: str, file: str) -> str:
    """Return the first words of a text that are about the research; empty text if there are none.

    `file` is the file of the package that has the text. The tables of context have no `page`
    either; notes of figures may cite "the page" that printed them.
    """
    found = _WORKING.search(text) or (file.startswith("context/") and _PAGE.search(text))
    return found.group() if found else ""
