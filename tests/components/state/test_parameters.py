"""The table of parameters agrees with ViewState, with the pages, and with all that is built from it."""

from __future__ import annotations

from dataclasses import fields

import pytest

from components import views
from components.shell import filters
from components.shell.index import index, styles
from components.state import DEFAULT, PARAMETERS, VIEWS, ViewState, Vocabulary
from components.state.parameters import absent, choices, controls, for_browser
from data.store import Store


def test_the_table_is_the_state() -> None:
    """Each field of ViewState has its parameter, in the same order and with the same default."""
    assert ["view", *PARAMETERS] == [field.name for field in fields(ViewState)]
    assert {key: parameter.default for key, parameter in PARAMETERS.items()} == {
        key: getattr(DEFAULT, key) for key in PARAMETERS
    }


def test_names_are_unique_and_views_exist() -> None:
    """No two parameters share a name, and each view that a parameter names exists."""
    names = [
        name for parameter in PARAMETERS.values() for name in (parameter.name, *parameter.old_names)
    ]
    assert len(names) == len(set(names))
    for parameter in PARAMETERS.values():
        assert parameter.values or parameter.fits, parameter.name
        if parameter.name != "asof":  # the current release is allowed, and written as nothing
            assert not (parameter.values and parameter.fits), parameter.name
        assert set(parameter.views or ()) <= VIEWS.keys()
        if parameter.values is not None:
            assert parameter.default in parameter.values(Vocabulary())


@pytest.mark.parametrize("view", VIEWS)
def test_a_control_works_where_a_chart_of_the_page_depends_on_it(view: str) -> None:
    """A control that is shown affects a chart of the page; one that is absent affects none.

    The briefing fixes some parameters of its charts.
    """
    used = {name for chart in views.ALL[view].charts for name in chart.fields}
    enabled = {
        key for key, parameter in controls("bar", "more").items() if parameter.works_in(view)
    }
    fixed = (
        {"flow", "ledger", "period", "partner", "commodity", "terms"} if view == "brief" else set()
    )
    assert enabled == (used & controls("bar", "more").keys()) - fixed


def test_events_can_be_chosen_where_a_chart_has_years() -> None:
    """The control in the settings is there for the pages that can show events, and no others."""
    for view, page in views.ALL.items():
        dated = any(chart.time for chart in page.charts)
        assert PARAMETERS["events"].works_in(view) == dated, view


def test_controls_are_built_from_the_table(store: Store) -> None:
    """Each select offers all allowed values with a label, the default first."""
    options_by_field = filters.options(store)
    allowed = choices(Vocabulary.of(store))
    assert options_by_field.keys() == controls("bar", "more", "settings").keys()
    for field, options in options_by_field.items():
        offered = allowed[field]
        if field == "commodity":  # products are found by the search field
            offered = tuple(code for code in offered if len(code) <= 2)
        assert {option["value"] for option in options} == set(offered)
        assert options[0]["value"] == PARAMETERS[field].default or field == "flow"
        assert all(option["label"] for option in options)


def test_the_style_sheet_hides_what_is_absent() -> None:
    """The page's head has a rule for each control that is absent from some view."""
    shown = ("ledgers", "country")
    assert absent(PARAMETERS["cif"]) == tuple(view for view in VIEWS if view not in shown)
    assert ':root:not([data-view="country"],[data-view="ledgers"]) .filter-cif' in styles()
    assert absent(PARAMETERS["country"]) == ()
    assert ".filter-country" not in styles()
    assert styles() in index("/")


def test_the_browser_gets_names_defaults_and_views() -> None:
    """`views` is None for parameters that links of the navigation carry to every view."""
    parameters = for_browser()
    assert parameters["flow"] == {"name": "flow", "default": "turnover", "views": None}
    assert parameters["q"] == {"name": "q", "default": "", "views": ()}
    assert parameters["show"]["views"] == ()
