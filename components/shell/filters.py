"""The filter bar and the settings, built from components/state/parameters.py.

assets/src/page/filterbar.js opens and closes their panels and writes what is chosen.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import dash_mantine_components as dmc
from dash import html

from components.charts.kit.base import label_of
from components.charts.kit.happenings import ALL
from components.charts.kit.labels import commodity_label, with_code
from components.language import numbers
from components.language.terms import (
    EVENT_NAMES,
    flow_name,
    sector_name,
    short_ledger,
    stage_name,
)
from components.language.text import _, capital, language, mark
from components.shell import ids
from components.shell.attributes import attributes
from components.state import CIF_BANDS, DEFAULT, Vocabulary, choices
from components.state.parameters import Parameter, Place, controls
from data.records.codes import WORLD
from data.store import Store

#: label of the empty value, by field; fields that are not listed name the value that it stands for
_NOTHING_CHOSEN: Mapping[str, str] = {
    "ledger": mark("Best available count"),
    "period": mark("Latest year"),
    "base": mark("Automatic"),
    "partner": mark("China"),
    "commodity": mark("All commodities"),
    "terms": mark("Current dollars"),
    "sector": mark("All sectors"),
    "stage": mark("Any status"),
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
#: fifth of the time of a filter change. An option may be longer than the chosen value, to which the
#: control is fitted
_LIST: Mapping[str, Any] = {
    "withinPortal": True,
    "keepMounted": False,
    "width": "max-content",
    "position": "bottom-start",
}
#: name of each language in that language
_LANGUAGES: Mapping[str, str] = {"": "English", "ru": "Русский", "zh": "中文"}
#: what readers who look for another language recognize in the header
_CODES: Mapping[str, str] = {"en": "EN", "ru": "RU", "zh": "中文"}


def options(store: Store) -> dict[str, list[dict[str, str]]]:
    """Return the options of each select, by field: value and label, the default first."""
    names = labellers(store)
    options_by_field = {}
    for field, values in choices(Vocabulary.of(store)).items():
        if field in names:
            if field == "commodity":  # products are found by the search field
                values = tuple(code for code in values if len(code) <= 2)
            labels = {value: names[field](value) for value in values if value}
            empty = {"": label_of_value(store, field, "")} if "" in values else {}
            options_by_field[field] = [
                {"value": value, "label": label}
                for value, label in (empty | _sorted(field, labels)).items()
            ]
    return options_by_field


def label_of_value(store: Store, field: str, value: str) -> str:
    """Return what the control of a field calls a value; the empty value is its default."""
    if not value and field in _NOTHING_CHOSEN:
        return _(_NOTHING_CHOSEN[field])
    return labellers(store)[field](value)


def labellers(store: Store) -> Mapping[str, Callable[[str], str]]:
    """Return, by field, the function from a value to its label."""

    def commodity(code: str) -> str:
        return with_code(code, commodity_label(store, code))

    def band(code: str) -> str:
        percent = (code or CIF_BANDS[0]).replace("-", "–") + numbers.percent_sign()
        return _("Freight {percent}").format(percent=percent)

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
    """Return the filter bar with every control at its default.

    It reads as a sentence: the values of the main controls, then "More filters". On a phone the
    sentence is one button that opens all controls (assets/src/styles/filters.css).
    """
    options_by_field = options(store)

    def selects(place: Place) -> list[Any]:
        return [
            _select(field, parameter, options_by_field[field])
            for field, parameter in controls(place).items()
        ]

    return html.Section(
        [
            _opener(ids.FILTERS, "filter-open", html.Span(_("Filters"), id=ids.FILTERS_SAID)),
            html.Div(
                [
                    *selects("bar"),
                    html.Div(
                        [
                            _opener(
                                ids.MORE,
                                "button more-open",
                                [html.Span(_("More filters")), html.Span(id=ids.MORE_SET)],
                            ),
                            html.Div(selects("more"), id=ids.MORE, className="more-panel"),
                        ],
                        className="more",
                    ),
                    html.Button(
                        _("Clear"),
                        id=ids.CLEAR,
                        className="button clear-filters",
                        type="button",
                        hidden=True,
                        **attributes(aria_label=_("Clear filters")),
                    ),
                    html.P(id=ids.UNUSED, className="filters-unused"),
                    html.Button(
                        _("Show the page"),
                        className="button filters-close",
                        type="button",
                        **attributes(data_closes=ids.FILTERS),
                    ),
                ],
                id=ids.FILTERS,
                className="filters",
            ),
        ],
        className="filter-bar",
        **attributes(aria_label=_("Filters")),
    )


def _opener(panel: str, style: str, children: Any) -> html.Button:
    """Return the button that opens the panel of this id (assets/src/page/disclosure.js)."""
    return html.Button(
        children,
        className=style,
        type="button",
        **attributes(aria_controls=panel, aria_expanded="false", data_opens=panel),
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


def settings(store: Store) -> html.Div:
    """Return the button of the header with the selects that apply to all pages."""
    options_by_field = options(store)
    return html.Div(
        [
            _opener(
                ids.SETTINGS,
                "button settings-open",
                [
                    html.Span(_CODES[language()]),
                    html.Span([" · ", _("Settings")], className="settings-name"),
                ],
            ),
            html.Div(
                [
                    _select(field, parameter, options_by_field[field])
                    for field, parameter in reversed(list(controls("settings").items()))
                ],
                id=ids.SETTINGS,
                className="settings-panel",
            ),
        ],
        className="settings",
    )
