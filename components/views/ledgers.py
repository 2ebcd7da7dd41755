"""`/ledgers`: both counts of the same trade, how far they differ, and what is documented of why."""

from __future__ import annotations

from typing import Any

from dash import html

from components.charts.kit.base import label_of
from components.charts.ledgers import ledger_gap, ledger_path, ledger_ratios
from components.language import numbers
from components.language.terms import flow_name
from components.language.text import _, joined, mark, one_stop, spoken_sign
from components.render import Renderer
from components.shell.links import source_links
from components.state import DEFAULT, ViewState
from components.views.base import View
from data.analysis.mirror import freight_band, gaps, silent
from data.records.codes import COUNTRIES
from data.records.gaps import Cause
from data.store import Store


def heading(store: Store, state: ViewState) -> str:
    """Always the same."""
    return _("Mirror statistics: how far do the two sides differ?")


def extra(renderer: Renderer) -> list[Any]:
    """Why the two differ: the conventions, then a card for each country."""
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
                html.Div([_card(store, country) for country in COUNTRIES], className="note-grid"),
            ],
            className="why-block",
        )
    ]


def _card(store: Store, country: str) -> html.Article:
    """One country: its two figures, the documented causes, and what is left."""
    causes = store.package.gaps.causes.values()
    own = [cause for cause in causes if cause.countries == (country,)]
    return html.Article(
        [
            html.H3(label_of(store, country)),
            *_figures(store, country),
            *(
                [html.Ul([_cause(store, cause) for cause in own], className="causes")]
                if own
                else []
            ),
            *(
                html.P([text, " ", *source_links(store, sources)], className="note-more")
                for text, sources in _remarks(store, country)
            ),
            html.P(_left(store, country), className="note-left"),
        ],
        className="note-card",
    )


def _figures(store: Store, country: str) -> list[Any]:
    """China's turnover, the country's own and the ratio, of the newest year that has both."""
    known = gaps(store, country, "turnover")
    if silent(store, country) or not known:
        china = store.annual(country, "turnover", "china")
        year = max(china)
        value, mine, times = china[year].value_usd, _("none published"), ""
    else:
        gap = known[max(known)]
        year, value = gap.period, gap.china.value_usd
        mine, times = numbers.money(gap.own.value_usd), numbers.times(gap.ratio)
    figures = [
        (_("China’s customs"), numbers.money(value)),
        (_("National statistics"), mine),
        *([(_("Ratio"), times)] if times else []),
    ]
    return [
        html.P(_("Total trade with China, {year}").format(year=year), className="note-year"),
        html.Dl(
            [html.Div([html.Dt(name), html.Dd(text)]) for name, text in figures],
            className="note-figures",
        ),
    ]


def _cause(store: Store, cause: Cause) -> html.Li:
    """A documented cause, what it concerns, and where it is stated."""
    about = [
        joined(flow_name(flow) for flow in cause.flow),
        "–".join(str(year) for year in dict.fromkeys(cause.years or ())),
    ]
    scope = joined(part for part in about if part)
    named = [html.Strong(_("{scope}: ").format(scope=scope[:1].upper() + scope[1:]))]
    return html.Li(
        [*(named if scope else []), _(cause.text), " ", *source_links(store, cause.sources)]
    )


def _remarks(store: Store, country: str) -> list[tuple[str, tuple[str, ...]]]:
    """What a reader must know of the figures: a second ledger that is missing, a special total."""
    notes = store.package.gaps
    missing = silent(store, country)
    found = [(_(missing.text), missing.sources)] if missing else []
    prints = (total for total in notes.office_prints.values() if total.country == country)
    return found + [(_(total.why), (total.source,)) for total in prints]


def _left(store: Store, country: str) -> list[Any]:
    """What freight and insurance leave of the newest gap in imports; computed, never written."""
    known = gaps(store, country, "import")
    if silent(store, country) or not known:
        return [_("Nothing to compare: China’s figure cannot be checked.")]
    gap = known[max(known)]
    band = freight_band(store, gap, DEFAULT.cif_band)
    assert band is not None  # imports always have one
    counted = [
        _("Imports in {year}: China recorded {china}, the country {own}.").format(
            year=gap.period,
            china=numbers.money(gap.china.value_usd),
            own=numbers.money(gap.own.value_usd),
        ),
        _(
            "With {percent} for freight and insurance, the country would record {low} to {high}."
        ).format(
            percent="{:g}–{:g}".format(*DEFAULT.cif_band) + numbers.percent_sign(),
            low=numbers.money(band.low),
            high=numbers.money(band.high),
        ),
    ]
    if band.explains:
        left = _("Its figure is in that range: nothing is left to explain.")
    elif gap.china.value_usd <= gap.own.value_usd < band.low:
        left = _("Its figure is below that range but above China’s: little is left to explain.")
    else:
        left = _(
            "At least {left} is unexplained; no source says how much each cause accounts for."
        ).format(left=numbers.money(abs(band.beyond)))
    return [one_stop(joined(counted, " ")), spoken_sign(" "), html.Strong(left)]


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
