"""Every filter is followed by every card, or the card says in one clause why not."""

from __future__ import annotations

from collections.abc import Iterator

import orjson
import pytest

from components.charts.kit.heed import FILTERS
from components.render import Renderer
from components.state import DEFAULT, PARAMETERS, ViewState
from components.state.parameters import controls
from components.views import ALL
from data.records.codes import COUNTRIES, REGION

#: values of each filter that the small package has some figures for, and some that it has not
VALUES = {
    "country": COUNTRIES,
    "flow": ("export", "import", "balance"),
    "ledger": ("china", "partner", "reconciled", "both"),
    "period": ("1999", "2016", "2019", "2022", "2024", "2025", "2022/2023"),
    "partner": ("RUS", "TUR", "UZB"),
    "commodity": ("27", "87", "01", "8703", "870380"),
}
CASES = [(view, chart.id) for view, page in ALL.items() if view != "brief" for chart in page.charts]


def _starts(view: str) -> Iterator[ViewState]:
    if view != "country":
        yield ViewState(view=view)
    for country in ("KAZ", "TKM"):
        yield ViewState(view=view, country=country)


@pytest.mark.parametrize(("view", "chart_id"), CASES)
def test_each_row_follows_a_filter_or_the_card_says_why(
    view: str, chart_id: str, renderer: Renderer
) -> None:
    """One filter at a time: each row has its value, or all values are compared, or it is told."""
    chart = renderer.charts[chart_id]
    wrong = []
    for start in _starts(view):
        for field in controls("bar").keys() & set(FILTERS):
            if not PARAMETERS[field].works_in(view):
                continue
            for value in VALUES[field]:
                if value == getattr(DEFAULT, field):
                    continue
                state = start.with_(**{field: value})
                frame = renderer.draw(chart, state).frame
                card = orjson.loads(orjson.dumps(renderer.card(chart, state)))
                values = {getattr(row, field) for row in frame}
                if field == "period":  # a month of a year is of the year
                    values = {value if v.startswith(f"{value}-") else v for v in values}
                followed = values <= {value} or value == "both"
                if field == "commodity":  # what is inside a commodity, or beside it
                    followed = any(code.startswith(value) for code in values) or not frame
                compared = field in chart.compares and (value in values or field == "ledger")
                if not (followed or compared or card["note"]):
                    wrong.append((field, value, start.country, sorted(values)[:4]))
    assert wrong == []


def test_what_is_compared_is_marked_by_the_chart(renderer: Renderer) -> None:
    """A chart that compares a filter shows more than one value of it somewhere."""
    for chart in renderer.charts.values():
        for field in chart.compares:
            views = [view for view, page in ALL.items() if chart in page.charts]
            shown: set[str] = set()
            for start in _starts(views[0]):
                for flow in ("turnover", "export"):
                    rows = renderer.draw(chart, start.with_(flow=flow)).frame
                    shown |= {getattr(row, field) for row in rows}
            assert len(shown) > 1, (chart.id, field)


@pytest.mark.parametrize(
    ("chart", "chosen", "told"),
    [
        ("larger_partner", {"flow": "balance"}, "A balance has no parts; total trade is shown."),
        ("china_trade", {"view": "country", "country": "KAZ", "commodity": "27"}, "All commodities together."),
        ("turnover_by_country", {"period": "1990"}, "1990: no figures here."),
        ("projects_turn", {"view": "projects", "period": "2019"}, "Projects of all years."),
        ("dependence", {"view": "share", "partner": "RUS"}, "China and the country only."),
        ("what_changed", {"flow": "balance"}, "Exports and imports are shown."),
    ],
)  # fmt: skip
def test_the_clause(chart: str, chosen: dict[str, str], told: str, renderer: Renderer) -> None:
    """In plain words; without the filter it is not there."""
    with_filter = ViewState(**chosen)
    without = ViewState(view=with_filter.view, country=with_filter.country)
    cards = [
        orjson.loads(orjson.dumps(renderer.card(renderer.charts[chart], state)))
        for state in (with_filter, without)
    ]
    assert told in cards[0]["note"]
    assert told not in cards[1]["note"]
    assert cards[0]["key"] != cards[1]["key"], "the browser would keep the old card"


def test_a_chosen_country_flow_and_year_stay_together(live: Renderer) -> None:
    """Kyrgyzstan's imports of 2024 give no card about exports or about Kazakhstan."""
    for view, page in ALL.items():
        state = ViewState(view=view, country="KGZ", flow="import", period="2024")
        for chart in page.charts if view not in ("brief", "claims") else ():
            rows = renderer_rows(live, chart.id, state)
            card = orjson.loads(orjson.dumps(live.card(chart, state)))
            for field in ("country", "flow"):
                values = {getattr(row, field) for row in rows} - {"", REGION}
                told = field in chart.compares or getattr(state, field) in values or card["note"]
                assert not rows or told or not PARAMETERS[field].works_in(view), (chart.id, field)


def renderer_rows(renderer: Renderer, chart: str, state: ViewState) -> tuple:
    """The rows of a chart in a state."""
    return renderer.draw(renderer.charts[chart], state).frame
