"""The state of the screen, and how it is read from addresses and written to them."""

from components.state.address import (
    MAX_QUERY,
    address,
    anchor,
    home,
    is_page,
    language_of,
    parse,
    parse_query,
    query_of,
    release_of,
)
from components.state.parameters import PARAMETERS, choices
from components.state.viewstate import DEFAULT, ViewState
from components.state.vocabulary import (
    BOTH,
    CIF_BANDS,
    LEDGER_CHOICES,
    OF_COUNTRY,
    SLUGS,
    THEMES,
    VIEWS,
    Vocabulary,
)

__all__ = [
    "BOTH",
    "CIF_BANDS",
    "DEFAULT",
    "LEDGER_CHOICES",
    "MAX_QUERY",
    "OF_COUNTRY",
    "PARAMETERS",
    "SLUGS",
    "THEMES",
    "VIEWS",
    "ViewState",
    "Vocabulary",
    "address",
    "anchor",
    "choices",
    "home",
    "is_page",
    "language_of",
    "parse",
    "parse_query",
    "query_of",
    "release_of",
]
