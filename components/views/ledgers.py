"""`/ledgers`: mirror statistics, the gap between both sides, and its documented causes."""

from __future__ import annotations

from typing import Any

from dash import html

from components.charts.kit.base import label_of
from components.charts.ledgers import ledger_gap, ledger_path, ledger_ratios
from components.language import numbers
from components.language.terms import flow_name
from components.language.text import _, capital, joined, mark, one_stop, spoken_sign
from components.render import Renderer
from components.shell.links import source_links
from components.state import DEFAULT, ViewState
from components.views.base import View
from data.analysis.mirror import freight_band, gaps, silent
from data.records.codes import COUNTRIES
from data.records.gaps import Cause
from data.store import Store


def heading(store: Store, state: ViewState) -> str:
    """Return the heading, which is the same for every state."""
    return _("Mirror statistics: how far do the two sides differ?")


def extra(renderer: Renderer) -> list[Any]:
    """Return the causes of gaps: those of several countries, then a card for each country."""
    store = renderer.store
    causes = store.package.gaps.causes.values()
    general = [cause for cause in causes if len(cause.countries) > 1]
    return [
        html.Section(
            [
                html.H2(_("Why the two sides differ"), id="why"),
                html.P(
                    _(
                        "Only causes stated by a source are listed, each with its source. "
                        "Unexplained gaps are labelled, with their size."
                    ),
                    className="lede",
                ),
                html.Ul([_cause(store, cause) for cause in general], className="causes"),
                html.Div(
                    [_card(store, country) for country in COUNTRIES],
                    className="note-grid cause-grid",
                ),
            ],
            className="why-block",
        )
    ]


def _card(store: Store, country: str) -> html.Article:
    """Return the card of a country: both figures, its own causes, and the unexplained rest."""
    causes = store.package.gaps.causes.values()
    own_causes = [cause for cause in causes if cause.countries == (country,)]
    return html.Article(
        [
            html.H3(label_of(store, country)),
            *_figures(store, country),
            *(
                [html.Ul([_cause(store, cause) for cause in own_causes], className="causes")]
                if own_causes
                else []
            ),
            *(
                html.P(
                    [text, spoken_sign(" "), *source_links(store, sources)], className="note-more"
                )
                for text, sources in _remarks(store, country)
            ),
            html.P(_unexplained(store, country), className="note-left"),
        ],
        className="note-card",
    )


def _figures(store: Store, country: str) -> list[Any]:
    """Return total trade as recorded by each side, and the ratio, of the latest year with both.

    Without such a year: the latest year that either side has, and what it recorded.
    """
    gap_by_year = gaps(store, country, "turnover")
    if silent(store, country) or not gap_by_year:
        china = store.annual(country, "turnover", "china")
        own = store.annual(country, "turnover", "partner")
        year = max((*china, *own), default="")
        if not year:
            return [html.P(_("not in this package"), className="note-year")]
        china_text = (
            numbers.money(china[year].value_usd) if year in china else _("not in this package")
        )
        own_text = numbers.money(own[year].value_usd) if year in own else _none(store, country)
        ratio = ""
    else:
        gap = gap_by_year[max(gap_by_year)]
        year, ratio = gap.period, numbers.times(gap.ratio)
        china_text = numbers.money(gap.china.value_usd)
        own_text = numbers.money(gap.own.value_usd)
    figures = [
        (_("China’s customs"), china_text),
        (_("National statistics"), own_text),
        *([(_("Ratio"), ratio)] if ratio else []),
    ]
    return [
        html.P(_("Total trade with China, {year}").format(year=year), className="note-year"),
        html.Dl(
            [html.Div([html.Dt(capital(name)), html.Dd(text)]) for name, text in figures],
            className="note-figures",
        ),
    ]


def _none(store: Store, country: str) -> str:
    """Return what stands for a missing own figure: only of some is it known that none exists."""
    return _("none published") if silent(store, country) else _("not in this package")


def _cause(store: Store, cause: Cause) -> html.Li:
    """Return a documented cause: the flows and years that it concerns, its text, its sources."""
    flows = joined(flow_name(flow) for flow in cause.flow)
    years = "–".join(str(year) for year in dict.fromkeys(cause.years or ()))
    scope = joined(part for part in (flows, years) if part)
    label = [html.Strong(_("{scope}: ").format(scope=scope[:1].upper() + scope[1:]))]
    return html.Li(
        [
            *(label if scope else []),
            _(cause.text),
            spoken_sign(" "),
            *source_links(store, cause.sources),
        ]
    )


def _remarks(store: Store, country: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return remarks on the country's own figures, each with its sources.

    They say that it publishes none, or that the office's own total differs from that in charts.
    """
    notes = store.package.gaps
    missing = silent(store, country)
    remarks = [(_(missing.text), missing.sources)] if missing else []
    prints = (total for total in notes.office_prints.values() if total.country == country)
    return remarks + [(_(total.why), (total.source,)) for total in prints]


def _money(usd: float | None) -> str:
    """Return an amount for a sentence: its unit never begins a line."""
    return numbers.money(usd).replace(" ", "\N{NO-BREAK SPACE}")


def _unexplained(store: Store, country: str) -> list[Any]:
    """Return what freight and insurance leave unexplained of the latest gap in imports."""
    gap_by_year = gaps(store, country, "import")
    if silent(store, country) or not gap_by_year:
        return [_("Nothing to compare: China’s figure cannot be checked.")]
    gap = gap_by_year[max(gap_by_year)]
    band = freight_band(store, gap, DEFAULT.cif_band)
    assert band is not None  # imports always have one
    comparison = [
        _("Imports in {year}: China recorded {china}, the country {own}.").format(
            year=gap.period,
            china=_money(gap.china.value_usd),
            own=_money(gap.own.value_usd),
        ),
        _(
            "With {percent} for freight and insurance, the country would record {low} to {high}."
        ).format(
            percent="{:g}–\N{WORD JOINER}{:g}".format(*DEFAULT.cif_band) + numbers.percent_sign(),
            low=_money(band.low),
            high=_money(band.high),
        ),
    ]
    if band.explains:
        left = _("Its figure is in that range: nothing is left to explain.")
    elif gap.china.value_usd <= gap.own.value_usd < band.low:
        left = _("Its figure is below that range but above China’s: little is left to explain.")
    else:
        difference = abs(gap.china.value_usd - gap.own.value_usd)
        text = _("At least {left} is unexplained; no source says how much each cause accounts for.")
        if abs(band.beyond) > difference:
            text = _(
                "Freight widens the gap from {gap} to at least {left}, because an importer counts "
                "it and China exports; no source says how much each cause accounts for."
            )
        left = text.format(left=_money(abs(band.beyond)), gap=_money(difference))
    return [one_stop(joined(comparison, " ")), spoken_sign(" "), html.Strong(left)]


VIEW = View(
    id="ledgers",
    name=mark("Mirror statistics"),
    heading=heading,
    lede=mark(
        "China’s customs and national statistics record the same trade and "
        "get different results. Both are shown side by side; neither is "
        "corrected."
    ),
    charts=(
        ledger_gap.CHART,
        ledger_ratios.CHART,
        ledger_path.CHART,
    ),
    extra=extra,
)
