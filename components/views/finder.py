"""Find a product by words: the results as links, each with the newest figure.

The words may also name a country and a flow, which the links then set: `cars Uzbekistan imports`.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple

from components.charts.commodities import products_inside
from components.charts.kit.base import label_of, partner_of, row_of, show
from components.language import numbers
from components.language.terms import flow_name, short_ledger, trade_with
from components.language.text import LANGUAGES, _, capital, catalogue, in_turn, joined
from components.render import Renderer
from components.state import OF_COUNTRY, PARAMETERS, ViewState, address, anchor
from components.views.asked import understood
from components.views.techs import TechFinder
from components.views.trail import named
from data.analysis.comparability import sides
from data.analysis.products import latest, newness
from data.records.codes import ALL_COMMODITIES, CHINA, LEDGERS, REGION
from data.records.observation import Observation
from data.search import Entry, Index, words
from data.store import Store, is_year

#: most results that are listed
MOST = 12
#: part of the larger flow below which a flow is left out, however new it is
_TRIVIAL = 0.01


def entries(store: Store, codes: frozenset[str]) -> Iterator[Entry]:
    """Return the names and keywords of `codes` in all languages; a chapter's are in catalogues."""
    package = store.package
    for code, chapter in package.chapters.items():
        texts = [catalogue(language) for language in LANGUAGES[1:]]
        names = [chapter.name, *(text.get(chapter.name, "") for text in texts)]
        keywords = [chapter.keywords, *(text.get(chapter.keywords, "") for text in texts)]
        yield Entry(code, tuple(names), _apart(keywords))
    for code, product in package.products.items():
        if code in codes:
            yield Entry(
                code,
                (product.name, product.name_ru, product.name_zh),
                _apart((product.keywords, product.keywords_ru, product.keywords_zh)),
            )


def _apart(lists: Any) -> tuple[str, ...]:
    return tuple(word.strip() for text in lists for word in text.split(";") if word.strip())


class Products(NamedTuple):
    """Products that were found, best first; whether they match every word of the query.

    `unknown` is the first word that no product has, `suggestions` are similar ones.
    """

    results: list[dict[str, str]]
    whole: bool
    unknown: str = ""
    suggestions: tuple[str, ...] = ()


class Finder:
    """Answers searches of one package. Threads may share it."""

    def __init__(self, renderer: Renderer) -> None:
        """Index the chapters and all products with a figure; those without a name by code only."""
        self._store = renderer.store
        #: code -> the largest figure of trade with China, US dollars
        self._sizes: dict[str, float] = {}
        for row in self._store.package.observations:
            if row.partner == CHINA and row.rank == 1 and row.commodity != ALL_COMMODITIES:
                self._sizes[row.commodity] = max(row.value_usd, self._sizes.get(row.commodity, 0.0))
        self._techs = TechFinder(self._store)
        self._years = frozenset(filter(is_year, renderer.vocabulary.periods))
        codes = frozenset(renderer.vocabulary.products)
        known = list(entries(self._store, codes))
        unnamed = codes - {entry.code for entry in known}
        self._index = Index([*known, *(Entry(code, (), ()) for code in sorted(unnamed))])

    def find(self, state: ViewState) -> Products:
        """Return the products for `state.q`. Never raises; without words there are none."""
        target, query = self._target(state)
        if not query and target != self._unfiltered(state):
            return Products(self._whole(target), whole=True)
        found = self._index.find(query, lambda code: self._sizes.get(code, 0.0))
        results = [self._result(target, code) for code in found.codes[:MOST]]
        whole = bool(found.codes) and found.whole
        tech = self._techs.result(target, query)
        if tech is not None:
            years = self._years.intersection(words(query))
            first = self._newest(target, found.codes[0]) if found.codes else None
            newer = first is None or first.period[-4:] < tech.pop("period")
            asked = any(year in tech["figure"] for year in years)
            # second: most who search a product want its HS code, unless they name the technology
            # of a country, or a year, of which that code has older figures or none
            specific = target.country != REGION and len(words(query)) > 1
            before = 0 if asked or (newer and specific) else 1
            tech["tech"] = "1"
            results = [*results[:before], tech, *results[before:]] if whole else [tech]
        return Products(results[:MOST], whole or tech is not None, found.unknown, found.suggestions)

    def total(self, state: ViewState) -> dict[str, str]:
        """Return the result for all goods of a country: the figure of each side."""
        return self._whole(state)[0]

    def _target(self, state: ViewState) -> tuple[ViewState, str]:
        """Return the state that the links lead to, and the words that are left to find."""
        asked = understood(state.q)
        target = self._unfiltered(state)
        if asked.country:
            target = target.with_(country=asked.country)
        if asked.flow:
            target = target.with_(flow=asked.flow)
        left = list(asked.left)
        if len(left) == 1 and left[0] in self._years and target != self._unfiltered(state):
            return target.with_(period=left[0]), ""
        return target, " ".join(left)

    def _unfiltered(self, state: ViewState) -> ViewState:
        """Return the state without the words, on a page that shows commodities."""
        view = state.view if PARAMETERS["commodity"].works_in(state.view) else "commodities"
        return state.with_(view=view, q="", show="")

    def _whole(self, state: ViewState) -> list[dict[str, str]]:
        """Return the results for a country, a flow, and perhaps a year: in all, and by commodity.

        The first has the figure of each side: of the year, else each side's newest.
        """
        parent = in_turn(label_of(self._store, state.country), state.period)
        partner = partner_of(state)
        known = [
            (rows[state.period] if state.period in rows else rows[max(rows)])
            for ledger in LEDGERS[:2]
            if (rows := self._store.annual(state.country, state.flow, ledger, partner))
        ]
        said = [
            in_turn(show(row_of(self._store, row)), short_ledger(row.ledger), row.period)
            for row in known
            if state.period in ("", row.period)
        ]
        place = "overview" if state.country == REGION else "country"
        name = trade_with(state.flow, partner, label_of(self._store, partner))
        results = [
            {
                "code": "",
                "name": capital(name),
                "parent": parent,
                "figure": joined(said, "; "),
                "href": address(state.with_(view=place, commodity="")),
            },
            {
                "code": "",
                "name": _("All commodities"),
                "parent": in_turn(parent, flow_name(state.flow)),
                "figure": "",
                "href": address(state.with_(view="commodities", commodity="")),
            },
        ]
        return results if said else results[1:]

    def _newest(self, state: ViewState, code: str) -> Observation | None:
        """Return the newest figure of the code, of the larger flow if total trade is chosen.

        A flow below one percent of the other is left out: it would answer for both. A sum of the
        region needs all five countries; if it has only such a flow, the figure is the largest of
        one country.
        """
        own = self._figures(state, code)
        if not own:
            return None
        members = [
            row
            for country in (self._store.region if state.country == REGION else ())
            for row in self._figures(state.with_(country=country), code)
        ]
        enough = _TRIVIAL * max(row.value_usd for row in (*own, *members))
        known = [row for row in own if row.value_usd >= enough]
        if not known:
            return max(members, key=lambda row: row.value_usd)
        return max(known, key=lambda row: (newness(row.period, row.ledger)[0], row.value_usd))

    def _figures(self, state: ViewState, code: str) -> list[Observation]:
        """Return the newest figure of each flow that the state asks for, without missing ones."""
        figures = [
            latest(self._store, state.country, flow, code, partner_of(state))
            for flow in dict.fromkeys((state.flow, *sides(state.flow)))
            if flow in ("export", "import")
        ]
        return [row for row in figures if row is not None]

    def _result(self, state: ViewState, code: str) -> dict[str, str]:
        newest = self._newest(state, code)
        figure = ""
        if newest is not None:
            row = row_of(self._store, newest)
            figure = in_turn(f"{flow_name(row.flow)} {show(row)}", numbers.period(row.period))
            if row.country != state.country:
                state = state.with_(country=row.country)
                figure = joined((row.country_name, figure), ": ")
        parent = code[:-2]
        # a country's page has other charts above those of products
        fragment = f"#{anchor(products_inside.CHART.id)}" if state.view in OF_COUNTRY else ""
        return {
            "code": code,
            "name": named(self._store, code).removeprefix(code).strip(),
            "parent": named(self._store, parent) if parent else "",
            "figure": figure,
            "href": address(state.with_(commodity=code)) + fragment,
        }
