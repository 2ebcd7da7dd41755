"""Every indicator: formula, reference, filters, measures with their units, what computes it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import NamedTuple

from data.indicators import change, structure
from data.indicators.rows import Query, Value
from data.records.codes import COUNTRIES, REGION
from data.store import Store

_PLACES = (REGION, *COUNTRIES)
_FLOW = ("export", "import", "turnover")
#: ending of an id, what a flow is divided by, its name, filters
_DIVIDED = (
    ("products", "product", "product", ("partner", "commodity")),
    ("partners", "partner", "partner", ()),
)


class Indicator(NamedTuple):
    """An indicator.

    id        the last part of its address
    measures  measure -> its units
    filters   the filters that it has, besides `country` and `period`
    partner   the partner if none is chosen
    compute   (store, query) -> its values
    countries codes that `country` may have
    flows     codes that `flow` may have, the default first
    by        what a flow is divided by: `product` or `partner`; empty where it is not divided
    """

    id: str
    name: str
    formula: str
    reference: str
    measures: Mapping[str, tuple[str, ...]]
    filters: tuple[str, ...]
    compute: Callable[[Store, Query], Iterator[Value]]
    partner: str = "CHN"
    countries: tuple[str, ...] = _PLACES
    flows: tuple[str, ...] = _FLOW
    by: str = ""


_ALL = (
    Indicator(
        "advantage",
        "Revealed comparative advantage among the five countries, by HS chapter",
        "RCA = (x_k / X) / (r_k / R): the chapter's share of the country's exports, divided by "
        "its share of the exports of the five together. Symmetric form: (RCA - 1) / (RCA + 1)",
        "Balassa (1965), Trade Liberalisation and 'Revealed' Comparative Advantage, The "
        "Manchester School 33(2), 99-123; symmetric form: Dalum, Laursen and Villumsen (1998), "
        "Structural Change in OECD Export Specialisation Patterns: De-specialisation and "
        "'Stickiness', International Review of Applied Economics 12(3), 423-443",
        {"rca": ("index",), "rca_symmetric": ("index",)},
        ("partner", "ledger", "commodity"),
        structure.advantage,
        partner="WLD",
        countries=COUNTRIES,
    ),
    Indicator(
        "similarity",
        "Export similarity between the five countries",
        "S = 100 × sum over chapters of min(a_k, b_k): the smaller of the chapter's shares of the "
        "exports of both countries",
        "Finger and Kreinin (1979), A Measure of 'Export Similarity' and Its Possible Uses, The "
        "Economic Journal 89(356), 905-912",
        {"similarity": ("index",)},
        ("partner", "ledger"),
        structure.similarity,
        partner="WLD",
        countries=COUNTRIES,
    ),
    Indicator(
        "complementarity",
        "Trade complementarity between the five countries",
        "TC = 100 × (1 - sum over chapters of |m_k - x_k| / 2): x_k are shares of the country's "
        "exports, m_k shares of the imports of `other`, both with the world",
        "Michaely (1996), Trade Preferential Agreements in Latin America: An Ex-Ante Assessment, "
        "World Bank Policy Research Working Paper",
        {"complementarity": ("index",)},
        ("ledger",),
        structure.complementarity,
        countries=COUNTRIES,
    ),
    Indicator(
        "grubel_lloyd",
        "Grubel-Lloyd index of two-way trade, by HS chapter and in all",
        "GL = 1 - |x_k - m_k| / (x_k + m_k) for a chapter; in all: "
        "1 - sum |x_k - m_k| / sum (x_k + m_k)",
        "Grubel and Lloyd (1975), Intra-industry Trade: The Theory and Measurement of "
        "International Trade in Differentiated Products, Macmillan",
        {"grubel_lloyd": ("index",)},
        ("partner", "ledger", "commodity"),
        structure.two_way,
    ),
    Indicator(
        "concentration",
        "Herfindahl-Hirschman index over HS chapters, and effective number of chapters",
        "HHI = sum over chapters of s_k^2, s_k being shares of the flow; effective number: 1 / HHI",
        "Herfindahl (1950), Concentration in the Steel Industry, dissertation, Columbia "
        "University; on its origin Hirschman (1964), The Paternity of an Index, American Economic "
        "Review; effective number: Laakso and Taagepera (1979), 'Effective' Number of Parties: A "
        "Measure with Application to West Europe, Comparative Political Studies 12(1), 3-27",
        {"hhi": ("index",), "effective_number": ("count",)},
        ("partner", "flow", "ledger"),
        structure.concentration,
    ),
    *(
        Indicator(
            f"contributions_{name}",
            f"Contributions to growth, by {part}",
            "C_k = 100 × (v_k - v_k0) / sum of v_k0. The contributions add up to the growth of the "
            "sum",
            "INSEE, Definitions: contribution to GDP growth (national accounts): the growth of a "
            "component, weighted by its part of the whole in the earlier period",
            {"contribution": ("points",)},
            (*filters, "flow", "ledger", "base"),
            change.contributions,
            by=by,
        )
        for name, by, part, filters in _DIVIDED
    ),
    *(
        Indicator(
            f"margins_{name}",
            f"Intensive and extensive margin between two years, by {part}",
            "Growth in percent of the earlier sum, in three parts: intensive (traded in both "
            "years), new (only in the later year) and lost (only in the earlier one)",
            "after Amurgo-Pacheco and Pierola (2008), Patterns of Export Diversification in "
            "Developing Countries: Intensive and Extensive Margins, World Bank Policy Research "
            "Working Paper 4473",
            {"intensive": ("points",), "new": ("points",), "lost": ("points",)},
            (*(name for name in filters if name != "commodity"), "flow", "ledger", "base"),
            change.margins,
            by=by,
        )
        for name, by, part, filters in _DIVIDED
    ),
    Indicator(
        "unit_values",
        "Unit values of HS codes with weights or numbers",
        "UV = v / q: US dollars for one tonne or for one piece, both from one source",
        "ILO, IMF, OECD, Eurostat, UNECE and World Bank (2009), Export and Import Price Index "
        "Manual: Theory and Practice",
        {"unit_value": ("USD_t", "USD_piece")},
        ("partner", "flow", "ledger", "commodity"),
        change.unit_values,
        countries=COUNTRIES,
        flows=("import", "export"),
    ),
    Indicator(
        "price_volume",
        "Growth of an HS code's value, split into price and volume",
        "Price: 100 × (p - p0) × (q + q0) / 2 / v0; volume: 100 × (q - q0) × (p + p0) / 2 / v0. "
        "They add up to the growth of the value; p is the unit value",
        "Bennet (1920), The Theory of Measurement of Changes in Cost of Living, Journal of the "
        "Royal Statistical Society; Diewert (2005), Index Number Theory Using Differences Rather "
        "Than Ratios, American Journal of Economics and Sociology 64(1), 311-360",
        {"price": ("points",), "volume": ("points",)},
        ("partner", "flow", "ledger", "base", "commodity"),
        change.price_volume,
        countries=COUNTRIES,
        flows=("import", "export"),
    ),
    Indicator(
        "terms",
        "Trade in constant prices, per person and in percent of GDP",
        "Constant prices: v × CPI of 2024 / CPI of the year (United States); per person: "
        "v / population; percent of GDP: 100 × v / GDP in current US dollars",
        "World Bank, World Development Indicators: TG.VAL.TOTL.GD.ZS (merchandise trade as a "
        "share of GDP), SP.POP.TOTL and FP.CPI.TOTL",
        {
            "constant_prices": ("USD_real",),
            "per_person": ("USD_person",),
            "per_gdp": ("percent_gdp",),
        },
        ("partner", "flow", "ledger"),
        structure.other_terms,
        flows=(*_FLOW, "balance"),
    ),
    Indicator(
        "mirror_gap",
        "Mirror gap index, of total trade and by HS chapter",
        "G = 100 × (c - o) / ((c + o) / 2): China's figure less the country's own, in percent of "
        "their mean; -200 to 200",
        "Törnqvist, Vartia and Vartia (1985), How Should Relative Changes Be Measured?, The "
        "American Statistician 39(1), 43-46: the difference relative to the arithmetic mean",
        {"gap_index": ("percent",)},
        ("flow", "commodity"),
        structure.mirror_gap,
        countries=COUNTRIES,
    ),
)

#: id -> indicator, in the order of docs/indicators.md
INDICATORS: Mapping[str, Indicator] = {indicator.id: indicator for indicator in _ALL}

#: what has no source in the package -> why it is not computed
MISSING: Mapping[str, str] = {
    "Balassa index against the world": "no world exports by HS chapter",
    "Trade intensity": "no total of world trade",
    "Complementarity with China": "no imports of China from the world by HS chapter",
    "Hummels-Klenow margins": "no world exports by product",
}
