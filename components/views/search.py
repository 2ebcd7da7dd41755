"""The answer to a search: countries, products, projects, routes, pages and sources, by kind."""

from __future__ import annotations

from typing import Any

from components.charts.kit.labels import label_of
from components.language import numbers
from components.language.text import _
from components.render import Renderer
from components.state import ViewState, address
from components.views.asked import understood
from components.views.finder import Finder
from components.views.places import Hits, Places, Result
from data.records.codes import COUNTRIES, COUNTRY_INFO
from data.search import plain, words

#: most products that are listed beside results of other kinds
_PRODUCTS = 6
#: letters from which the beginning of a country's name finds it
_LEAST_BEGINNING = 2


class Search:
    """Answers searches of one package. Threads may share it."""

    def __init__(self, renderer: Renderer) -> None:
        """Index products, and all that has a place on a page."""
        self._store = renderer.store
        #: the codes that an address may hold
        self.vocabulary = renderer.vocabulary
        self._finder = Finder(renderer)
        self._places = Places(renderer.store)

    def answer(self, state: ViewState) -> dict[str, Any]:
        """Return the results for `state.q` as the browser shows them (types.d.ts: Found).

        Never raises. Each result has the name of its group. If nothing has all of the words, the
        first result is a search with the word corrected, where a similar one is known.
        """
        if not words(state.q):
            return {"asked": state.q, "results": [], "said": _what_can_be_searched()}
        found = self._finder.find(state)
        hits = self._places.find(state.q, state)
        results = self._grouped(state, found.results if found.whole else [], hits)
        if results:
            count = _("{count} results").format(count=numbers.decimal(len(results), 0))
            return {"asked": state.q, "results": results, "said": count}
        results = self._corrections(state, hits, found.unknown, found.suggestions)
        results += _of_group(_("Products"), found.results[:_PRODUCTS])
        said = _("Nothing has all of these words.")
        if unknown := found.unknown or hits.unknown:
            said = _("Nothing found for “{word}”.").format(word=unknown[:40])
        return {"asked": state.q, "results": results, "said": f"{said} {_what_can_be_searched()}"}

    def _grouped(self, state: ViewState, products: list[Result], hits: Hits) -> list[Result]:
        """Return the results of all kinds; a page comes first if the words are its name."""
        totals = [result for result in products if not result["code"] and "tech" not in result]
        goods = [result for result in products if result not in totals]
        others = any((hits.projects, hits.routes, hits.pages, hits.sources))
        pages = _of_group(_("Pages"), hits.pages)
        return [
            *(pages if hits.named else ()),
            *_of_group(_("Countries"), [*self._beginning(state), *totals, *hits.partners]),
            *_of_group(_("Products"), goods[:_PRODUCTS] if others else goods),
            *_of_group(_("Projects"), hits.projects),
            *_of_group(_("Crossings and routes"), hits.routes),
            *(() if hits.named else pages),
            *_of_group(_("Sources"), hits.sources),
        ]

    def _beginning(self, state: ViewState) -> list[Result]:
        """Return the countries whose name begins with what was typed so far."""
        typed = plain(state.q).strip()
        if len(typed) < _LEAST_BEGINNING or understood(state.q).country:
            return []
        return [
            self._country(state, code)
            for code in COUNTRIES
            if any(plain(name).startswith(typed) for name in _names_of(code))
        ]

    def _country(self, state: ViewState, code: str) -> Result:
        target = state.with_(view="country", country=code, q="", show="", commodity="")
        total = self._finder.total(target)
        return {
            "code": "",
            "name": label_of(self._store, code),
            "parent": total["name"] if total["figure"] else "",
            "figure": total["figure"],
            "href": address(target),
        }

    def _corrections(
        self, state: ViewState, hits: Hits, unknown: str, similar: tuple[str, ...]
    ) -> list[Result]:
        """Return searches with the unknown word replaced by similar ones, countries first."""
        wrong = unknown or hits.unknown
        names = hits.suggestions if hits.unknown == wrong else ()
        countries = [word for word in names if _spelt(word) != word]
        found = dict.fromkeys((*countries, *similar, *names))
        results = []
        for word in list(found)[:2]:
            query = " ".join(
                _spelt(word) if plain(part) == wrong else part for part in state.q.split()
            )
            href = address(state.with_(q=query, show=""))
            text = _("Did you mean {words}?").format(words=query)
            results.append(
                {"code": "", "name": text, "parent": "", "figure": "", "href": href, "try": query}
            )
        return _of_group("", results)


def _of_group(group: str, results: list[Result]) -> list[Result]:
    return [{**result, "group": group} for result in results]


def _names_of(code: str) -> tuple[str, ...]:
    info = COUNTRY_INFO[code]
    return info.name, info.name_ru, info.name_zh


def _spelt(word: str) -> str:
    """Return a plain word with the capital of a country's name."""
    names = (name for code in COUNTRIES for name in _names_of(code))
    return next((name for name in names if plain(name) == word), word)


def _what_can_be_searched() -> str:
    return _(
        "Search finds countries, products by words or HS code (cars, 8703), projects, crossings, "
        "pages and sources."
    )
