"""What does the trade consist of: HS sections, and the chapters within them?"""

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

#: a section row: commodity is its roman numeral, and the chapters that follow are its own
_SECTION = "section_total"


def table(store: Store, state: ViewState) -> Frame:
    """US dollars: each section (measure `section_total`), followed by its chapters."""
    flow, partner = goods_flow(state.flow), partner_of(state)
    found = chapters_of(store, state.country, flow, state.ledger, state.period, partner)
    total = added(found)
    rows: list[Row] = []
    for section, parts in largest_first(by_section(store, found)).items():
        name = section_name(store, section)
        whole = sum_row(store, parts, section, name)
        rows.append(_with_part(whole._replace(measure=_SECTION), total))
        rows += [_with_part(row_of(store, seen), total) for seen in parts]
    return tuple(rows)


def _with_part(row: Row, total: float) -> Row:
    """The row with its share of the total, which its note says too."""
    row = row._replace(part=share(row.value, total))
    return row._replace(note=_("{share} of the total").format(share=show_part(row)))


def _told(row: Row) -> str:
    """What is written on an area: a section's name, or name, value and share of a chapter."""
    if row.measure == _SECTION:
        return row.commodity_name
    return f"{wrap(row.commodity_name, 16)}<br>{brief(row)} · {show_part(row)}"


def figure(frame: Frame, state: ViewState) -> Figure:
    """Areas for chapters inside areas for sections; a chosen commodity stays full."""
    chosen = any(row.commodity == state.commodity for row in frame)
    ids, parents, colours, section = [], [], [], ""
    for row in frame:
        if row.measure == _SECTION:
            section = row.commodity
        whole = row.measure == _SECTION
        ids.append(f"section {row.commodity}" if whole else row.commodity)
        parents.append("" if whole else f"section {section}")
        colour = style.SECTION_COLOURS.get(section, style.NEUTRAL)
        strong = not chosen or row.commodity == state.commodity
        colours.append(colour if strong else paint.muted(colour, style.NEUTRAL))
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
                "text": [_told(row) for row in frame],
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
                    # faint lines over the fill: the text has to be read on it
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
    why_not=mark("China's customs do not publish commodities by country of the region."),
    missing=mark(
        "No full breakdown by commodity for this flow and period: neither "
        "the country nor third parties publish one."
    ),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=520,
    wide=True,
)
