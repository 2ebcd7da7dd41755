"""The filter bar: one control for each URL parameter, the same on every view."""

from __future__ import annotations

from typing import Any

import dash_mantine_components as dmc
from dash import html

from components.charts.kit.base import label_of
from components.language import numbers
from components.language.terms import flow_name, sector_name, short_ledger, stage_name
from components.language.text import _, mark
from components.shell import ids
from components.shell.attributes import attributes
from components.state import CIF_BANDS, DEFAULT, LEDGER_CHOICES, Vocabulary, choices
from data.records.codes import COUNTRIES, FLOWS, REGION
from data.store import Store

LABELS = {
    "country": mark("Country"),
    "flow": mark("Flow"),
    "ledger": mark("Counted by"),
    "period": mark("Year"),
    "base": mark("Compared with"),
    "partner": mark("Partner"),
    "commodity": mark("Commodity"),
    "cif": mark("Freight added"),
    "sector": mark("Sector"),
    "stage": mark("How far"),
    "q": mark("Find a commodity"),
}


def options(store: Store) -> dict[str, list[dict[str, str]]]:
    """What each select offers: value and label, the default first."""
    package = store.package
    allowed = choices(Vocabulary.of(store))
    named = sorted(
        (code for code in allowed["partner"] if code), key=lambda code: label_of(store, code)
    )
    years = [
        {"value": code, "label": numbers.period(code)}
        for code in sorted(allowed["period"], reverse=True)
        if code
    ]
    return {
        "country": [
            {"value": code, "label": label_of(store, code)} for code in (REGION, *COUNTRIES)
        ],
        "flow": [{"value": one, "label": flow_name(one).capitalize()} for one in FLOWS],
        "ledger": [{"value": "", "label": _("Best there is")}]
        + [{"value": one, "label": _sentence(short_ledger(one))} for one in LEDGER_CHOICES],
        "period": [{"value": "", "label": _("Newest")}, *years],
        "base": [{"value": "", "label": _("Chosen by chart")}, *years],
        "partner": [{"value": "", "label": _("China (default)")}]
        + [{"value": code, "label": label_of(store, code)} for code in named],
        "commodity": [{"value": "", "label": _("All commodities")}]
        + [
            {"value": code, "label": f"{code} {_(package.chapters[code].name)}"}
            for code in allowed["commodity"]
            if code
        ],
        "sector": [{"value": "", "label": _("All sectors")}]
        + [{"value": one, "label": sector_name(one)} for one in allowed["sector"] if one],
        "stage": [{"value": "", "label": _("All projects")}]
        + [{"value": one, "label": _sentence(stage_name(one))} for one in allowed["stage"] if one],
        "cif": [
            {
                "value": one if place else "",
                "label": one.replace("-", "–") + numbers.percent_sign(),
            }
            for place, one in enumerate(CIF_BANDS)
        ],
    }


def _sentence(text: str) -> str:
    return text[0].upper() + text[1:]


def bar(store: Store) -> html.Section:
    """The bar with every control at its default."""
    offered = options(store)
    controls: list[Any] = [
        dmc.Select(
            id=ids.filter_(name),
            label=_(LABELS[name]),
            data=offered[name],
            value=getattr(DEFAULT, name),
            allowDeselect=False,
            searchable=name in ("partner", "commodity", "period", "base"),
            nothingFoundMessage=_("Nothing by that name"),
            comboboxProps={"withinPortal": True},
            size="sm",
            className=f"filter filter-{name}",
        )
        for name in LABELS
        if name != "q"
    ]
    controls.append(
        dmc.TextInput(
            id=ids.filter_("q"),
            label=_(LABELS["q"]),
            placeholder=_("e.g. copper"),
            value="",
            debounce=350,
            size="sm",
            className="filter filter-q",
        )
    )
    controls.append(
        html.Button(_("Clear filters"), id=ids.CLEAR, className="button", type="button")
    )
    return html.Section(
        html.Details(
            [html.Summary(_("Filters")), html.Div(controls, className="filters")],
            id=ids.FILTERS,
            open=True,
        ),
        className="filter-bar",
        **attributes(aria_label=_("Filters")),
    )
