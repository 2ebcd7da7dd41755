"""What the charts of pipeline gas share: rows by exporter and year, drawn as lines."""

from __future__ import annotations

from components.charts.kit import draw, style
from components.charts.kit.base import (
    Figure,
    Frame,
    Row,
    brief,
)
from components.charts.kit.labels import PIPELINE_GAS, commodity_label, label_of
from components.charts.kit.lettering import End
from components.language.sources import publisher_name
from components.language.terms import PRESS
from components.language.text import _, joined, mark
from components.state import ViewState
from data.records.codes import CHINA, COUNTRIES, REGION
from data.records.series import WHOLE_LINE, Published
from data.store import Store

#: text of an empty card
NO_GAS = mark("Only Turkmenistan, Uzbekistan and Kazakhstan sell gas to China by pipeline.")
#: China's customs stopped publishing volumes by country early in this year
LAST_VOLUMES = 2022
#: unit of energy.csv -> factor to the unit of the rows
SCALE = {"USD mn": 1e6, "bcm": 1.0}


def row_of(store: Store, published: Published, *, measure: str, unit: str) -> Row:
    """A published figure as a row: a country's export to China, in dollars or billion cubic metres.

    Its ledger is that of the customs or office that is quoted, else the press.
    """
    assert published.value is not None
    country = published.subject if published.subject in COUNTRIES else REGION
    whole = published.subject == WHOLE_LINE
    notes = [publisher_name(store, published.publisher), _(published.note)]
    return Row(
        country=country,
        country_name=label_of(store, country),
        partner=CHINA,
        partner_name=label_of(store, CHINA),
        period=published.period,
        flow="export",
        commodity=PIPELINE_GAS,
        commodity_name=commodity_label(store, PIPELINE_GAS),
        measure=measure,
        value=published.value * SCALE[published.unit],
        unit=unit,
        ledger=published.side or PRESS,
        status=published.status,
        source=published.source,
        note=joined(filter(None, notes), "; "),
        item="gas-ab" if whole else "",
        item_name=_("Whole pipeline") if whole else "",
        publisher=publisher_name(store, published.publisher),
    )


def lines(frame: Frame, state: ViewState, axis: Figure) -> Figure:
    """A line for each exporter, labelled with its latest value."""
    chosen = "" if state.country == REGION else state.country
    data, ends = [], []
    for country, rows in draw.groups(frame, "country").items():
        data.append(
            draw.line(
                rows,
                name=rows[0].country_name,
                colour=style.COUNTRY_COLOURS[country],
                opacity=style.fade(country, chosen),
                click=lambda row: {"country": row.country},
            )
        )
        last = rows[-1]
        end = End(last.country_name, last.value, style.COUNTRY_COLOURS[country], brief(last))
        ends.append(end._replace(period=last.period))
    return {"data": data, "layout": draw.time_layout(frame, ends, axis, "", years=4)}
