"""`/country/<name>/brief`: a briefing on one country, which prints on two pages.

Each sentence is the finding of a chart for that country, so it agrees with the chart, and no
number is typed here. The layout has the briefings of all countries; the style sheet shows that of
the country in the address.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Any

from dash import html

from components.charts.commodities import concentration, gains_losses, mix_year
from components.charts.kit.base import Chart, Frame, counted_by, span_of
from components.charts.kit.projects import amount, dated
from components.charts.ledgers import ledger_path
from components.charts.partners import china_share, partner_groups, top_partners
from components.charts.trade import china_trade, headline, year_to_date
from components.export.sources import one_per_publisher, sources_of
from components.language.sources import publisher_name, title_of
from components.language.text import _, in_turn, joined, language, mark, sentence, spoken_sign
from components.render import Drawn, Renderer
from components.shell.attributes import attributes
from components.shell.links import source_links
from components.state import ViewState, address, anchor
from components.views.base import View
from components.views.country import name_of
from data.records.codes import COUNTRIES
from data.records.projects import countries_of
from data.store import Store

#: fields of ViewState -> values
Choice = Mapping[str, str]
#: heading, and the charts whose findings follow, each with what is chosen for it
Section = tuple[str, tuple[tuple[Chart, Choice], ...]]
_EXPORTS: Choice = {"flow": "export"}
_IMPORTS: Choice = {"flow": "import"}
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
#: number of sections above the charts: with one, the charts also fit on the first printed page in
#: Russian, whose sentences are longer
_ABOVE = 1
#: most sources after a sentence
_SOURCES_NAMED = 2
#: most projects in the list
_PROJECTS = 6


def heading(store: Store, state: ViewState) -> str:
    """Return the heading with the country's name."""
    return _("{country}: trade with China, in brief").format(country=name_of(store, state))


def above(renderer: Renderer) -> list[Any]:
    """Return the sections above the charts, of all countries."""
    return _for_each_country(lambda country: _sections(renderer, country, SECTIONS[:_ABOVE]))


def extra(renderer: Renderer) -> list[Any]:
    """Return the sections below the charts, the projects and the sources, of all countries."""
    return _for_each_country(
        lambda country: [
            *_sections(renderer, country, SECTIONS[_ABOVE:]),
            _projects(renderer.store, country),
            _sources(renderer, country),
        ]
    )


def _for_each_country(content_of: Callable[[str], list[Any]]) -> list[Any]:
    """Return a block for each country; the style sheet shows that of the chosen country."""
    return [
        html.Div(content_of(country), className="brief-text", **attributes(data_only=country))
        for country in COUNTRIES
    ]


def _draw(renderer: Renderer, country: str, chart: Chart, chosen: Choice) -> tuple[Drawn, Choice]:
    """Draw a chart for a country, in the current language; return also the choice that was used.

    A chart of all countries may lack this one in the ledger that it chooses by itself. Then the
    first ledger that has rows of the country is used; if none has, the frame is empty.
    """
    lang = "" if language() == "en" else language()
    choices = (chosen, *({**chosen, "ledger": ledger} for ledger in chart.ledgers))
    for choice in choices:
        drawn = renderer.draw(chart, ViewState(country=country, lang=lang).with_(**choice))
        if _rows_of(drawn, country):
            return drawn, choice
    return replace(drawn, frame=()), chosen


def _rows_of(drawn: Drawn, country: str) -> Frame:
    """Return the rows of the country; the chart may show other countries, too."""
    return tuple(row for row in drawn.frame if row.country == country)


def _source_ids(renderer: Renderer, frame: Frame) -> list[str]:
    """Return the ids of the first sources of a frame, one for each publisher."""
    sources, _left = one_per_publisher(sources_of(renderer.store, frame))
    return [source["id"] for source in sources[:_SOURCES_NAMED]]


def _sections(renderer: Renderer, country: str, sections: tuple[Section, ...]) -> list[Any]:
    parts: list[Any] = []
    for title, charts in sections:
        items = [_item(renderer, country, chart, chosen) for chart, chosen in charts]
        parts.append(html.Section([html.H2(_(title)), html.Ul(items)], className="brief-section"))
    return parts


def _item(renderer: Renderer, country: str, chart: Chart, chosen: Choice) -> html.Li:
    """Return a chart's finding with ledger, period and sources; or why there is none."""
    drawn, chosen = _draw(renderer, country, chart, chosen)
    state = ViewState(view=renderer.homes[chart.id], country=country).with_(**chosen)
    if not drawn.frame:
        return html.Li(renderer.why_empty(chart, state), className="brief-missing")
    rows = _rows_of(drawn, country)
    return html.Li(
        [
            html.A(
                sentence(chart.finding(drawn.frame, drawn.state)),
                href=f"{address(state)}#{anchor(chart.id)}",
            ),
            html.Span(
                f" {in_turn(counted_by(rows), span_of(rows))}{spoken_sign(' ')}",
                className="brief-who",
            ),
            *source_links(renderer.store, _source_ids(renderer, rows)),
        ]
    )


def _projects(store: Store, country: str) -> html.Section:
    """List the projects with the latest status: name, amount and its type, status, sources."""
    projects = [project for project in store.package.projects if country in countries_of(project)]
    projects.sort(key=lambda project: project.status_as_of, reverse=True)
    items = []
    for project in projects[:_PROJECTS]:
        value = [amount(project)] if project.value_usd is not None else []
        facts = [_(project.name), *value, dated(project)]
        items.append(
            html.Li(
                [
                    html.A(
                        sentence(joined(facts, "; ")),
                        href=address(ViewState("projects", item=project.id)),
                    ),
                    spoken_sign(" "),
                    *source_links(store, project.source.split(";")[:_SOURCES_NAMED]),
                ]
            )
        )
    return html.Section(
        [html.H2(_("Projects, latest news first")), html.Ul(items)], className="brief-section"
    )


def _sources(renderer: Renderer, country: str) -> html.Section:
    """List publisher, title and address of the sources of all sentences, for the printed page."""
    source_ids = dict.fromkeys(
        source_id
        for _title, charts in SECTIONS
        for chart, chosen in charts
        for source_id in _source_ids(
            renderer, _rows_of(_draw(renderer, country, chart, chosen)[0], country)
        )
    )
    store = renderer.store
    sources = [store.package.sources[source_id] for source_id in source_ids]
    citations = dict.fromkeys(
        (publisher_name(store, source), title_of(store, source), source.url or "")
        for source in sources
    )
    lines = [
        html.Li(joined((joined((publisher, sentence(title)), ": "), *filter(None, [url])), " "))
        for publisher, title, url in citations
    ]
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
    marks=False,
)
