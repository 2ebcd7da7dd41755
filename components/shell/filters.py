"""The controls in the filter bar and in the header, built from components/state/parameters.py."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import html

from components.charts.kit.base import label_of
from components.charts.kit.happenings import ALL
from components.language import numbers
from components.language.terms import (
    EVENT_NAMES,
    flow_name,
    sector_name,
    short_ledger,
    stage_name,
)
from components.language.text import _, capital, mark
from components.shell import ids
from components.shell.attributes import attributes
from components.state import CIF_BANDS, DEFAULT, Vocabulary, choices
from components.state.parameters import Parameter, controls
from data.records.codes import WORLD
from data.store import Store

#: label of the empty value, by field; fields that are not listed name the value that it stands for
_NOTHING_CHOSEN: Mapping[str, str] = {
    "ledger": mark("Best available"),
    "period": mark("Latest"),
    "base": mark("Automatic"),
    "partner": mark("China (default)"),
    "commodity": mark("All commodities"),
    "terms": mark("Current dollars"),
    "sector": mark("All sectors"),
    "stage": mark("All projects"),
    "events": mark("No events"),
    "theme": mark("System"),
}
_THEMES: Mapping[str, str] = {
    "light": mark("Light"),
    "dark": mark("Dark"),
    "contrast": mark("High contrast"),
}
_TERMS: Mapping[str, str] = {
    "real": mark("Dollars of 2024"),
    "person": mark("Dollars per person"),
    "gdp": mark("Percent of GDP"),
}
#: how a select opens its list. Closed lists leave the page: their hundreds of options would cost a
#: fifth of the time of a filter change
_LIST: Mapping[str, Any] = {"withinPortal": True, "keepMounted": False}
#: name of each language in that language
_LANGUAGES: Mapping[str, str] = {"": "English", "ru": "Русский", "zh": "中文"}


def options(store: Store) -> dict[str, list[dict[str, str]]]:
    """Return the options of each select, by field: value and label, the default first."""
    names = _names(store)
    options_by_field = {}
    for field, values in choices(Vocabulary.of(store)).items():
        if field in names:
            if field == "commodity":  # products are found by the search field
                values = tuple(code for code in values if len(code) <= 2)
            labels = {value: names[field](value) for value in values if value}
            empty = {}
            if "" in values:
                label = _NOTHING_CHOSEN.get(field)
                empty[""] = _(label) if label else names[field]("")
            options_by_field[field] = [
                {"value": value, "label": label}
                for value, label in (empty | _sorted(field, labels)).items()
            ]
    return options_by_field


def _names(store: Store) -> Mapping[str, Callable[[str], str]]:
    """Return, by field, the function from a value to its label."""

    def commodity(code: str) -> str:
        return f"{code} {_(store.package.chapters[code].name)}"

    def band(code: str) -> str:
        return (code or CIF_BANDS[0]).replace("-", "–") + numbers.percent_sign()

    return {
        "country": lambda code: label_of(store, code),
        "flow": lambda code: flow_name(code).capitalize(),
        "ledger": lambda code: capital(short_ledger(code)),
        "period": numbers.period,
        "base": numbers.period,
        "partner": lambda code: capital(label_of(store, code)),
        "commodity": commodity,
        "cif": band,
        "terms": lambda code: _(_TERMS[code]),
        "sector": sector_name,
        "stage": lambda code: capital(stage_name(code)),
        "events": lambda code: _("All events") if code == ALL else _(EVENT_NAMES[code]),
        "theme": lambda code: _(_THEMES[code]),
        "lang": _LANGUAGES.__getitem__,
    }


def _sorted(field: str, labels: Mapping[str, str]) -> dict[str, str]:
    """Sort periods from the latest, partners by name; leave other values in their order."""
    if field in ("period", "base"):
        return dict(sorted(labels.items(), reverse=True))
    if field == "partner":
        return dict(sorted(labels.items(), key=_partner_place))
    return dict(labels)


def _partner_place(entry: tuple[str, str]) -> tuple[bool, bool, str]:
    """China, which is the default, all partners, then the others by name."""
    code, name = entry
    return bool(code), code != WORLD, name


def bar(store: Store) -> html.Section:
    """Return the filter bar with every control at its default."""
    options_by_field = options(store)
    parts: list[Any] = [
        _select(field, parameter, options_by_field[field])
        for field, parameter in controls("bar").items()
    ]
    parts.append(html.Button(_("Clear filters"), id=ids.CLEAR, className="button", type="button"))
    return html.Section(
        html.Details(
            [html.Summary(_("Filters")), html.Div(parts, className="filters")],
            id=ids.FILTERS,
            open=True,
        ),
        className="filter-bar",
        **attributes(aria_label=_("Filters")),
    )


def _select(field: str, parameter: Parameter, data: list[dict[str, str]]) -> dmc.Select:
    return dmc.Select(
        id=ids.filter_(field),
        label=_(parameter.label),
        data=data,
        value=getattr(DEFAULT, field),
        allowDeselect=False,
        searchable=parameter.search,
        nothingFoundMessage=_("No matches"),
        comboboxProps=_LIST,
        size="sm",
        className=f"filter filter-{field}",
    )


def search() -> html.Div:
    """Return the search field with a place for its results (assets/src/page/finder.js)."""
    ((field, parameter),) = controls("heading").items()
    return html.Div(
        [
            dmc.TextInput(
                id=ids.filter_(field),
                placeholder=_("Find a product: solar, cars, 8703"),
                value="",
                size="sm",
                **attributes(aria_label=_(parameter.label)),
            ),
            html.Div(
                [
                    html.Div(
                        id=ids.FOUND_LIST,
                        role="listbox",
                        **attributes(aria_label=_("Products found")),
                    ),
                    html.P(id=ids.FOUND_SAID, role="status"),
                ],
                id=ids.FOUND,
                className="found-box",
                hidden=True,
            ),
        ],
        className=f"filter-{field}",
    )


def looks(store: Store) -> html.Div:
    """Return the selects of the header, which apply to all pages. The language comes first."""
    options_by_field = options(store)
    header = reversed(list(controls("header").items()))
    return html.Div(
        [
            dmc.Select(
                id=ids.filter_(field),
                data=options_by_field[field],
                value=getattr(DEFAULT, field),
                allowDeselect=False,
                comboboxProps=_LIST,
                size="xs",
                className=f"look look-{field}",
                **attributes(aria_label=_(parameter.label)),
            )
            for field, parameter in header
        ],
        className="looks",
    )
