"""What does the trade consist of: HS sections, and the chapters in them?"""

from __future__ import annotations

from components.charts.kit import marks, paint, style
from components.charts.kit.base import (
    Chart,
    Figure,
    Frame,
    Row,
    brief,
    partner_of,
    row_of,
    show,
    show_part,
)
from components.charts.kit.base import subtitle_of as base_subtitle
from components.charts.kit.lettering import wrap
from components.charts.kit.mixes import section_name, sum_row
from components.charts.kit.points import point
from components.language import numbers
from components.language.terms import flow_name, trade_with
from components.language.text import _, mark
from components.state import ViewState
from data.analysis.commodity_mix import added, by_section, chapters_of, largest_first
from data.analysis.comparability import goods_flow
from data.analysis.measures import share
from data.store import Store

#: measure of the row of a section, whose commodity is its numeral and whose chapters follow it
_SECTION = "section_total"


def table(store: Store, state: ViewState) -> Frame:
    """US dollars: each section (measure `section_total`), followed by its chapters."""
    flow, partner = goods_flow(state.flow), partner_of(state)
    chapters = chapters_of(store, state.country, flow, state.ledger, state.period, partner)
    total = added(chapters)
    rows: list[Row] = []
    for section, parts in largest_first(by_section(store, chapters)).items():
        name = section_name(store, section)
        whole = sum_row(store, parts, section, name)
        rows.append(_with_part(whole._replace(measure=_SECTION), total))
        rows += [_with_part(row_of(store, chapter), total) for chapter in parts]
    return tuple(rows)


def _with_part(row: Row, total: float) -> Row:
    """The row with its share of the total in `part` and in the note."""
    row = row._replace(part=share(row.value, total))
    return row._replace(note=_("{share} of the total").format(share=show_part(row)))


def _text(row: Row) -> str:
    """Text on an area: the name of a section; name, value and share of a chapter."""
    if row.measure == _SECTION:
        return row.commodity_name
    return f"{wrap(row.commodity_name, 16)}<br>{brief(row)} · {show_part(row)}"


def figure(frame: Frame, state: ViewState) -> Figure:
    """Areas of chapters in areas of sections; all but a chosen commodity are muted."""
    chosen = any(row.commodity == state.commodity for row in frame)
    ids, parents, colours, section = [], [], [], ""
    for row in frame:
        if row.measure == _SECTION:
            section = row.commodity
        is_section = row.measure == _SECTION
        ids.append(f"section {row.commodity}" if is_section else row.commodity)
        parents.append("" if is_section else f"section {section}")
        colour = style.SECTION_COLOURS.get(section, style.NEUTRAL)
        full = not chosen or row.commodity == state.commodity
        colours.append(colour if full else paint.muted(colour, style.NEUTRAL))
    lines = [paint.veil(paint.ink_on(colour), 0.4) for colour in colours]
    return {
        "data": [
            {
                "type": "treemap",
                "branchvalues": "total",
                "ids": ids,
                "parents": parents,
                "labels": [row.commodity_name for row in frame],
                "values": [row.value for row in frame],
                "text": [_text(row) for row in frame],
                "hovertext": [f"{show(row)} · {show_part(row)}" for row in frame],
                "texttemplate": "%{text}",
                "textfont": {"size": 12, "color": [paint.ink_on(colour) for colour in colours]},
                "outsidetextfont": {"size": 12, "color": style.NEUTRAL},
                "hovertemplate": "%{label}<br>%{hovertext}<extra></extra>",
                "customdata": [
                    point(row) if row.measure == _SECTION else point(row, commodity=row.commodity)
                    for row in frame
                ],
                "marker": {
                    "colors": colours,
                    # faint lines, so that the text on the fill stays readable
                    "pattern": marks.hatching(frame)
                    | {"bgcolor": colours, "fgcolor": lines, "size": 9, "solidity": 0.12},
                    "pad": {"t": 20, "l": 2, "r": 2, "b": 2},
                    "cornerradius": 2,
                },
                "tiling": {"packing": "squarify", "pad": 1},
                "pathbar": {"visible": False},
                "sort": True,
            }
        ],
        "layout": {
            "uniformtext": {"minsize": 10, "mode": "hide"},
            "margin": {"l": 0, "r": 0, "t": 4, "b": 36},
        },
    }


def finding(frame: Frame, state: ViewState) -> str:
    """The largest chapter and its share, or those of the chosen commodity."""
    leaves = [row for row in frame if row.measure != _SECTION]
    chosen = [row for row in leaves if row.commodity == state.commodity]
    first = chosen[0] if chosen else max(leaves, key=lambda row: row.value)
    return _("{commodity} made up {share} of {country}'s {trade}, {period}").format(
        commodity=first.commodity_name,
        share=show_part(first),
        country=first.country_name,
        trade=trade_with(first.flow, first.partner, first.partner_name),
        period=numbers.period(first.period),
    )


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, ledger, period; the total that is divided."""
    total = sum(row.value for row in frame if row.measure == _SECTION)
    return base_subtitle(frame, state) + _(" · {flow} of {total} by HS section and chapter").format(
        flow=flow_name(frame[0].flow), total=numbers.money(total)
    )


CHART = Chart(
    id="treemap",
    question=mark("What does the trade with China consist of?"),
    uses=("country", "flow", "ledger", "period", "partner", "commodity"),
    ledgers=("partner", "reconciled"),
    chapters=True,
    why_not=mark("China's customs do not publish commodities by country of the region."),
    missing=mark(
        "No full breakdown by commodity for this flow and period: neither "
        "the country nor third parties publish one."
    ),
    compares=("commodity",),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=520,
    wide=True,
)
