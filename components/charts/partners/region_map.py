"""How much of each country's trade is with China, and who sells more? On a map of the five."""

from __future__ import annotations

from collections.abc import Mapping
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
from components.charts.kit.paint import veil
from components.charts.kit.points import point
from components.charts.kit.projection import project
from components.charts.kit.shares import highest_since, row_of_share
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
#: measure of the row that says which country's share was the highest before
BEFORE = "share_before"
#: year -> share
Yearly = Mapping[str, Share | Ratio]
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
#: years that a share may be older than the latest to be called the highest
_RECENT = 2


def table(store: Store, state: ViewState) -> Frame:
    """China's share of each country's trade (percent), then the balance (US dollars).

    Of the chosen year, else each country's latest. Shares are from national statistics, else
    reconciled; balances are China's figures. `base` of a share is the first of the years up to its
    own in which no other country had a higher one; empty if another had in its own year. The last
    row, with the measure BEFORE, is the highest share before those years of the highest country.
    """
    known = {code: _shares_of(store, code, state.flow) for code in COUNTRIES}
    shares = [row for code in COUNTRIES if (row := _share(store, code, known, state.period))]
    if not shares:
        return ()
    balances = [_balance(store, code, state.period) for code in COUNTRIES]
    return tuple(filter(None, (*shares, *balances, _before(store, known, _highest(shares)))))


def _shares_of(store: Store, country: str, flow: str) -> Yearly:
    found: dict[str, Share | Ratio] = {}
    for ledger in ("reconciled", "partner"):
        found |= yearly(store, country, goods_flow(flow), ledger, CHINA)
    return found


def _share(store: Store, country: str, known: Mapping[str, Yearly], period: str) -> Row | None:
    own = known[country]
    year = period or max(own, default="")
    if year not in own:
        return None
    years: dict[str, dict[str, float]] = {}
    for code, shares in known.items():
        for when, share in shares.items():
            years.setdefault(when, {})[code] = _percent(share)
    return row_of_share(store, own[year])._replace(base=highest_since(years, country, year))


def _before(store: Store, known: Mapping[str, Yearly], highest: Row) -> Row | None:
    """The highest share of the year before the years in which the country's is the highest.

    None if the country itself has no share of that year.
    """
    year = str(int(highest.base or 0) - 1)
    if year not in known[highest.country]:
        return None
    shares = [own[year] for own in known.values() if year in own]
    return row_of_share(store, max(shares, key=_percent))._replace(measure=BEFORE)


def _highest(shares: list[Row]) -> Row:
    return max(_recent(shares), key=lambda row: row.value)


def _recent(shares: list[Row]) -> list[Row]:
    latest = max(int(row.period) for row in shares)
    return [row for row in shares if int(row.period) >= latest - _RECENT]


def _percent(share: Share | Ratio) -> float:
    return share.percent if isinstance(share, Share) else share.value_pct


def _balance(store: Store, country: str, period: str) -> Row | None:
    series = store.annual(country, "balance", "china")
    year = period or max(series, default="")
    return row_of(store, series[year]) if year in series else None


def _shares(frame: Frame) -> list[Row]:
    return [row for row in frame if row.measure == "share"]


def figure(frame: Frame, state: ViewState) -> Figure:
    """The five countries, darker where China's share is higher, with share and balance."""
    shares = {row.country: row for row in _shares(frame)}
    balances = {row.country: row for row in frame if row.measure == "value"}
    latest = max(row.period for row in shares.values())
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
    """The chosen country's share, else the highest of those that are not old."""
    shares = _shares(frame)
    own = [row for row in shares if row.country == state.country]
    if own:
        return _("China accounted for {share} of {country}'s {flow} in {year}").format(
            share=told(own[0]),
            country=own[0].country_name,
            flow=flow_name(own[0].flow),
            year=own[0].period,
        )
    recent, highest = _recent(shares), _highest(shares)
    text = _("China's share was highest in {country}: {share} of {flow} in {year}")
    if highest.base and highest.base < highest.period:
        text += _(", as in every year since {since}")
    text = text.format(
        country=highest.country_name,
        share=told(highest),
        flow=flow_name(highest.flow),
        year=highest.period,
        since=highest.base,
    )
    if len(recent) < len(COUNTRIES):
        text += _(", among the {count} countries with data since {year}").format(
            count=len(recent), year=max(int(row.period) for row in shares) - _RECENT
        )
    if frame[-1].measure == BEFORE and highest.base == highest.period:
        text += _("; in {year} it was {country}").format(
            year=frame[-1].period, country=frame[-1].country_name
        )
    return text


def subtitle(frame: Frame, state: ViewState) -> str:
    """What colour and labels say, with their years."""
    shares = _shares(frame)
    latest = max(row.period for row in shares)
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
