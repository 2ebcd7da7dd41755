"""`/country/<name>/brief`: one country on two printed pages, every sentence computed.

Each sentence is the finding of a chart for that country, so no number here is written by hand and
none can differ from the chart that it comes from. The briefings of all five are laid out once;
the style sheet shows the one of the country in the address.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from dash import html

from components.charts.commodities import concentration, gains_losses, mix_year
from components.charts.kit.base import Chart, Frame, span_of
from components.charts.kit.projects import amount, dated
from components.charts.ledgers import ledger_path
from components.charts.partners import china_share, partner_groups, top_partners
from components.charts.trade import china_trade, headline, year_to_date
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

#: a chart, and what is chosen in it
Chosen = tuple[Chart, Mapping[str, str]]
#: heading, and the charts whose findings stand below it
Section = tuple[str, tuple[Chosen, ...]]
_EXPORTS: Mapping[str, str] = {"flow": "export"}
_IMPORTS: Mapping[str, str] = {"flow": "import"}
SECTIONS: tuple[Section, ...] = (
    (
        mark("Trade with China"),
        ((china_trade.CHART, {}), (year_to_date.CHART, {}), (china_share.CHART, {})),
    ),
    (
        mark("Partners"),
        ((top_partners.CHART, _EXPORTS), (top_partners.CHART, _IMPORTS)),
    ),
    (
        mark("What is traded with China"),
        (
            (mix_year.CHART, _EXPORTS),
            (mix_year.CHART, _IMPORTS),
            (gains_losses.CHART, _EXPORTS),
            (concentration.CHART, _EXPORTS),
        ),
    ),
    (
        mark("Two sets of figures for the same trade"),
        ((ledger_path.CHART, _EXPORTS), (ledger_path.CHART, _IMPORTS)),
    ),
)
#: so many sections stand above the charts
_ABOVE = 2
_SOURCES_NAMED = 2
_PROJECTS = 6


def heading(store: Store, state: ViewState) -> str:
    """Name of the country."""
    return _("{country}: trade with China, in brief").format(country=name_of(store, state))


def above(renderer: Renderer) -> list[Any]:
    """What stands before the charts, for each country."""
    return _each(lambda country: _sections(renderer, country, SECTIONS[:_ABOVE]))


def extra(renderer: Renderer) -> list[Any]:
    """What stands after the charts, for each country, and the sources of the whole page."""
    return _each(
        lambda country: [
            *_sections(renderer, country, SECTIONS[_ABOVE:]),
            _projects(renderer.store, country),
            _sources(renderer, country),
        ]
    )


def _each(text_of: Callable[[str], list[Any]]) -> list[Any]:
    return [
        html.Div(text_of(country), className="brief-text", **attributes(data_only=country))
        for country in COUNTRIES
    ]


Choice = Mapping[str, str]


def _drawn(renderer: Renderer, country: str, chart: Chart, chosen: Choice) -> tuple[Drawn, Choice]:
    """A chart for a country, in the language of the page, and what was chosen for it.

    A chart of all five may have nothing of this country in the ledger that it takes by itself:
    the first ledger that has is chosen then, and none says anything of another country.
    """
    lang = "" if language() == "en" else language()
    choices = (chosen, *({**chosen, "ledger": ledger} for ledger in chart.ledgers))
    for choice in choices:
        drawn = renderer.draw(chart, ViewState(country=country, lang=lang).with_(**choice))
        if _own(drawn, country):
            return drawn, choice
    return replace(drawn, frame=()), chosen


def _own(drawn: Drawn, country: str) -> Frame:
    """The rows that a finding about the country speaks of, where the chart shows others too."""
    return tuple(row for row in drawn.frame if row.country == country)


def _source_ids(renderer: Renderer, frame: Frame) -> list[str]:
    """Ids of the sources of a frame, one for each publisher."""
    first: dict[str, str] = {}
    for source in renderer.sources(frame):
        first.setdefault(source["publisher"], source["id"])
    return list(first.values())[:_SOURCES_NAMED]


def _sections(renderer: Renderer, country: str, sections: tuple[Section, ...]) -> list[Any]:
    parts: list[Any] = []
    for title, charts in sections:
        items = [_item(renderer, country, chart, chosen) for chart, chosen in charts]
        parts.append(html.Section([html.H2(_(title)), html.Ul(items)], className="brief-section"))
    return parts


def _item(renderer: Renderer, country: str, chart: Chart, chosen: Mapping[str, str]) -> html.Li:
    """A chart's finding with who counted, when, and by which sources; or why there is none."""
    drawn, chosen = _drawn(renderer, country, chart, chosen)
    state = ViewState(view=renderer.homes[chart.id], country=country).with_(**chosen)
    if not drawn.frame:
        why = chart.why_empty(renderer.store, state) if chart.why_empty else _(chart.missing)
        return html.Li(why, className="brief-missing")
    own = _own(drawn, country)
    ledgers = joined(dict.fromkeys(ledger_name(row.ledger) for row in own), "; ")
    return html.Li(
        [
            html.A(
                sentence(chart.finding(drawn.frame, drawn.state)),
                href=f"{address(state)}#{anchor(chart.id)}",
            ),
            html.Span(f" {in_turn(ledgers, span_of(own))} ", className="brief-who"),
            *source_links(renderer.store, _source_ids(renderer, own)),
        ]
    )


def _projects(store: Store, country: str) -> html.Section:
    """The projects whose status is newest: amount with its kind, status with its date, sources."""
    own = [project for project in store.package.projects if country in countries_of(project)]
    own.sort(key=lambda project: project.status_as_of, reverse=True)
    items = []
    for project in own[:_PROJECTS]:
        value = [amount(project)] if project.value_usd is not None else []
        facts = [_(project.name), *value, dated(project)]
        items.append(
            html.Li(
                [
                    html.A(
                        sentence(joined(facts, "; ")),
                        href=address(ViewState("projects", item=project.id)),
                    ),
                    " ",
                    *source_links(store, project.source.split(";")[:_SOURCES_NAMED]),
                ]
            )
        )
    return html.Section(
        [html.H2(_("Projects, latest news first")), html.Ul(items)], className="brief-section"
    )


def _sources(renderer: Renderer, country: str) -> html.Section:
    """Publisher, title and address of every source that is named, to be read on paper."""
    named = dict.fromkeys(
        source_id
        for _title, charts in SECTIONS
        for chart, chosen in charts
        for source_id in _source_ids(
            renderer, _own(_drawn(renderer, country, chart, chosen)[0], country)
        )
    )
    store = renderer.store
    sources = [store.package.sources[source_id] for source_id in named]
    cited = dict.fromkeys(
        (source.publisher, title_of(store, source), source.url or "") for source in sources
    )
    lines = [html.Li(f"{who}: {title}. {url}".strip()) for who, title, url in cited]
    return html.Section(
        [html.H2(_("Sources")), html.Ol(lines)], className="brief-section brief-sources"
    )


VIEW = View(
    id="brief",
    name=mark("Briefing"),
    heading=heading,
    lede=mark("Every sentence is calculated from the data package. It prints on two A4 pages."),
    above=above,
    charts=(
        headline.CHART,
        china_trade.CHART,
        partner_groups.CHART,
        mix_year.CHART,
    ),
    extra=extra,
    in_nav=False,
    marks="",
)
