"""How much trade do China's customs and each country's own statistics record?"""

from __future__ import annotations

from math import log

from components.charts.kit import bothcounts, pairs
from components.charts.kit.base import Chart, Frame, Row, show, span_of
from components.language.terms import with_china
from components.language.text import _, mark
from components.state import ViewState
from data.analysis.comparability import goods_flow
from data.analysis.mirror import CHINA_LEDGER, OWN_LEDGER, gaps, newest_year
from data.records.codes import COUNTRIES
from data.store import Store


def table(store: Store, state: ViewState) -> Frame:
    """For each country both values (US dollars), their difference and ratio; widest ratio first.

    The year is the chosen one, else the latest that both sides counted. If one side is missing
    there is one row, with the reason; a country without figures from either side has none.
    """
    flow = goods_flow(state.flow)
    blocks: list[tuple[float, tuple[Row, ...]]] = []
    for country in COUNTRIES:
        pairs_by_year = gaps(store, country, flow)
        year = state.period or newest_year(store, country, flow)
        gap = pairs_by_year.get(year)
        if gap:
            rows = (*pairs.value_rows(store, gap), pairs.gap_row(store, gap))
            blocks.append((abs(log(gap.ratio)), (*rows, pairs.ratio_row(store, gap))))
        else:
            row = pairs.unpaired_row(store, country, flow, year)
            if row:
                blocks.append((-1.0, (row,)))
    blocks.sort(key=lambda entry: -entry[0])
    return tuple(row for _width, rows in blocks for row in rows)


def _split(frame: Frame) -> dict[str, dict[str, Row]]:
    """Country -> measure or ledger -> row."""
    sides: dict[str, dict[str, Row]] = {}
    for row in frame:
        key = row.ledger if row.measure in pairs.COUNTED else row.measure
        sides.setdefault(row.country, {})[key] = row
    return sides


def finding(frame: Frame, state: ViewState) -> str:
    """The chosen country's two figures, else those with the widest ratio."""
    sides = _split(frame)
    rows = sides.get(state.country)
    if rows is None:
        rows = next(iter(sides.values()))  # the widest ratio is first
    if pairs.RATIO not in rows:
        row = next(iter(rows.values()))
        if state.country not in sides:
            return _("No country has figures from both sides for {year}").format(year=row.period)
        return pairs.one_sided(row)
    text = pairs.both_sides(rows[CHINA_LEDGER], rows[OWN_LEDGER])
    return _("{text} ({ratio})").format(text=text, ratio=show(rows[pairs.RATIO]))


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, flow and years; what an office's own total counts."""
    return _("US dollars, current prices · {flow} · {span}{printed}").format(
        flow=with_china(frame[0].flow),
        span=span_of(frame),
        printed=pairs.printed_notes(frame, "* "),
    )


CHART = Chart(
    id="ledger_gap",
    question=mark("How much trade do China and each country record?"),
    wide=True,
    uses=("country", "flow", "period"),
    missing=mark("No figures found from either side for this flow and year."),
    compares=("country",),
    latest_else=True,
    table=table,
    figure=bothcounts.figure,
    finding=finding,
    subtitle=subtitle,
    height=440,
)
