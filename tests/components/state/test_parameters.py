"""The table of parameters: whole, in step with ViewState, and true of each page."""

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
    assert ["view", *PARAMETERS] == [one.name for one in fields(ViewState)]
    assert {key: one.default for key, one in PARAMETERS.items()} == {
        key: getattr(DEFAULT, key) for key in PARAMETERS
    }


def test_names_are_unique_and_views_exist() -> None:
    """No two parameters answer to one name, and no reason is given for a view that is not there."""
    names = [name for one in PARAMETERS.values() for name in (one.name, *one.old_names)]
    assert len(names) == len(set(names))
    for parameter in PARAMETERS.values():
        assert (parameter.values is None) != (parameter.fits is None), parameter.name
        assert {*(parameter.views or ()), *parameter.hints} <= VIEWS.keys()
        assert set(parameter.why_not) - {""} <= VIEWS.keys() - set(parameter.views or ())
        if parameter.values is not None:
            assert parameter.default in parameter.values(Vocabulary())


@pytest.mark.parametrize("view", VIEWS)
def test_a_control_works_where_a_chart_of_the_page_depends_on_it(view: str) -> None:
    """A control that can be moved changes a chart of the page; one that is shut, none.

    The briefing chooses for its charts: it is one text.
    """
    used = {name for chart in views.ALL[view].charts for name in chart.fields}
    works = {key for key, one in controls("bar").items() if one.works_in(view)}
    fixed = {"flow", "ledger", "period", "partner", "commodity"} if view == "brief" else set()
    assert works == (used & controls("bar").keys()) - fixed


def test_controls_are_built_from_the_table(store: Store) -> None:
    """One control for each parameter that has one, with every allowed value, default first."""
    offered = filters.options(store)
    allowed = choices(Vocabulary.of(store))
    assert offered.keys() == (controls("bar") | controls("header")).keys() - {"q"}
    for field, entries in offered.items():
        assert {one["value"] for one in entries} == set(allowed[field])
        assert entries[0]["value"] == PARAMETERS[field].default or field == "flow"
        assert all(one["label"] for one in entries)


def test_the_style_sheet_hides_what_is_absent() -> None:
    """A rule for each control that some view goes without; it is in the page's head."""
    assert absent(PARAMETERS["cif"]) == tuple(view for view in VIEWS if view != "ledgers")
    assert ':root:not([data-view="ledgers"]) .filter-cif' in styles()
    assert absent(PARAMETERS["flow"]) == ()
    assert ".filter-flow" not in styles()
    assert styles() in index()


def test_the_browser_gets_names_defaults_and_views() -> None:
    """The navigation carries a parameter unless it belongs to its views."""
    told = for_browser()
    assert told["flow"] == {"name": "flow", "default": "turnover", "views": None}
    assert told["q"] == {"name": "q", "default": "", "views": ("commodities",)}
    assert told["show"]["views"] == ()
