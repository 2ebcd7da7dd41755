"""How much of each country's trade is with China, and who sells more? On a map of the five."""

from __future__ import annotations

from typing import Any

from components.charts.kit import geo, style
from components.charts.kit.base import (
    Chart,
    Choice,
    Figure,
    Frame,
    Row,
    row_of,
    show,
    told,
)
from components.charts.kit.leader import LEDGERS, Leader, comparison, of_country, sentence
from components.charts.kit.paint import veil
from components.charts.kit.points import point
from components.charts.kit.projection import project
from components.charts.kit.shares import row_of_share
from components.language import numbers
from components.language.terms import country_name, flow_name
from components.language.text import _, mark
from components.state import ViewState
from data.analysis.comparability import goods_flow
from data.analysis.partner_shares import Share, yearly
from data.records.codes import CHINA, COUNTRIES, REGION
from data.records.observation import Ratio
from data.store import Store

#: west and east, south and north edge in kilometres: the five countries and room for labels
_EAST, _NORTH = (-1600.0, 1800.0), (-1240.0, 1180.0)
#: measure of the row of the share that was the highest before
BEFORE = "share_before"
#: place of a label (longitude, latitude) and the side of that place on which it stands
_LABELS = {
    "KAZ": (66.5, 48.6, "center"),
    "UZB": (59.6, 44.2, "center"),
    "TKM": (58.4, 38.4, "center"),
    "TJK": (71.0, 36.0, "center"),
    "KGZ": (77.6, 39.6, "right"),
}
#: kilometres between the points of a country that can be clicked
_STEP = 150.0
#: how opaque the colour of China is where its share is 100%, and least
_DARKEST, _LIGHTEST = 1.0, 0.1


def table(store: Store, state: ViewState) -> Frame:
    """China's share of each country's trade (percent), then the balance (US dollars).

    Shares are those that can be compared (kit/leader.py). A country without one has that of other
    statistics of the same year, else, without a chosen year, its latest; so has the chosen country.
    Balances are China's figures. `base` of the highest share is the first of the years up to its
    own in which no other country had a higher one. The last row, with the measure BEFORE, is the
    highest share of the year before.
    """
    flow = goods_flow(state.flow)
    found = comparison(store, flow, state.period)
    if found is None:
        return ()
    compared = {row.country: row for row in found.compared}
    compared[found.highest.country] = found.highest._replace(base=found.since)
    if state.country in COUNTRIES:
        compared.pop(state.country, None)
    shares = [
        row
        for code in COUNTRIES
        if (row := compared.get(code) or _share(store, code, state, found.highest.period))
    ]
    balances = [_balance(store, code, state.period) for code in COUNTRIES]
    before = found.before._replace(measure=BEFORE) if found.before else None
    return tuple(filter(None, (*shares, *balances, before)))


def _share(store: Store, country: str, state: ViewState, year: str) -> Row | None:
    """The share of national statistics, else the reconciled one: of the year, else the latest."""
    own: dict[str, Share | Ratio] = {}
    for ledger in reversed(LEDGERS):
        own |= yearly(store, country, goods_flow(state.flow), ledger, CHINA)
    if state.period or (year in own and country != state.country):
        return row_of_share(store, own[year]) if year in own else None
    return row_of_share(store, own[max(own)]) if own else None


def _balance(store: Store, country: str, period: str) -> Row | None:
    series = store.annual(country, "balance", "china")
    year = period or max(series, default="")
    return row_of(store, series[year]) if year in series else None


def _highest(shares: list[Row]) -> Row:
    """The highest of the compared shares; if the chosen country's is not among them, any of it."""
    return next((row for row in shares if row.base), max(shares, key=lambda row: row.value))


def _shares(frame: Frame) -> list[Row]:
    return [row for row in frame if row.measure == "share"]


def figure(frame: Frame, state: ViewState) -> Figure:
    """The five countries, darker where China's share is higher, with share and balance."""
    shares = {row.country: row for row in _shares(frame)}
    balances = {row.country: row for row in frame if row.measure == "value"}
    latest = _highest(list(shares.values())).period
    chosen = "" if state.country == REGION else state.country
    fills = {code: veil(style.ACCENT, _opacity(row.value)) for code, row in shares.items()}
    fills |= {code: veil(style.NEUTRAL, 0.12) for code in COUNTRIES if code not in shares}
    labels = {code: _label(code, shares.get(code), latest) for code in COUNTRIES}
    hovers = {code: _hover(code, shares.get(code), balances.get(code)) for code in COUNTRIES}
    data: list[Figure] = [_area(code, hovers[code]) for code in COUNTRIES]
    signed = {
        code: numbers.money(row.value, sign=True, currency=False) for code, row in balances.items()
    }
    data.append(_texts(list(shares.values()), "top", labels, hovers))
    data.append(_texts(list(balances.values()), "bottom", signed, hovers))
    nameless = [code for code in COUNTRIES if code not in shares]
    layout = geo.axes(REGION)
    layout["xaxis"] |= {"range": list(_EAST)}
    layout["yaxis"] |= {"range": list(_NORTH)}
    return {
        "data": data,
        "layout": layout
        | {
            "shapes": geo.ground(chosen, fills),
            "annotations": [_name(code, labels[code]) for code in nameless],
            "margin": {"l": 0, "r": 0, "t": 0},
            "hoverdistance": 30,
        },
    }


def _opacity(share: float) -> float:
    return round(_LIGHTEST + (_DARKEST - _LIGHTEST) * min(share, 100.0) / 100, 3)


def _label(code: str, share: Row | None, latest: str) -> str:
    """Name and share; the year if it is not that of most."""
    if share is None:
        return f"{country_name(code)}<br>" + _("no share")
    year = "" if share.period == latest else f" ({share.period})"
    return f"{country_name(code)}<br><b>{show(share)}</b>{year}"


def _hover(code: str, share: Row | None, balance: Row | None) -> str:
    lines = [f"<b>{country_name(code)}</b>"]
    if share:
        text = _("China’s share of {flow}, {year}: {share}")
        lines.append(text.format(flow=flow_name(share.flow), year=share.period, share=told(share)))
    if balance:
        text = _("Balance with China, {year}: {value}")
        lines.append(text.format(year=balance.period, value=told(balance)))
    return "<br>".join(lines)


def _place(code: str) -> tuple[float, float]:
    longitude, latitude, _side = _LABELS[code]
    return project(longitude, latitude)


def _area(code: str, hover: str) -> Figure:
    """Invisible points inside a country, so that a click anywhere in it chooses it."""
    places = geo.inside(code, _STEP)
    return {
        "type": "scatter",
        "mode": "markers",
        "name": country_name(code),
        "x": [round(x) for x, _y in places],
        "y": [round(y) for _x, y in places],
        "hovertemplate": f"{hover}<extra></extra>",
        "customdata": [{"country": code} for _place in places],
        "marker": {"size": 12, "opacity": 0, "color": style.ACCENT},
    }


def _texts(
    rows: list[Row], side: str, texts: dict[str, str], hovers: dict[str, str]
) -> dict[str, Any]:
    """Labels above or below the place of each country."""
    places = [_place(row.country) for row in rows]
    return {
        "type": "scatter",
        "mode": "text",
        "name": _("share") if side == "top" else _("balance"),
        "x": [round(x) for x, _y in places],
        "y": [round(y) for _x, y in places],
        "text": [texts[row.country] for row in rows],
        "textposition": [f"{side} {_LABELS[row.country][2]}" for row in rows],
        "textfont": {"size": 12, "shadow": "auto"},
        "hovertext": [hovers[row.country] for row in rows],
        "hovertemplate": "%{hovertext}<extra></extra>",
        "customdata": [point(row, country=row.country) for row in rows],
        "cliponaxis": False,
    }


def _name(code: str, text: str) -> Figure:
    x, y = _place(code)
    return {
        "text": text,
        "x": x,
        "y": y,
        "showarrow": False,
        "yanchor": "bottom",
        "xanchor": {"center": "center", "right": "left"}[_LABELS[code][2]],
        "font": {"size": 12},
    }


def finding(frame: Frame, state: ViewState) -> str:
    """The chosen country's share, else the country with the highest."""
    shares = _shares(frame)
    own = [row for row in shares if row.country == state.country]
    if own:
        return of_country(own[0])
    highest = _highest(shares)
    compared = tuple(
        row for row in shares if (row.ledger, row.period) == (highest.ledger, highest.period)
    )
    before = frame[-1] if frame[-1].measure == BEFORE else None
    return sentence(Leader(highest, compared, highest.base, before))


def subtitle(frame: Frame, state: ViewState) -> str:
    """What colour and labels say, with their years."""
    shares = _shares(frame)
    latest = _highest(shares).period
    text = _("China’s share of {flow}, {year} unless another year is given; darker is higher")
    text = text.format(flow=flow_name(shares[0].flow), year=latest)
    years = sorted({row.period for row in frame if row.measure == "value"})
    if years:
        text += " · " + _("below it the balance with China in {year}, by China’s customs").format(
            year="–".join(dict.fromkeys((years[0], years[-1])))
        )
    return text


def others(store: Store, state: ViewState, frame: Frame) -> tuple[Choice, ...]:
    """Links to the pages of the countries."""
    names = [country_name(code) for code in COUNTRIES]
    names[0] = _("country pages: {country}").format(country=names[0])
    return tuple(
        Choice(name, state.with_(country=code), "country")
        for code, name in zip(COUNTRIES, names, strict=True)
    )


CHART = Chart(
    id="region_map",
    own_marks="a share, and a balance",
    question=mark("How much of each country's trade is with China, and which way?"),
    uses=("country", "flow", "period"),
    missing=mark("No country has a known share of China in this year."),
    compares=("country", "flow"),
    others=others,
    latest_else=True,
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    kind="map",
    height=420,
    tall="clamp(17rem, 33vw, 28rem)",
)
