"""The frame around every view: navigation, filter bar, notices, page, footer."""

from __future__ import annotations

import json
from collections.abc import Mapping

import dash_mantine_components as dmc
from dash import dcc, html

from components.charts.kit.themes import TEMPLATES
from components.language import numbers
from components.language.text import LANGUAGES, _, language
from components.render import Renderer
from components.shell import drawer, filters, ids
from components.shell import presenting as present
from components.shell.attributes import attributes
from components.shell.reading import reading_button
from components.shell.searchfield import search
from components.state import SLUGS, home
from components.state.parameters import for_browser
from data.store import Store


def layout(renderer: Renderer, version: str, pages: Mapping[str, str]) -> dmc.MantineProvider:
    """Return the shell with every control at its default and no view yet.

    `version` is that of the app. `pages` are the links of the navigation: id of a view -> its
    name in English.
    """
    store = renderer.store
    return dmc.MantineProvider(
        id=ids.PROVIDER,
        forceColorScheme="light",
        theme={
            "primaryColor": "dark",
            "fontFamily": "inherit",
            "defaultRadius": "xs",
            "respectReducedMotion": True,
        },
        children=[
            dcc.Store(id=ids.TEMPLATES, data=dict(TEMPLATES)),
            html.A(_("Skip to the charts"), href="#main", className="skip"),
            _header(store, pages),
            *present.parts(),
            html.Main(
                id="main",
                tabIndex="-1",
                children=[
                    html.Div([html.H1(id=ids.HEADING), reading_button()], className="page-head"),
                    html.Div(
                        id=ids.TRAIL,
                        className="trail",
                        role="navigation",
                        **attributes(aria_label=_("Chosen commodity")),
                    ),
                    filters.bar(store),
                    html.Div(id=ids.NOTICES, className="notices", role="status"),
                    present.scene_title(),
                    html.Div(id=ids.PAGE, className="page-holder"),
                ],
                **attributes(data_frame=json.dumps(_facts(renderer))),
            ),
            _footer(store, version),
            *drawer.parts(),
            html.P(id=ids.SPOKEN, className="aside", role="status"),
        ],
    )


def _facts(renderer: Renderer) -> Mapping[str, object]:
    """Return what the browser knows of addresses (assets/src/types.d.ts: Frame)."""
    return {
        "parameters": for_browser(),
        "places": SLUGS,
        "languages": LANGUAGES,
        "language": language(),
        "release": renderer.store.package.meta.version,
        "asof": renderer.asof,
        "earlier": renderer.vocabulary.releases[1:],
    }


def _header(store: Store, pages: Mapping[str, str]) -> html.Header:
    links = [
        html.A(_(name), href=home(view), id=ids.nav(view), className="nav-link")
        for view, name in pages.items()
    ]
    return html.Header(
        className="header",
        children=[
            html.A("Khorgos", href="/", className="brand"),
            html.Nav(links, **attributes(aria_label=_("Pages"))),
            search(),
            filters.settings(store),
            html.Div(present.header_buttons(), className="room"),
        ],
    )


def _footer(store: Store, version: str) -> html.Footer:
    meta = store.package.meta
    return html.Footer(
        className="footer",
        children=[
            html.P(
                _(
                    "Data as of {date}, package {package}. Khorgos {version}. Missing "
                    "figures are shown as missing, never as zero."
                ).format(date=numbers.period(meta.data_date), package=meta.version, version=version)
            ),
            html.P(
                [
                    html.A(_("Sources and licences"), href="/data#sources"),
                    present.button(_("Keys"), "keys"),
                ],
                className="footer-links",
            ),
        ],
    )
