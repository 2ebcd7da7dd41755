"""The floor: the figures of our page, handed to `Plotly.react` in a page without Dash.

Nothing is requested and nothing else is written, so no dashboard can be faster.
"""

from __future__ import annotations

import json
from typing import Any
from urllib.parse import urljoin

from playwright.sync_api import Browser, BrowserContext, Route

from tests.bench.apps import App
from tests.bench.browsing import FULL, Tab, profile

FLOOR = "floor"
_PATH = "/floor-of-the-bench"
#: remember what the page hands to plotly
_LISTEN = """() => {
  const { react } = window.Plotly;
  window.handed = new Map();
  window.Plotly.react = (host, data, layout, config) => {
    const { top, bottom } = host.getBoundingClientRect();
    const isVisible = bottom > 0 && top < window.innerHeight;
    window.handed.set(host, structuredClone({ data, layout, config, isVisible }));
    return react(host, data, layout, config);
  };
}"""
_HANDED = "() => { const all = [...window.handed.values()]; window.handed.clear(); return all; }"
_SCRIPT = "() => [...document.scripts].map((one) => one.src).find((src) => src.includes('plotly'))"
_PAGE = """<!DOCTYPE html><title>floor</title><script src="{script}"></script>
<div role="listbox"></div><div id="seen"></div><div style="height: 2000px"></div><div id="others"></div>
<script>
const figures = {figures};
const hosts = [];
const soon = (run) => {{
  const {{ port1, port2 }} = new MessageChannel();
  port1.onmessage = () => {{ port1.close(); run(); }};
  port2.postMessage(null);
}};
function place() {{
  for (const {{ layout, isVisible }} of Object.values(figures)[0]) {{
    const host = document.createElement("div");
    host.style = `float: left; width: ${{layout.width}}px; height: ${{layout.height}}px`;
    document.getElementById(isVisible ? "seen" : "others").append(host);
    hosts.push(host);
  }}
}}
function show(country) {{
  const others = [];
  structuredClone(figures[country]).forEach(({{ data, layout, config, isVisible }}, at) => {{
    const draw = () => Plotly.react(hosts[at], data, layout, config);
    if (isVisible) draw();
    else others.push(draw);
  }});
  const next = () => {{ others.shift()?.(); if (others.length) soon(next); }};
  requestAnimationFrame(() => soon(next));
}}
for (const country of Object.keys(figures)) {{
  const option = document.createElement("button");
  option.textContent = country;
  option.setAttribute("role", "option");
  option.onclick = () => show(country);
  document.querySelector("[role=listbox]").append(option);
}}
place();
show(Object.keys(figures)[0]);
</script>"""


def figures_of(browser: Browser, ours: App, countries: list[str]) -> tuple[str, Any]:
    """Return the address of our plotly.js, and what our page hands to plotly for each country."""
    with profile(browser) as context:
        tab = Tab(context, FULL)
        tab.visit(ours)
        tab.page.evaluate(_LISTEN)
        figures = {}
        for country in countries:
            tab.change(ours, country)
            figures[country] = tab.page.evaluate(_HANDED)
        script: str = tab.page.evaluate(_SCRIPT)
    return script, figures


def floor_tab(context: BrowserContext, ours: App, script: str, figures: Any) -> tuple[Tab, App]:
    """Return a page with those figures, and the app that it is."""
    page = _PAGE.format(script=script, figures=json.dumps(figures).replace("<", "\\u003c"))

    def answer(route: Route) -> None:
        route.fulfill(body=page, content_type="text/html; charset=utf-8")

    context.route(f"**{_PATH}", answer)
    app = App(FLOOR, urljoin(ours.url, _PATH), "")
    tab = Tab(context, FULL)
    tab.visit(app)
    return tab, app
