"""What does the trade consist of: HS sections, and the chapters in them?"""

from __future__ import annotations

from components.charts.kit import marks, mixes, paint, style
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
from components.charts.kit.points import point
from components.language import numbers
from components.language.terms import flow_name, trade_with
from components.language.text import _, mark
from components.state import ViewState
from data.analysis.breakdowns import newest_breakdown
from data.analysis.commodity_mix import OTHER, by_section, largest_first
from data.analysis.comparability import goods_flow
from data.store import Store

#: measure of the row of a section, whose commodity is its numeral and whose chapters follow it
_SECTION = "section_total"
#: letters on a line: in areas below a part of the whole, and in all others
_LETTERS, _MOST_LETTERS = ((0.02, 9), (0.04, 11)), 16


def table(store: Store, state: ViewState) -> Frame:
    """US dollars: each section (measure `section_total`), followed by its chapters.

    What the chapters leave of the total of their source is a section of its own, without chapters.
    """
    flow, partner = goods_flow(state.flow), partner_of(state)
    mix = newest_breakdown(
        store, state.country, flow, state.ledger, state.period, partner, state.commodity
    )
    if mix is None:
        return ()
    total, extent = mix.total, mixes.extent_of(store, mix, flow)
    rows: list[Row] = []
    for section, parts in largest_first(by_section(store, mix.chapters)).items():
        whole = mixes.sum_row(store, parts, section, mixes.section_name(store, section))
        rows.append(mixes.with_part(whole._replace(measure=_SECTION), total, extent))
        rows += [mixes.with_part(row_of(store, part), total, extent) for part in parts]
    if mix.rest:
        rows.append(mixes.rest_row(store, mix.rest, total)._replace(measure=_SECTION))
    return mixes.with_age(store, state, tuple(rows))


def _texts(frame: Frame) -> list[str]:
    """Text on each area: the name of a section; name, value and share of a chapter.

    The lines of a small area are shorter, since plotly hides a text that does not fit.
    """
    whole = sum(row.value for row in frame if row.measure == _SECTION)
    return [
        row.commodity_name
        if row.measure == _SECTION
        else f"{wrap(mixes.label(row), _letters(row.value / whole))}<br>{_figures(brief(row), row)}"
        for row in frame
    ]


def _letters(part: float) -> int:
    """Letters on a line in an area that is this part of the whole."""
    return next((letters for most, letters in _LETTERS if part < most), _MOST_LETTERS)


def _figures(value: str, row: Row) -> str:
    return " · ".join(filter(None, (value, mixes.share_text(row))))


def figure(frame: Frame, state: ViewState) -> Figure:
    """Areas of chapters in areas of sections; all but a chosen commodity are muted."""
    chosen = any(row.commodity == state.commodity for row in frame)
    ids, parents, colours, section = [], [], [], ""
    for row in frame:
        if row.measure == _SECTION:
            section = row.commodity
        is_section = row.measure == _SECTION
        ids.append(f"section {row.commodity}" if is_section else f"{row.commodity} {row.flow}")
        parents.append("" if is_section else f"section {section}")
        colour = style.section_colour(section)
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
                "text": _texts(frame),
                "hovertext": [_figures(show(row), row) for row in frame],
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
    """The chosen chapter, else the largest section; its share if the total is known."""
    sections = [row for row in frame if row.measure == _SECTION and row.commodity != OTHER]
    if not sections or any(row.commodity == state.commodity for row in frame):
        return mixes.largest(_leaves(frame), state)
    first = max(sections, key=lambda row: row.value)
    text = _("Section “{commodity}” made up {share} of {country}'s {trade}, {period}")
    if first.extent:
        text = _(
            "Section “{commodity}”: {value} of {known} known by chapter in {country}'s {trade}, "
            "{period}"
        )
    return text.format(
        commodity=first.commodity_name,
        share=show_part(first) if first.extent is None else "",
        value=show(first),
        known=numbers.money(first.extent.value if first.extent else 0.0),
        country=first.country_name,
        trade=trade_with(
            first.extent.flow if first.extent else first.flow, first.partner, first.partner_name
        ),
        period=mixes.dated(first),
    )


def _leaves(frame: Frame) -> Frame:
    return tuple(row for row in frame if row.measure != _SECTION)


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, ledger, period; the total that is divided, or the chapters that are known."""
    leaves = _leaves(frame)
    extent = leaves[0].extent
    text = base_subtitle(frame, state)
    if extent:
        text += _(" · {flow} by HS chapter").format(flow=flow_name(extent.asked))
        return text + mixes.covered(leaves)
    total = sum(row.value for row in frame if row.measure == _SECTION)
    return text + _(" · {flow} of {total} by HS section and chapter").format(
        flow=flow_name(frame[0].flow), total=numbers.money(total)
    )


CHART = Chart(
    id="treemap",
    question=mark("What does the trade with China consist of?"),
    uses=("country", "flow", "ledger", "period", "partner", "commodity"),
    ledgers=("partner", "reconciled"),
    chapters=True,
    rarely=("china",),
    why_not=mixes.NOT_CHINA,
    missing=mixes.NOT_HERE,
    compares=("commodity",),
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=520,
    wide=True,
)
