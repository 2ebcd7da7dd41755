"""Which countries sell more to a partner than they buy from it, and since when?"""

from __future__ import annotations

from typing import Any

from components.charts.kit import draw, lettering, marks, style
from components.charts.kit.base import Chart, Figure, Frame, ledgers_of, partner_of, row_of, show
from components.language import numbers
from components.language.terms import country_name, flow_name
from components.language.text import _, capital, mark
from components.state import ViewState
from data.records.codes import CHINA, COUNTRIES, REGION, WORLD
from data.store import Store

_FLOWS = ("export", "import")
#: short names: the key has a third of the card, which is a hundred pixels on a phone
_KEY_NAMES = {
    "china": mark("China’s"),
    "partner": mark("national"),
    "reconciled": mark("reconciled"),
}
#: exports and imports differ in line width as well as colour
_WIDTHS = {"export": 1.5, "import": 3}
#: panels stand three in a row; the place after the last holds the key
_COLUMNS = ((0.0, 0.3), (0.35, 0.65), (0.7, 1.0))
#: height of the drawing for each row of panels, pixels
_ROW_HEIGHT = 220


def table(store: Store, state: ViewState) -> Frame:
    """Exports and imports by country and year, US dollars."""
    return tuple(
        row_of(store, observation)
        for country in COUNTRIES
        for flow in _FLOWS
        for ledger in ledgers_of(state)
        for observation in store.annual(country, flow, ledger, partner_of(state)).values()
    )


def figure(frame: Frame, state: ViewState) -> Figure:
    """A small panel for each country; each row of panels has one scale, all have the same years."""
    chosen = "" if state.country == REGION else state.country
    years = style.axis_years(sorted({row.period for row in frame}), most=5)
    years["ticktext"] = [f"’{year % 100:02d}" for year in years["tickvals"]]
    by_country = draw.groups(frame, "country")
    both = marks.has_two_ledgers(frame)
    bands = _bands(len(COUNTRIES) // 3 + 1)
    data: list[Figure] = []
    layout: dict[str, Any] = {
        "annotations": [],
        "shapes": [],
        "height": _ROW_HEIGHT * len(bands),
    }
    for number, country in enumerate(COUNTRIES):
        band, column = divmod(number, 3)
        key = _key(number)
        band_countries = COUNTRIES[band * 3 : band * 3 + 3]
        shown = tuple(row for code in band_countries for row in by_country.get(code, ()))
        layout[f"xaxis{key}"] = years | {"domain": list(_COLUMNS[column]), "anchor": f"y{key}"}
        layout[f"yaxis{key}"] = (style.axis_of(shown) if shown else style.axis_money([1e9])) | {
            "domain": list(bands[band]),
            "anchor": f"x{key}",
            "showticklabels": column == 0,
        }
        rows = by_country.get(country, ())
        for flow, part in draw.groups(rows, "flow").items():
            for line_rows in draw.groups(part, "ledger").values():
                line = draw.line(
                    line_rows,
                    name=f"{part[0].country_name}, {flow_name(flow)}",
                    colour=style.FLOW_COLOURS[flow],
                    opacity=style.fade(country, chosen),
                    click=lambda row: {"country": row.country, "period": row.period},
                    by_ledger=both,
                    xaxis=f"x{key}",
                    yaxis=f"y{key}",
                )
                line["marker"]["size"] = 4
                line["line"]["width"] = _WIDTHS[flow]
                data.append(line)
        title = rows[0].country_name if rows else country_name(country)
        layout["annotations"].append(lettering.caption(title, _COLUMNS[column][0], bands[band][1]))
        if not rows:
            middle = sum(bands[band]) / 2
            layout["annotations"].append(
                lettering.caption(_("not in this package"), _COLUMNS[column][0], middle)
            )
        layout["shapes"] += [
            shape | {"xref": f"x{key}", "yref": f"y{key} domain"}
            for shape in style.mark_year(state.period)
        ]
    keys = [
        (flow_name(flow).capitalize(), style.FLOW_COLOURS[flow], "solid", _WIDTHS[flow])
        for flow in _FLOWS
    ]
    if both:
        keys += [
            (_(_KEY_NAMES[ledger]), style.NEUTRAL, style.LEDGER_DASH[ledger], 3)
            for ledger in draw.groups(frame, "ledger")
        ]
    for place, (name, colour, dash, width) in enumerate(keys):
        stroke = {"color": colour, "dash": dash, "width": width}
        top = bands[-1][1] - 0.14 / len(bands) * (place + 1)
        _add_key(layout, name, stroke, _COLUMNS[len(COUNTRIES) % 3][0], top)
    return {"data": data, "layout": layout}


def _bands(count: int) -> list[tuple[float, float]]:
    """Bottom and top of each row of panels, parts of the drawing, the uppermost row first.

    Above each row there is room for names, the same in pixels however many rows there are.
    """
    top, gap = 1 - 0.14 / count, 0.42 / count
    step = (top + gap) / count
    return [
        (round(top + gap - step * (row + 1), 4), round(top - step * row, 4)) for row in range(count)
    ]


def _key(number: int) -> str:
    return "" if number == 0 else str(number + 1)


def _add_key(layout: dict[str, Any], name: str, line: Figure, left: float, y: float) -> None:
    """One line of the key: a stroke in the style of its lines, and its name."""
    layout["annotations"].append(lettering.caption(name, left, y, xshift=26))
    layout["shapes"].append(
        {
            "type": "line",
            "xref": "paper",
            "yref": "paper",
            "xsizemode": "pixel",
            "ysizemode": "pixel",
            "xanchor": left,
            "yanchor": y,
            "x0": 0,
            "x1": 20,
            "y0": 12,
            "y1": 12,
            "line": line,
        }
    )


def finding(frame: Frame, state: ViewState) -> str:
    """In how many countries imports exceed exports, in the chosen year or in each one's latest.

    Of a chosen country: which of its flows is larger.
    """
    frame = draw.of_chosen(frame, state)
    pairs = {}
    frame = tuple(row for row in frame if row.ledger == frame[0].ledger)
    chosen = {row.period for row in frame} & {state.period}
    for country, rows in draw.groups(frame, "country").items():
        flows = draw.groups(rows, "flow")
        exports = {row.period: row for row in flows.get("export", ())}
        imports = {row.period: row for row in flows.get("import", ())}
        both = exports.keys() & imports.keys()
        if chosen:
            both &= chosen
        if both:
            year = max(both)
            pairs[country] = (exports[year], imports[year])
    if not pairs:
        return _("No country has both exports to and imports from {partner} in one year").format(
            partner=frame[0].partner_name
        )
    years = {exports.period for exports, _imports in pairs.values()}
    deficits = sum(imports.value > exports.value for exports, imports in pairs.values())
    when = _("in {year}").format(year=min(years))
    if len(pairs) == 1:
        ((exported, imported),) = pairs.values()
        return (
            _("{country} bought {amount} more from {partner} than it sold to it {when}")
            if imported.value > exported.value
            else _("{country} sold {amount} more to {partner} than it bought from it {when}")
        ).format(
            country=exported.country_name,
            amount=show(imported._replace(value=abs(imported.value - exported.value))),
            partner=exported.partner_name,
            when=when,
        )
    if frame[0].partner == CHINA and len(pairs) == len(COUNTRIES) and 1 < deficits < len(pairs):
        text = (
            _("{count} of the {all} bought more from China than they sold to it in {year}")
            if len(years) == 1
            else _("{count} of the {all} buy more from China than they sell to it")
        )
        sentence = text.format(
            count=numbers.word(deficits), all=numbers.word(len(pairs)), year=min(years)
        )
        return capital(sentence)
    text = (
        _("{count} of {all} countries imported more than they exported {when}")
        if frame[0].partner == WORLD
        else _("{count} of {all} countries bought more from {partner} than they sold to it {when}")
    )
    return text.format(
        count=deficits,
        all=len(pairs),
        partner=frame[0].partner_name,
        when=when if len(years) == 1 else _("in their latest year"),
    )


CHART = Chart(
    id="flows_by_country",
    question=mark("Which countries buy more from China than they sell to it?"),
    uses=("country", "ledger", "period", "partner", "terms"),
    ledgers=("china", "partner", "reconciled"),
    both=True,
    why_not=mark("no figures by flow for this partner."),
    missing=mark("No figures found for these countries’ exports and imports with this partner."),
    compares=("country", "flow", "period"),
    table=table,
    figure=figure,
    finding=finding,
    height=2 * _ROW_HEIGHT,
    wide=True,
)
