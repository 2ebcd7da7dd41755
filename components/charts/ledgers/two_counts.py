"""China's count and the national one side by side, for each country, with their ratio."""

from __future__ import annotations

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
    """Both values (US dollars) and their ratio for each country, largest trade first.

    Of the chosen year, else the latest that both sides counted. If one side is missing there is
    one row, with the reason; a country without figures from either side has none.
    """
    flow = goods_flow(state.flow)
    blocks: list[tuple[Row, ...]] = []
    for country in COUNTRIES:
        year = state.period or newest_year(store, country, flow)
        gap = gaps(store, country, flow).get(year)
        if gap:
            blocks.append((*pairs.value_rows(store, gap), pairs.ratio_row(store, gap)))
        elif row := pairs.unpaired_row(store, country, flow, year):
            blocks.append((row,))
    blocks.sort(key=lambda rows: -rows[0].value)
    return tuple(row for rows in blocks for row in rows)


def finding(frame: Frame, state: ViewState) -> str:
    """The chosen country's two figures, else those with the largest ratio."""
    ratios = [row for row in frame if row.measure == pairs.RATIO]
    own = [row for row in frame if row.country == state.country]
    chosen = own or [row for row in frame if ratios and row.country == _widest(ratios).country]
    sides = {row.ledger: row for row in chosen if row.measure in pairs.COUNTED}
    if len(sides) == 2:
        ratio = next(row for row in chosen if row.measure == pairs.RATIO)
        text = pairs.both_sides(sides[CHINA_LEDGER], sides[OWN_LEDGER])
        return _("{text} ({ratio})").format(text=text, ratio=show(ratio))
    if own:
        return pairs.one_sided(own[0])
    return _("No country has figures from both sides for {year}").format(year=frame[0].period)


def _widest(ratios: list[Row]) -> Row:
    return max(ratios, key=lambda row: max(row.value, 1 / row.value))


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, flow, years; what × means; what an office's own total counts."""
    return _(
        "US dollars, current prices · {flow} · {span} · ×: China’s figure divided by the "
        "national one{printed}"
    ).format(
        flow=with_china(frame[0].flow),
        span=span_of(frame),
        printed=pairs.printed_notes(frame, "* "),
    )


CHART = Chart(
    id="two_counts",
    question=mark("How far apart are China's count and the national one?"),
    uses=("country", "flow", "period"),
    missing=mark("No figures found from either side for this flow and year."),
    compares=("country",),
    latest_else=True,
    table=table,
    figure=bothcounts.figure,
    finding=finding,
    subtitle=subtitle,
    height=470,
)
