"""`/country/<name>/brief`: one country on two printed pages, every sentence computed.

Each sentence is the finding of a chart for that country, so no number here is written by hand and
none can differ from the chart that it comes from. The briefings of all five are laid out once;
the style sheet shows the one of the country in the address.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from dash import html

from components.charts.kit.base import Frame, span_of
from components.charts.kit.projects import amount, dated
from components.charts.registry import CHARTS
from components.language.sources import title_of
from components.language.terms import ledger_name
from components.language.text import _, in_turn, joined, language, mark, sentence
from components.render import Drawn, Renderer
from components.shell.attributes import attributes
from components.shell.links import source_links
from components.state import ViewState, address, anchor
from components.views.base import View
from components.views.country import name_of
from data.records.codes import COUNTRIES
from data.records.projects import countries_of
from data.store import Store

Section = tuple[str, tuple[tuple[str, Mapping[str, str]], ...]]
#: heading, and the charts whose findings stand below it, each with what is chosen in it
SECTIONS: tuple[Section, ...] = (
    (mark("Trade with China"), (("china_trade", {}), ("year_to_date", {}), ("china_share", {}))),
    (
        mark("Partners"),
        (("top_partners", {"flow": "export"}), ("top_partners", {"flow": "import"})),
    ),
    (
        mark("What is traded with China"),
        (
            ("mix_year", {"flow": "export"}),
            ("mix_year", {"flow": "import"}),
            ("gains_losses", {"flow": "export"}),
            ("concentration", {"flow": "export"}),
        ),
    ),
    (
        mark("Two counts of the same trade"),
        (("ledger_path", {"flow": "export"}), ("ledger_path", {"flow": "import"})),
    ),
)
#: so many sections stand above the charts
_ABOVE = 2
_SOURCES_NAMED = 2
_PROJECTS = 6


def heading(store: Store, state: ViewState) -> str:
    """Name of the country."""
    return _("{country}: trade with China, in brief").format(country=name_of(store, state))


def above(store: Store) -> list[Any]:
    """What stands before the charts, for each country."""
    return _each(store, lambda renderer, country: _sections(renderer, country, SECTIONS[:_ABOVE]))


def extra(store: Store) -> list[Any]:
    """What stands after the charts, for each country, and the sources of the whole page."""
    return _each(
        store,
        lambda renderer, country: [
            *_sections(renderer, country, SECTIONS[_ABOVE:]),
            _projects(store, country),
            _sources(renderer, country),
        ],
    )


def _each(store: Store, told: Callable[[Renderer, str], list[Any]]) -> list[Any]:
    renderer = Renderer(store)
    return [
        html.Div(told(renderer, country), className="brief-text", **attributes(data_only=country))
        for country in COUNTRIES
    ]


def _drawn(renderer: Renderer, country: str, chart_id: str, chosen: Mapping[str, str]) -> Drawn:
    """A chart for a country, in the language of the page."""
    lang = "" if language() == "en" else language()
    state = ViewState(view=CHARTS[chart_id].view, country=country, lang=lang).with_(**chosen)
    return renderer.draw(CHARTS[chart_id], state)


def _own(drawn: Drawn, country: str) -> Frame:
    """The rows that a finding about the country speaks of, where the chart shows others too."""
    return tuple(row for row in drawn.frame if row.country == country) or drawn.frame


def _named(renderer: Renderer, frame: Frame) -> list[str]:
    """Sources of a frame, one for each publisher."""
    found: dict[str, str] = {}
    for one in renderer.sources(frame):
        found.setdefault(one["publisher"], one["id"])
    return list(found.values())[:_SOURCES_NAMED]


def _sections(renderer: Renderer, country: str, sections: tuple[Section, ...]) -> list[Any]:
    parts: list[Any] = []
    for title, charts in sections:
        items = [_item(renderer, country, chart_id, chosen) for chart_id, chosen in charts]
        parts.append(html.Section([html.H2(_(title)), html.Ul(items)], className="brief-section"))
    return parts


def _item(renderer: Renderer, country: str, chart_id: str, chosen: Mapping[str, str]) -> html.Li:
    """A chart's finding with who counted, when, and by which sources; or why there is none."""
    chart, drawn = CHARTS[chart_id], _drawn(renderer, country, chart_id, chosen)
    state = ViewState(view=chart.view, country=country).with_(**chosen)
    if not drawn.frame:
        why = chart.why_empty(renderer.store, state) if chart.why_empty else _(chart.missing)
        return html.Li(why, className="brief-missing")
    own = _own(drawn, country)
    ledgers = joined(dict.fromkeys(ledger_name(row.ledger) for row in own), "; ")
    return html.Li(
        [
            html.A(
                sentence(chart.finding(drawn.frame, drawn.state)),
                href=f"{address(state)}#{anchor(chart_id)}",
            ),
            html.Span(f" {in_turn(ledgers, span_of(own))} ", className="brief-who"),
            *source_links(renderer.store, _named(renderer, own)),
        ]
    )


def _projects(store: Store, country: str) -> html.Section:
    """The projects whose status is newest: amount with its kind, status with its date, sources."""
    own = [one for one in store.package.projects if country in countries_of(one)]
    own.sort(key=lambda one: one.status_as_of, reverse=True)
    items = []
    for one in own[:_PROJECTS]:
        value = [amount(one)] if one.value_usd is not None else []
        told = [_(one.name), *value, dated(one)]
        items.append(
            html.Li(
                [
                    html.A(
                        sentence(joined(told, "; ")),
                        href=address(ViewState("projects", item=one.id)),
                    ),
                    " ",
                    *source_links(store, one.source.split(";")[:_SOURCES_NAMED]),
                ]
            )
        )
    return html.Section(
        [html.H2(_("Projects, newest news first")), html.Ul(items)], className="brief-section"
    )


def _sources(renderer: Renderer, country: str) -> html.Section:
    """Publisher, title and address of every source that is named, to be read on paper."""
    named = dict.fromkeys(
        one
        for _title, charts in SECTIONS
        for chart_id, chosen in charts
        for one in _named(renderer, _own(_drawn(renderer, country, chart_id, chosen), country))
    )
    store = renderer.store
    known = [store.package.sources[one] for one in named]
    told = dict.fromkeys((one.publisher, title_of(store, one), one.url or "") for one in known)
    lines = [html.Li(f"{who}: {title}. {url}".strip()) for who, title, url in told]
    return html.Section(
        [html.H2(_("Sources")), html.Ol(lines)], className="brief-section brief-sources"
    )


VIEW = View(
    id="brief",
    name=mark("Briefing"),
    heading=heading,
    above=above,
    extra=extra,
    in_nav=False,
    marks="",
    lede=mark("Every sentence is computed from the data package. Print it: two pages of A4."),
    why_not={
        "flow": mark("The briefing tells exports and imports"),
        "period": mark("The briefing takes the newest figures"),
        "base": mark("The briefing takes the newest figures"),
        "partner": mark("Trade with China"),
        "commodity": mark("All commodities"),
        "ledger": mark("Each sentence says who counted"),
    },
)
