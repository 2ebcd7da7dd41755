"""Where the figures of a file come from: the second sheet of a workbook."""

from __future__ import annotations

from components.charts.kit.base import Chart
from components.export.changed import sentence
from components.export.sources import sources_of
from components.export.workbook import About
from components.language import numbers
from components.language.text import _
from components.quote.citation import cite
from components.render import Renderer
from components.state import ViewState


def about_file(renderer: Renderer, chart: Chart, state: ViewState, host: str) -> About:
    """Title, subtitle, notes, address, version and sources of what a chart shows for `state`.

    In the reader's language. `host` is the origin of the site: `https://example.org`.
    """
    store = renderer.store
    meta = store.package.meta
    shown = state.with_(view=renderer.homes[chart.id])
    card = renderer.card_parts(chart, shown)
    rows = renderer.draw(chart, state).rows
    cited = [cite(store, source["id"]) for source in sources_of(store, rows)]
    paragraphs = (
        card["title"],
        card["subtitle"],
        card["note"] if rows else card["empty"]["text"],
        host + card["link"],
        _(
            "Khorgos, data package {version}, data of {date}. "
            "Missing figures are missing, never zero."
        ).format(version=meta.version, date=numbers.period(meta.data_date)),
        sentence(store, rows) if rows else "",
        _("The figures are their publishers’. Each source has its own licence, listed here."),
    )
    return About(
        sheet=_("Sources and notes"),
        lines=[
            *((text,) for text in paragraphs if text),
            (),
            ("source_id", _("Publisher"), _("Title"), _("Licence"), _("Accessed"), _("Address")),
            *(
                (source.id, source.publisher, source.title, source.licence, source.read, source.url)
                for source in cited
            ),
        ],
    )
