"""Indicators of one year: advantage, overlap, two-way trade, concentration, gap, other terms."""

from __future__ import annotations

from collections.abc import Iterator

from data.analysis.commodity_mix import concentration as concentration_of
from data.analysis.commodity_mix import whole_mix
from data.analysis.economy import TERMS, restated
from data.analysis.mirror import CHINA_LEDGER, OWN_LEDGER, gaps
from data.indicators.formulas import balassa, gap_index, grubel_lloyd, overlap, symmetric
from data.indicators.rows import (
    Query,
    Value,
    chapters,
    dollars,
    from_one_source,
    value_of,
    years_of,
)
from data.records.codes import ALL_COMMODITIES, CHINA, COUNTRIES, WORLD
from data.records.observation import Observation
from data.store import Series, Store
from data.sums import combine

#: terms of data/analysis/economy.py -> unit
_UNITS = {"real": "USD_real", "person": "USD_person", "gdp": "percent_gdp"}


def advantage(store: Store, query: Query) -> Iterator[Value]:
    """Yield the Balassa index of each chapter among the five countries, and its symmetric form.

    Only years in which all five have all chapters, in one source.
    """
    for ledger in query.ledgers:
        for year in years_of(store, query, "export", ledger, query.partner):
            mixes = {
                country: chapters(store, country, "export", ledger, year, query.partner)
                for country in COUNTRIES
            }
            if not all(mixes.values()) or not from_one_source(*mixes.values()):
                continue
            everything: dict[str, float] = {}
            for mix in mixes.values():
                for code, row in mix.items():
                    everything[code] = everything.get(code, 0.0) + row.value_usd
            own = mixes[query.country]
            behind = [*own.values(), *(row for mix in mixes.values() for row in mix.values())]
            like = value_of(behind, "", 0.0, "index")
            for code, index in sorted(balassa(dollars(own), everything).items()):
                if query.commodity in ("", code):
                    of_code = like._replace(commodity=code)
                    yield of_code._replace(measure="rca", value=index)
                    yield of_code._replace(measure="rca_symmetric", value=symmetric(index))


def similarity(store: Store, query: Query) -> Iterator[Value]:
    """Yield the overlap of the country's exports by chapter with those of each of the others."""
    return _overlaps(store, query, "export", query.partner, "similarity")


def complementarity(store: Store, query: Query) -> Iterator[Value]:
    """Yield the overlap of the country's exports with the imports of each of the others."""
    return _overlaps(store, query, "import", WORLD, "complementarity")


def _overlaps(store: Store, query: Query, flow: str, partner: str, measure: str) -> Iterator[Value]:
    """Yield the overlap of the country's exports by chapter with the others' flow, by source."""
    for ledger in query.ledgers:
        for year in years_of(store, query, "export", ledger, partner):
            own = chapters(store, query.country, "export", ledger, year, partner)
            for other in COUNTRIES:
                theirs = chapters(store, other, flow, ledger, year, partner)
                index = overlap(dollars(own), dollars(theirs))
                if other == query.country or not from_one_source(own, theirs):
                    continue
                if index is not None:
                    behind = (*own.values(), *theirs.values())
                    place = {"other": other, "commodity": ALL_COMMODITIES}
                    yield value_of(behind, measure, index, "index", **place)


def two_way(store: Store, query: Query) -> Iterator[Value]:
    """Yield the Grubel-Lloyd index of each chapter and, where all are known, of the whole."""
    for ledger in query.ledgers:
        for year in years_of(store, query, "turnover", ledger, query.partner):
            whole, sold, bought = _both_ways(store, query.country, ledger, year, query.partner)
            for code, row in whole.items():
                index = grubel_lloyd(
                    {code: sold[code].value_usd} if code in sold else {},
                    {code: bought[code].value_usd} if code in bought else {},
                )
                if index is not None and query.commodity in ("", code):
                    yield value_of((row,), "grubel_lloyd", index, "index")
            found = _of_all(store, whole, sold, bought)
            if found is not None and not query.commodity:
                index, rows = found
                place = {"commodity": ALL_COMMODITIES}
                yield value_of(rows, "grubel_lloyd", index, "index", **place)


def two_way_of_all(
    store: Store, country: str, ledger: str, year: str, partner: str
) -> tuple[float, tuple[Observation, ...]] | None:
    """Return the Grubel-Lloyd index over all chapters, and the chapters of total trade.

    None if a source has some chapters only.
    """
    return _of_all(store, *_both_ways(store, country, ledger, year, partner))


def _both_ways(
    store: Store, country: str, ledger: str, year: str, partner: str
) -> tuple[Series, Series, Series]:
    """Return the chapters of total trade, of exports and of imports."""
    sold, bought = (
        store.chapters(country, flow, ledger, year, partner) for flow in ("export", "import")
    )
    return whole_mix(store, country, "turnover", ledger, year, partner), sold, bought


def _of_all(
    store: Store, whole: Series, sold: Series, bought: Series
) -> tuple[float, tuple[Observation, ...]] | None:
    rows = tuple(whole.values())
    if not rows or store.any_selected(rows):
        return None
    index = grubel_lloyd(dollars(sold), dollars(bought))
    return None if index is None else (index, rows)


def concentration(store: Store, query: Query) -> Iterator[Value]:
    """Yield the Herfindahl-Hirschman index over chapters, and the effective number."""
    for ledger in query.ledgers:
        for year in years_of(store, query, query.flow, ledger, query.partner):
            rows = tuple(
                chapters(store, query.country, query.flow, ledger, year, query.partner).values()
            )
            found = concentration_of(rows)
            if found is not None:
                whole = combine(rows, query.flow, "", commodity=ALL_COMMODITIES)
                yield value_of((whole,), "hhi", found.hhi, "index")
                yield value_of((whole,), "effective_number", found.effective_number, "count")


def mirror_gap(store: Store, query: Query) -> Iterator[Value]:
    """Yield the gap index of total trade and of each chapter that both sides counted."""
    for year, gap in gaps(store, query.country, query.flow).items():
        index = gap_index(gap.china.value_usd, gap.own.value_usd)
        if (
            query.period in ("", year)
            and query.commodity in ("", ALL_COMMODITIES)
            and index is not None
        ):
            yield value_of((gap.china, gap.own), "gap_index", index, "percent", ledger="")
    for year in years_of(store, query, query.flow, CHINA_LEDGER, CHINA):
        china, own = (
            store.chapters(query.country, query.flow, ledger, year)
            for ledger in (CHINA_LEDGER, OWN_LEDGER)
        )
        for code in sorted(china.keys() & own.keys()):
            index = gap_index(china[code].value_usd, own[code].value_usd)
            if index is not None and query.commodity in ("", code):
                behind = (china[code], own[code])
                yield value_of(behind, "gap_index", index, "percent", ledger="")


def other_terms(store: Store, query: Query) -> Iterator[Value]:
    """Yield a flow in constant dollars, per person and in percent of GDP."""
    for ledger in query.ledgers:
        series = store.annual(query.country, query.flow, ledger, query.partner)
        for year, row in series.items():
            for terms in TERMS if query.period in ("", year) else ():
                found = restated(store, row.value_usd, query.country, year, terms)
                if found is not None:
                    measure = {"real": "constant_prices", "person": "per_person", "gdp": "per_gdp"}
                    made = value_of((row,), measure[terms], found.value, _UNITS[terms])
                    also = dict.fromkeys(figure.source for figure in found.against)
                    yield made._replace(source=";".join([made.source, *also]))
