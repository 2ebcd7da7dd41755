"""Four charts of one country's trade with plotly express, as anybody would write them."""

from __future__ import annotations

from pathlib import Path

import pandas as pd
import plotly.express as px
from plotly.graph_objects import Figure

COUNTRIES = {
    "Kazakhstan": "KAZ",
    "Kyrgyzstan": "KGZ",
    "Tajikistan": "TJK",
    "Turkmenistan": "TKM",
    "Uzbekistan": "UZB",
}
#: who is named in the chart of partners over time
GROUPS = ["CHN", "RUS", "TUR", "ITA", "DEU", "KAZ", "UZB"]
_PACKAGE = Path(__file__).resolve().parents[3] / "data" / "package" / "countries"


def _annual(table: str) -> pd.DataFrame:
    """Return a table of the package for all countries: years, and the source that counts."""
    text = {"period": str, "commodity": str}
    found = pd.concat(
        pd.read_csv(path, dtype=text, low_memory=False) for path in _PACKAGE.glob(f"*/{table}.csv")
    )
    return found[(found["rank"] == 1) & (found["period"].str.len() == 4)]


TOTALS = _annual("totals")
COMMODITIES = _annual("commodities")


def _of(rows: pd.DataFrame, name: str, ledger: str) -> pd.DataFrame:
    """Return the rows of a country in a ledger, in the order of years."""
    return rows[(rows["country"] == COUNTRIES[name]) & (rows["ledger"] == ledger)].sort_values(
        "period"
    )


def with_china(rows: pd.DataFrame, name: str) -> Figure:
    """Return a line for exports and one for imports, as China counts them."""
    found = _of(rows, name, "china")
    found = found[(found["partner"] == "CHN") & found["flow"].isin(["export", "import"])]
    return px.line(
        found, x="period", y="value_usd", color="flow", markers=True, title=f"{name} and China"
    )


def partners(rows: pd.DataFrame, name: str) -> Figure:
    """Return the ten largest buyers of 2020 as bars."""
    found = _of(rows, name, "reconciled")
    found = found[
        (found["period"] == "2020") & (found["flow"] == "export") & (found["partner"] != "WLD")
    ]
    found = found.nlargest(10, "value_usd")
    return px.bar(
        found, x="value_usd", y="partner", orientation="h", title=f"{name}: largest buyers in 2020"
    )


def groups(rows: pd.DataFrame, name: str) -> Figure:
    """Return the exports to some partners as a stack for each year."""
    found = _of(rows, name, "reconciled")
    found = found[(found["flow"] == "export") & found["partner"].isin(GROUPS)]
    return px.bar(
        found, x="period", y="value_usd", color="partner", title=f"{name}: buyers over time"
    )


def chapters(rows: pd.DataFrame, name: str) -> Figure:
    """Return the exports to China as a stack of HS chapters for each year."""
    found = _of(rows, name, "reconciled")
    found = found[
        (found["partner"] == "CHN")
        & (found["flow"] == "export")
        & (found["commodity"].str.len() == 2)
    ]
    return px.bar(
        found, x="period", y="value_usd", color="commodity", title=f"{name}: exports to China"
    )


#: each chart and the rows that it is drawn from
FOUR = ((with_china, TOTALS), (partners, TOTALS), (groups, TOTALS), (chapters, COMMODITIES))

# Plotly express answers the first requests with errors if they come at once: draw one of each now.
for _draw, _rows in FOUR:
    _draw(_rows, "Kazakhstan")
