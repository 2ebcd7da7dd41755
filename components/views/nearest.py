"""Which page was meant by an address at which there is none."""

from __future__ import annotations

from collections.abc import Mapping
from difflib import get_close_matches
from functools import cache

from components import views
from components.charts.kit.labels import label_of
from components.language.text import LANGUAGES, _, speaking
from components.state import OF_COUNTRY, ViewState, address
from data.records.codes import COUNTRIES, FOLDERS
from data.store import Store

#: most pages that are offered
_MOST = 3
#: letters of a path that are compared
_READ = 60


def nearest(store: Store, path: str, state: ViewState) -> list[dict[str, str]]:
    """Return links (`text`, `href`) to the pages whose address or name is like `path`.

    They keep the language and the theme of `state`, and come in the order of likeness.
    """
    pages = _pages(store)
    asked = path.lower().strip("/")[:_READ].replace("_", "-")
    words = [word for word in (asked, *asked.split("/")) if word]
    found = [name for word in words for name in get_close_matches(word, pages, _MOST)]
    found += [name for word in words if len(word) > 2 for name in pages if name.startswith(word)]
    targets = list(dict.fromkeys(pages[name] for name in found))[:_MOST]
    return [
        {
            "text": _name(store, target),
            "href": address(target.with_(lang=state.lang, theme=state.theme)),
        }
        for target in targets
    ]


def _name(store: Store, page: ViewState) -> str:
    """Return the name of a page in the current language."""
    if page.view in OF_COUNTRY:
        return label_of(store, page.country)
    return _(views.ALL[page.view].name)


@cache
def _pages(store: Store) -> Mapping[str, ViewState]:
    """Return paths of pages, and their names in each language -> the state of the page."""
    targets = [ViewState(view) for view in views.ALL if view not in OF_COUNTRY]
    targets += [ViewState("country", country=code) for code in COUNTRIES]
    pages = {address(target).strip("/"): target for target in targets}
    pages |= {FOLDERS[code]: ViewState("country", country=code) for code in COUNTRIES}
    for code in LANGUAGES:
        with speaking(code):
            pages |= {_name(store, page).lower().replace(" ", "-"): page for page in targets}
    pages.pop("", None)
    return pages
