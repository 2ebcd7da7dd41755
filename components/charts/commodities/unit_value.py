"""How many pieces or tonnes were traded, and what did one cost?"""

from __future__ import annotations

from components.charts.kit import draw, lettering, marks, style
from components.charts.kit.base import (
    Chart,
    Figure,
    Frame,
    Row,
    partner_of,
    row_of,
    show,
    subtitle_of,
    told,
)
from components.language import numbers
from components.language.terms import UNITS, trade_with
from components.language.text import _, capital, mark
from components.state import ViewState
from data.analysis.unit_values import UnitValue, counted_codes, unit_values
from data.records.codes import COUNTRIES, REGION
from data.store import Store

_SIDES = ("import", "export")
#: unit of a quantity -> unit of the dollars for one
_FOR_ONE = {"pieces": "USD_piece", "t": "USD_t"}
#: where the two panels stand, in parts of the drawing: side by side is too narrow on a phone
_ABOVE, _BELOW = (0.6, 1.0), (0.0, 0.4)
_SMALL = {"size": 12}
#: least distance of two names, as a part of the height of a panel
_GAP = 0.14


def table(store: Store, state: ViewState) -> Frame:
    """Quantities (pieces or tonnes) and US dollars for one, by country, ledger and year.

    The product is the chosen one, else the one below it, or of all, that has the largest latest
    value among those with quantities. For total trade it is imports if they have some, else
    exports.
    """
    partner = partner_of(state)
    countries = COUNTRIES if state.country == REGION else (state.country,)
    for flow in (state.flow,) if state.flow in _SIDES else _SIDES:
        code = _code(counted_codes(store, state.country, flow, partner), state.commodity)
        found = [
            value
            for country in countries
            for value in unit_values(store, country, flow, code, partner)
        ]
        units = {value.unit for value in found}
        unit = "pieces" if "pieces" in units else "t"
        found = [value for value in found if value.unit == unit]
        if found:
            return tuple(row for value in found for row in _rows(store, value))
    return ()


def _code(counted: tuple[str, ...], chosen: str) -> str:
    """The chosen code if it has quantities, else the largest below it; without a choice any."""
    if chosen in counted:
        return chosen
    return next((code for code in counted if code.startswith(chosen)), "")


def _rows(store: Store, value: UnitValue) -> tuple[Row, Row]:
    """The quantity as the source prints it, and the dollars for one."""
    quantity = row_of(store, value.observation, measure="quantity", value=value.amount)
    price = row_of(
        store,
        value.observation,
        measure="unit_value",
        value=value.dollars,
        unit=_FOR_ONE[value.unit],
        note=_("value divided by quantity"),
    )
    weak = value.quantity.status
    return (
        quantity._replace(unit=value.unit, status=weak, note=_(value.quantity.note)),
        price._replace(status=weak if weak in ("estimate", "suspect") else price.status),
    )


def figure(frame: Frame, state: ViewState) -> Figure:
    """Quantities above dollars for one, a line for each country and source."""
    by_country = len(draw.groups(frame, "country")) > 1
    both = marks.has_two_ledgers(frame)
    data: list[Figure] = marks.ledger_key(frame)
    layout: Figure = {"annotations": [], "shapes": []}
    for number, rows in enumerate(draw.groups(frame, "measure").values()):
        key = str(number + 1) if number else ""
        axis = style.axis_money([row.value for row in rows], most=3)
        if rows[0].measure == "quantity":
            ticks = axis["tickvals"]
            axis["ticktext"] = [numbers.amount(tick, rows[0].unit) for tick in ticks]
        ends = []
        for of_country in draw.groups(rows, "country").values():
            for series in draw.groups(of_country, "ledger").values():
                last = series[-1]
                colour = (
                    style.COUNTRY_COLOURS[last.country]
                    if by_country
                    else style.FLOW_COLOURS[last.flow]
                )
                data.append(
                    draw.line(
                        series,
                        name=last.country_name,
                        colour=colour,
                        click=lambda row: {"country": row.country, "period": row.period},
                        by_ledger=both,
                        xaxis=f"x{key}",
                        yaxis=f"y{key}",
                    )
                )
                if by_country:
                    ends.append(
                        lettering.End(last.country_name, last.value, colour, period=last.period)
                    )
        years = style.axis_years(sorted({row.period for row in rows}), most=4)
        layout[f"xaxis{key}"] = years | {"anchor": f"y{key}"}
        layout[f"yaxis{key}"] = axis | {"domain": (_ABOVE, _BELOW)[number], "anchor": f"x{key}"}
        title = _(UNITS[rows[0].unit])
        layout["annotations"].append(
            lettering.caption(capital(title), 0.0, (_ABOVE, _BELOW)[number][1], font=_SMALL)
        )
        if ends:
            named, room = lettering.side_labels(ends, tuple(axis["range"]), gap=_GAP)
            layout["annotations"] += [label | {"yref": f"y{key}"} for label in named]
            layout["margin"] = {"r": room, "t": 48}
    layout.setdefault("margin", {"t": 48})
    if both:
        layout |= {"showlegend": True, "legend": draw.LEGEND}
    return {"data": data, "layout": layout}


def finding(frame: Frame, state: ViewState) -> str:
    """The chosen or latest year of the largest: how many, and what one cost."""
    year = state.period if any(row.period == state.period for row in frame) else ""
    year = year or max(row.period for row in frame)
    of_year = [row for row in frame if row.period == year]
    amount = max((row for row in of_year if row.measure == "quantity"), key=lambda row: row.value)
    price = next(
        row
        for row in of_year
        if row.measure == "unit_value"
        and (row.country, row.ledger) == (amount.country, amount.ledger)
    )
    return _("{commodity} in {country}'s {trade}, {year}: {amount}, {price}").format(
        commodity=amount.commodity_name,
        country=amount.country_name,
        trade=trade_with(amount.flow, amount.partner, amount.partner_name),
        year=year,
        amount=told(amount),
        price=show(price),
    )


def subtitle(frame: Frame, state: ViewState) -> str:
    """Unit, ledgers and years; that the chosen code has no quantities if a part of it is shown."""
    text = subtitle_of(frame, state)
    if state.commodity and frame[0].commodity != state.commodity:
        text += _(" · HS {code} as a whole: no quantities found; shown is HS {part}").format(
            code=state.commodity, part=frame[0].commodity
        )
    return text


CHART = Chart(
    id="unit_value",
    question=mark("How many were traded, and what did one cost?"),
    uses=("country", "flow", "period", "partner", "commodity"),
    compares=("period",),
    ignores={"ledger": mark("Each figure says who counted it.")},
    missing=mark(
        "This package has weights or numbers of electric vehicles, batteries, minerals and some "
        "metals only. UN Comtrade holds them by product."
    ),
    time=True,
    table=table,
    figure=figure,
    finding=finding,
    subtitle=subtitle,
    height=440,
    wide=True,
)
