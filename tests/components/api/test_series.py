"""One series with its breaks."""

from __future__ import annotations

from itertools import pairwise

from components.api.series import series_content
from data.store import Store

WANTED = {
    "country": "KAZ",
    "flow": "export",
    "ledger": "china",
    "partner": "CHN",
    "commodity": "TOTAL",
    "frequency": "year",
    "lang": "",
}


def test_a_change_of_source_is_a_break(live_store: Store) -> None:
    """China's figures: WITS to 2004, the customs series to 2014, then UN Comtrade or the IMF."""
    content = series_content(live_store, WANTED)
    assert [row["period"] for row in content["rows"]] == [str(y) for y in range(1992, 2026)]
    assert {"after": "2004", "before": "2005", "kind": "source"} in content["breaks"]
    assert all(row["source"] and row["counted_by"] for row in content["rows"])


def test_a_missing_year_is_a_gap(live_store: Store) -> None:
    wanted = WANTED | {"ledger": "partner", "commodity": "27"}
    content = series_content(live_store, wanted)
    years = [int(row["period"]) for row in content["rows"]]
    gaps = [a for a, b in pairwise(years) if b - a > 1]
    found = [int(cut["after"]) for cut in content["breaks"] if cut["kind"] == "gap"]
    assert gaps == found != []


def test_codes_and_months(live_store: Store) -> None:
    """HS chapters and headings by year; months of all goods only."""
    chapter = series_content(live_store, WANTED | {"ledger": "reconciled", "commodity": "27"})
    heading = series_content(
        live_store, WANTED | {"ledger": "partner", "flow": "import", "commodity": "870380"}
    )
    months = series_content(live_store, WANTED | {"frequency": "part"})
    none = series_content(live_store, WANTED | {"frequency": "part", "commodity": "27"})
    assert chapter["rows"]
    assert heading["rows"]
    assert all("-" in row["period"] for row in months["rows"])
    assert months["rows"]
    assert none["rows"] == []
