"""`/data`: coverage, tables to download, sources with their licences, and caveats."""

from __future__ import annotations

from typing import Any

from dash import html

from components.charts.ledgers import coverage
from components.language import numbers
from components.language.sources import counter_name, publisher_name, title_of
from components.language.terms import country_name
from components.language.text import _, capital, joined, mark
from components.render import Renderer
from components.shell.markup import filled, templates
from components.state import ViewState
from components.views.base import View
from components.views.differences import changed_figures
from components.views.opendata import open_data
from data.records.sources import Source
from data.store import Store

_SOURCES = templates(__file__).get_template("sources.html")


def heading(store: Store, state: ViewState) -> str:
    """Return the heading, which is the same for every state."""
    return _("Data, coverage and sources")


def extra(renderer: Renderer) -> list[Any]:
    """Return the open data, the lists of sources, what the offices publish, and caveats."""
    store = renderer.store
    changed = changed_figures(store.package, renderer.asof)
    return [
        open_data(store, renderer.asof),
        changed,
        _sources(store),
        _offices(store),
        _caveats(store),
    ]


def _offices(store: Store) -> html.Section:
    """List, for each country, what the statistics office publishes and what was not found."""
    offices = [
        html.Div(
            [
                html.H3(joined((country_name(code), _(info.statistics_office)), ": ")),
                html.Ul([html.Li(_(text)) for text in info.publishes]),
                html.P(_("Not found:")),
                html.Ul([html.Li(_(text)) for text in info.does_not_publish]),
            ]
        )
        for code, info in store.package.countries.items()
    ]
    return html.Section(
        [
            html.H2(_("What the statistics offices publish")),
            html.Div(offices, className="columns narrow"),
        ],
        className="block",
    )


def _sources(store: Store) -> html.Section:
    """List the data sets; then, folded, other snapshots of them and single pages."""
    datasets: list[dict[str, str]] = []
    others: list[dict[str, str]] = []
    titles: set[str] = set()
    for source_id, source in store.package.sources.items():
        first = source.kind == "dataset" and source.title not in titles
        (datasets if first else others).append(_source(store, source_id, source))
        titles.add(source.title)
    return html.Section(
        [
            html.H2(_("Sources"), id="sources"),
            filled(_SOURCES, sources=datasets),
            html.Details(
                [
                    html.Summary(
                        _(
                            "{count} pages and snapshots from which single figures were taken"
                        ).format(count=len(others))
                    ),
                    filled(_SOURCES, sources=others),
                ]
            ),
        ],
        className="block",
    )


def _source(store: Store, source_id: str, source: Source) -> dict[str, str]:
    """Return the texts of one source, by the names in templates/sources.html."""
    url = source.url or source.repository or ""
    published = source.date_published
    who = counter_name(store, source.counted_by or "")
    text = _("counted by {names}").format(names=who) if who else ""
    return {
        "id": source_id,
        "publisher": capital(publisher_name(store, source)),
        "title": title_of(store, source),
        "counted": capital(text),
        "copied": _("Public copy:"),
        "mirror": source.repository if source.repository and source.repository not in url else "",
        "url": url if url.startswith(("https://", "http://")) else "",
        "published": numbers.period(published) if published else "",
        "terms": _("Licence: {licence}. Accessed {date}.").format(
            licence=_(source.licence), date=numbers.period(source.date_read)
        ),
    }


def _caveats(store: Store) -> html.Section:
    return html.Section(
        [
            html.H2(_("Points to note")),
            html.Ul(
                [html.Li(_(caveat.text)) for caveat in store.package.caveats.values()],
                className="columns",
            ),
        ],
        className="block",
    )


VIEW = View(
    id="data",
    name=mark("Data"),
    heading=heading,
    lede=mark(
        "Figures are missing here because none was found, or because what "
        "is published is too incomplete to show."
    ),
    charts=(coverage.CHART,),
    extra=extra,
)
