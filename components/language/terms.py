"""Terms in the reader's language: flows, ledgers, measures, units, statuses, sectors, events."""

from __future__ import annotations

from collections.abc import Mapping

from components.language.text import _, language, mark
from data.records.cleantech import ALL_TECHS
from data.records.codes import CHINA, COUNTRY_INFO, WORLD
from data.records.countries import CountryInfo
from data.records.projects import Route
from data.records.reference import Partner, Product

UNITS: Mapping[str, str] = {
    "USD": mark("US dollars, current prices"),
    "USD_real": mark("US dollars at the prices of 2024"),
    "USD_person": mark("US dollars per person, current prices"),
    "percent_gdp": mark("percent of GDP"),
    "percent": mark("percent"),
    "points": mark("percentage points"),
    "index": mark("index from 0 to 1"),
    "count": mark("number"),
    "rank": mark("rank"),
    "ratio": mark("ratio"),
    "place": mark("place on the map"),
    "trains": mark("trains"),
    "Mt": mark("million tonnes"),
    "vehicles": mark("vehicles"),
    "bcm": mark("billion cubic metres"),
    "year": mark("year of an event"),
    "MW": mark("megawatts"),
    "pieces": mark("pieces"),
    "t": mark("tonnes"),
    "USD_piece": mark("US dollars for one piece"),
    "USD_t": mark("US dollars a tonne"),
}

#: ledger of figures that no statistics record: announcements, agencies and the press
PRESS = "press"

FLOW_NAMES: Mapping[str, str] = {
    "export": mark("exports"),
    "import": mark("imports"),
    "turnover": mark("total trade"),
    "balance": mark("balance"),
}

_WITH_CHINA: Mapping[str, str] = {
    "export": mark("exports to China"),
    "import": mark("imports from China"),
    "turnover": mark("total trade with China"),
    "balance": mark("balance with China"),
}

_WITH_ALL: Mapping[str, str] = {
    "export": mark("exports to all partners"),
    "import": mark("imports from all partners"),
    "turnover": mark("total trade with all partners"),
    "balance": mark("balance with all partners"),
}

LEDGER_NAMES: Mapping[str, str] = {
    "china": mark("China's customs"),
    "partner": mark("national statistics"),
    "reconciled": mark("reconciled by a third party"),
    "both": mark("both sides"),
    PRESS: mark("announcements and the press"),
}

STATUS_NAMES: Mapping[str, str] = {
    "reported": mark("as published"),
    "derived": mark("derived"),
    "revised": mark("revised"),
    "incomplete": mark("incomplete"),
    "suspect": mark("suspect"),
    "estimate": mark("estimate"),
}

#: names of measures (`Row.measure`)
MEASURE_NAMES: Mapping[str, str] = {
    "value": mark("amount"),
    "value_printed": mark("amount, the office's own published total"),
    "value_real": mark("amount at the prices of 2024"),
    "value_person": mark("amount per person"),
    "share_of_gdp": mark("percent of GDP"),
    "section_total": mark("amount of the section"),
    "share": mark("share"),
    "share_printed": mark("share as published"),
    "share_in_china": mark("share of China's trade"),
    "share_before": mark("highest share before"),
    "share_change": mark("change in share"),
    "growth": mark("growth"),
    "growth_printed": mark("growth as published"),
    "change": mark("change"),
    "contribution": mark("contribution to growth"),
    "gap": mark("difference between the two sides' figures"),
    "ratio": mark("China’s figure divided by the country’s"),
    "side": mark("amount that one side counted"),
    "said_found": mark("interview figure divided by published figure"),
    "cif_low": mark("lower edge of the band"),
    "cif_high": mark("upper edge of the band"),
    "hhi": mark("concentration (Herfindahl-Hirschman index)"),
    "effective_number": mark("effective number of products"),
    "two_way": mark("two-way trade within HS chapters (Grubel–Lloyd index)"),
    "rank": mark("rank"),
    "coverage": mark("number of figures"),
    "projects": mark("number of projects"),
    "trips": mark("number of trains"),
    "cargo": mark("cargo"),
    "vehicle_crossings": mark("vehicles that crossed"),
    "vehicles_exported": mark("vehicles exported through the crossing"),
    "volume": mark("volume of gas"),
    "capacity": mark("capacity, an estimate"),
    "pieces": mark("number of pieces"),
    "quantity": mark("quantity"),
    "unit_value": mark("unit value"),
    "event": mark("event"),
    "cost": mark("announced cost"),
    "contract": mark("contract value"),
    "loan": mark("loan"),
    "grant": mark("grant"),
    "investment": mark("amount invested"),
    "offer": mark("bid value"),
    "unstated": mark("announced amount, type unspecified"),
    "no_amount": mark("project without an announced amount in dollars"),
    "crossing": mark("crossing into China"),
    "railway": mark("railway"),
    "gas_line": mark("gas pipeline"),
    "oil_line": mark("oil pipeline"),
}

#: names of the themes of projects
SECTOR_NAMES: Mapping[str, str] = {
    "raw": mark("Raw materials"),
    "making": mark("Manufacturing and processing"),
    "transport": mark("Roads, rail and ports"),
    "energy": mark("Energy"),
    "other": mark("Other"),
}

#: technologies of new energy, as Ember defines them; none is an HS code
TECH_NAMES: Mapping[str, str] = {
    "ev": mark("Electric vehicles"),
    "solar": mark("Solar panels and cells"),
    "battery": mark("Batteries"),
    "grid": mark("Grid equipment"),
    "heating": mark("Heating and cooling"),
    "wind": mark("Wind power"),
    ALL_TECHS: mark("New-energy goods"),
}

EVENT_NAMES: Mapping[str, str] = {
    "border": mark("Borders and crossings"),
    "digital": mark("Digital"),
    "energy": mark("Energy"),
    "finance": mark("Finance"),
    "investment": mark("Investment"),
    "macro": mark("Economy"),
    "mobility": mark("Visas and travel"),
    "policy": mark("Summits and agreements"),
    "sanctions": mark("Sanctions"),
    "trade-data": mark("Trade statistics"),
    "trade-policy": mark("Trade policy"),
    "transport": mark("Roads, rail and ports"),
}
STAGE_NAMES: Mapping[str, str] = {
    "announced": mark("announced"),
    "construction": mark("under construction"),
    "operating": mark("operating"),
    "cancelled": mark("cancelled"),
}

SHORT_LEDGERS: Mapping[str, str] = {
    "china": mark("China’s customs"),
    "partner": mark("national statistics"),
    "both": mark("both sides"),
    "reconciled": mark("reconciled"),
    PRESS: mark("as announced"),
}


def name_in_language(record: CountryInfo | Partner | Product | Route) -> str:
    """Return the name of a record in the reader's language; the English one if that is missing."""
    return {"ru": record.name_ru, "zh": record.name_zh}.get(language(), "") or record.name


def country_name(code: str) -> str:
    """Return the name of a country of the package."""
    return name_in_language(COUNTRY_INFO[code])


def status_name(status: str) -> str:
    """Return the name of a status: `as published`, `derived` ..."""
    return _(STATUS_NAMES[status])


def measure_name(measure: str) -> str:
    """Return the name of a measure: `amount`, `share` ..."""
    return _(MEASURE_NAMES[measure])


def sector_name(sector: str) -> str:
    """Return the name of a project's theme; empty text for none."""
    return _(SECTOR_NAMES[sector]) if sector else ""


def tech_name(tech: str) -> str:
    """Return the name of a technology of new energy, or of all of them."""
    return _(TECH_NAMES[tech])


def stage_name(stage: str) -> str:
    """Return the name of a project's status; empty text for none."""
    return _(STAGE_NAMES[stage]) if stage else ""


def flow_name(flow: str) -> str:
    """Return the name of a flow: `exports`, `imports`, `total trade` or `balance`."""
    return _(FLOW_NAMES[flow])


def with_china(flow: str) -> str:
    """Return `exports to China`, `imports from China` ...

    They are whole phrases because the name of a country is inflected in many languages.
    """
    return _(_WITH_CHINA[flow])


def trade_with(flow: str, partner: str, name: str) -> str:
    """Return the same for any partner: `partner` is its code, `name` its name as shown."""
    if partner == CHINA:
        return with_china(flow)
    if partner == WORLD:
        return _(_WITH_ALL[flow])
    text = {
        "export": _("exports to {partner}"),
        "import": _("imports from {partner}"),
        "balance": _("balance with {partner}"),
    }.get(flow, _("total trade with {partner}"))
    return text.format(partner=name)


def ledger_name(ledger: str) -> str:
    """Return the name of a ledger, which says who counted."""
    return _(LEDGER_NAMES[ledger])


def short_ledger(ledger: str) -> str:
    """Return a short name of a ledger, for controls and the ends of lines."""
    return _(SHORT_LEDGERS[ledger])


def route_name(route: Route) -> str:
    """Return the name of a crossing or a route, with the dash of the language between places."""
    return name_in_language(route).replace(
        " - ", "\N{NO-BREAK SPACE}— " if language() == "ru" else " – "
    )
