"""Search results that lead to the charts of new energy: electric cars, solar panels, batteries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from components.charts.energy import new_energy
from components.charts.kit.base import show
from components.charts.kit.newenergy import row_of
from components.language import numbers
from components.language.terms import TECH_NAMES, flow_name, tech_name
from components.language.text import LANGUAGES, _, catalogue, in_turn
from components.state import ViewState, address, anchor
from data.analysis.newenergy import years_of
from data.records.cleantech import ALL_TECHS
from data.search import Entry, Index, words
from data.store import Store

#: technology -> words for it besides its name, in three languages
KEYWORDS: Mapping[str, tuple[str, ...]] = {
    "ev": (
        *("EV", "electric car", "electric bus", "электрокар", "электробус"),
        *("电动车", "新能源汽车", "新能源车"),
    ),
    "solar": (
        *("solar panel", "photovoltaic", "PV", "солнечная панель", "солнечный элемент"),
        *("太阳能", "太阳能板", "光伏"),
    ),
    "battery": ("battery", "accumulator", "батарея", "аккумулятор", "蓄电池"),
    "wind": ("wind turbine", "ветрогенератор", "ветряк", "风电", "风机"),
    ALL_TECHS: (
        "new energy",
        "clean technology",
        "green energy",
        "новая энергетика",
        "新能源",
        "清洁技术",
    ),
}


def _entries() -> Iterator[Entry]:
    texts = [catalogue(language) for language in LANGUAGES[1:]]
    for tech, name in TECH_NAMES.items():
        names = (name, *(text.get(name, "") for text in texts))
        yield Entry(tech, names, KEYWORDS.get(tech, ()))


class TechFinder:
    """Finds the technology that words name. Threads may share it."""

    def __init__(self, store: Store) -> None:
        """Index the names of the technologies and their other words."""
        self._store = store
        self._index = Index(_entries())

    def result(self, state: ViewState, query: str) -> dict[str, str] | None:
        """Return the result as `Finder` does, and its `period`.

        None unless all words of `query` name a technology.

        A year among the words is chosen, if there is a figure of it; else it is the latest.
        """
        found = self._index.find(query)
        if not found.codes or not found.whole:
            return None
        tech = found.codes[0]
        years = {
            row.period: row for row in years_of(self._store.new_energy.series(state.country, tech))
        }
        if not years:
            return None
        asked = [word for word in words(query) if word in years] or [state.period]
        year = asked[0] if asked[0] in years else max(years)
        row = row_of(self._store, years[year])
        target = state.with_(
            tech="" if tech == ALL_TECHS else tech,
            commodity="",
            period=year if year == asked[0] else state.period,
        )
        return {
            "code": "",
            "period": row.period,
            "name": tech_name(tech),
            "parent": _("China’s customs, compiled by Ember"),
            "figure": in_turn(f"{flow_name(row.flow)} {show(row)}", numbers.period(row.period)),
            "href": f"{address(target)}#{anchor(new_energy.CHART.id)}",
        }
