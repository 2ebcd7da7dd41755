"""Charts as JSON for programs: the list of them, and one with its rows and sources."""

from __future__ import annotations

from typing import Any

from components.charts.kit.base import Chart, Frame, Row
from components.export.changed import changed
from components.export.csvfile import COLUMNS, FIELDS, without_breaks
from components.export.sources import sources_of
from components.language.text import _, speaking
from components.quote.citation import cite
from components.render import Renderer
from components.state import PARAMETERS, ViewState, query_of
from data.open.citation import Work, bibtex, plain


def charts_content(renderer: Renderer, host: str) -> dict[str, Any]:
    """Return the list of charts: id, question, page, parameters, addresses."""
    return {
        "release": renderer.store.package.meta.version,
        "charts": [
            {
                "id": chart.id,
                "question": chart.question,
                "view": renderer.homes[chart.id],
                "parameters": list(dict.fromkeys(PARAMETERS[name].name for name in chart.fields)),
                "address": f"{host}/api/charts/{chart.id}",
            }
            for chart in renderer.charts.values()
        ],
    }


def chart_content(
    renderer: Renderer, chart: Chart, state: ViewState, rows: Frame, host: str
) -> dict[str, Any]:
    """Return one chart in a state. The rows are those of its CSV, in the same columns."""
    store = renderer.store
    card = card_of(renderer, chart, state)
    with speaking(state.lang):
        cited = [cite(store, source["id"]) for source in sources_of(store, rows)]
        question = _(chart.question)
    work = work_of(renderer, chart, state, host)
    last = changed(store, rows)
    return {
        "chart": chart.id,
        "question": question,
        "title": without_breaks(card["title"]),
        "subtitle": without_breaks(card["subtitle"]),
        "note": without_breaks(card["note"] if rows else card["empty"]["text"]),
        "release": store.package.meta.version,
        "data_date": store.package.meta.data_date,
        "last_changed": last.release._asdict() if last and last.changed else None,
        "page": host + card["link"],
        "columns": COLUMNS,
        "rows": [cells_of(row) for row in rows],
        "sources": [
            {
                "id": source.id,
                "publisher": source.publisher,
                "title": source.title,
                "licence": source.licence,
                "accessed": store.package.sources[source.id].date_read,
                "url": source.url,
            }
            for source in cited
        ],
        "citation": {"text": plain(work), "bibtex": bibtex(work)},
    }


def card_of(renderer: Renderer, chart: Chart, state: ViewState) -> dict[str, Any]:
    """Return the card of a chart as its own page shows it."""
    own = state.only(chart.fields).with_(view=renderer.homes[chart.id])
    return renderer.card_parts(chart, own)


def work_of(renderer: Renderer, chart: Chart, state: ViewState, host: str) -> Work:
    """Return a chart in a state as a work to cite: its title, release and address."""
    meta = renderer.store.package.meta
    card = card_of(renderer, chart, state)
    return Work(
        key=f"khorgos-{chart.id.replace('_', '-')}-{meta.version}",
        title=without_breaks(card["title"]),
        version=meta.version,
        date=meta.data_date,
        url=host + card["link"],
    )


def csv_address(chart: Chart, state: ViewState, host: str, ending: str = ".csv") -> str:
    """Return the address of a file of a chart, with the filters that it uses."""
    query = query_of(state.only(chart.fields))
    return f"{host}/api/charts/{chart.id}{ending}{'?' if query else ''}{query}"


def cells_of(row: Row) -> dict[str, Any]:
    """Return column -> cell of a row, as the CSV has them."""
    cells = (getattr(row, name) for name in FIELDS)
    return {
        column: without_breaks(cell) if isinstance(cell, str) else cell
        for column, cell in zip(COLUMNS, cells, strict=True)
    }
