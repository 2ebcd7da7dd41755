"""What a group of partners consists of is said at the chart and in the file."""

from __future__ import annotations

import json

import orjson

from components.charts.kit.groups import compositions, with_compositions
from components.render import Renderer
from components.state import ViewState
from components.views import CHARTS


def test_the_eu_is_told_at_the_chart_and_in_its_rows(live: Renderer) -> None:
    """Rows of other partners keep their notes."""
    state = ViewState(view="country", country="KAZ")
    frame = live.draw(CHARTS["partner_groups"], state).rows
    (text,) = compositions(live.store, frame)
    assert text.startswith("EU-27: today’s 27 members in every year")
    for row, filed in zip(frame, with_compositions(live.store, frame), strict=True):
        assert (text in filed.note) == (row.partner == "EU27")
        assert filed.note.startswith(row.note)
    card = json.loads(orjson.dumps(live.card(CHARTS["partner_groups"], state)))
    assert text in card["note"]


def test_a_frame_without_groups_is_the_same(live: Renderer) -> None:
    frame = live.draw(CHARTS["china_trade"], ViewState(view="country", country="KAZ")).rows
    assert with_compositions(live.store, frame) is frame
    assert compositions(live.store, frame) == ()
