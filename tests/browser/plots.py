"""Read and click plotly figures in the page."""

from __future__ import annotations

import json
from typing import Any

from playwright.sync_api import Page

_POINTS = """(chart) => {
  const plot = document.querySelector("#card-" + chart + " .js-plotly-plot");
  const box = plot.getBoundingClientRect();
  const found = [];
  plot._fullData.forEach((trace) => {
    const xa = plot._fullLayout["xaxis" + (trace.xaxis || "x").slice(1)];
    const ya = plot._fullLayout["yaxis" + (trace.yaxis || "y").slice(1)];
    if (!trace.visible || !xa || !ya || !trace.customdata || trace.type === "treemap") return;
    const place = (i, x, y, data) => {
      if (!data || x == null || y == null) return;
      found.push({ x: box.left + xa._offset + xa.d2p(x), y: box.top + ya._offset + ya.d2p(y), name: trace.name, data });
    };
    if (trace.type === "heatmap") {
      trace.z.forEach((line, row) => line.forEach((z, col) => {
        if (z != null) place(0, trace.x[col], trace.y[row], trace.customdata[row][col]);
      }));
      return;
    }
    (trace.x || []).forEach((x, i) => {
      let px = x, py = trace.y[i];
      if (px == null || py == null) return;
      if (trace.type === "bar") {
        const calc = plot.calcdata[trace._expandedIndex ?? trace.index].find((one) => one.i === i);
        if (!calc || calc.s0 == null) return;
        const middle = (calc.s0 + calc.s1) / 2;
        const centre = calc.p != null ? (calc.p0 + calc.p1) / 2 : null;
        const [size, along] = trace.orientation === "h" ? [xa, ya] : [ya, xa];
        const s = size._offset + size.l2p(middle), a = along._offset + along.l2p(centre);
        const area = Math.abs(size.l2p(calc.s1) - size.l2p(calc.s0));
        found.push(trace.orientation === "h"
          ? { x: box.left + s, y: box.top + a, area, name: trace.name, data: trace.customdata[i] }
          : { x: box.left + a, y: box.top + s, area, name: trace.name, data: trace.customdata[i] });
        return;
      }
      place(i, px, py, trace.customdata[i]);
    });
  });
  // without the place of the row, which is for the drawer: what a click sets
  return found.map(({ data, ...one }) => {
    const { row, ...chosen } = data || {};
    return { ...one, data: chosen };
  }).filter((one) => Object.keys(one.data).length);
}"""

_HOVERED = """(chart) => {
  const plot = document.querySelector("#card-" + chart + " .js-plotly-plot");
  return Boolean(plot._hoverdata && plot._hoverdata.length);
}"""

_NUMBERS = """(chart) => {
  const plot = document.querySelector("#card-" + chart + " .js-plotly-plot");
  const out = [];
  const take = (value) => {
    if (Array.isArray(value)) value.forEach(take);
    else if (typeof value === "number") out.push(value);
  };
  for (const trace of plot.data) {
    if (trace.type === "treemap") take(trace.values);
    else if (trace.type === "heatmap") take(trace.z);
    else take(trace.orientation === "h" ? trace.x : trace.y);
  }
  return out;
}"""


#: wait until a chart that is far from the window is drawn; charts above it may move it meanwhile
_REACH = """async (frame) => {
  const reach = () => frame.scrollIntoView({ block: "center", behavior: "instant" });
  reach();
  const end = performance.now() + 20000;
  while (frame.getAttribute("aria-busy") === "true" || !frame.querySelector(".main-svg")) {
    if (performance.now() > end) throw new Error("the chart is never drawn");
    await new Promise((done) => setTimeout(done, 20));
  }
  reach();
}"""


def _reach(page: Page, chart: str) -> None:
    """Bring a chart, drawn, into the middle of the window.

    There neither the filter bar nor the line of the chosen point covers it.
    """
    page.locator(f"#card-{chart} .plot").evaluate(_REACH)


def points(page: Page, chart: str) -> list[dict[str, Any]]:
    """Return the points of a chart that can be clicked: place in pixels, name of the trace, and what a click sets."""
    _reach(page, chart)
    return page.evaluate(_POINTS, chart)


def first_click(page: Page, chart: str, avoid: set[str]) -> dict[str, str]:
    """Return what a click on an easy target sets (the longest bar), without fields in `avoid`."""
    _reach(page, chart)
    card = page.locator(f"#card-{chart}")
    if card.locator("g.slice").count():
        offered = page.evaluate(
            """(chart) => {
              const trace = document.querySelector("#card-" + chart + " .js-plotly-plot").data[0];
              return trace.customdata.map((data, i) => ({ data, value: trace.values[i] }))
                .sort((a, b) => a.value - b.value)
                .map(({ data }) => { const { row, ...chosen } = data || {}; return chosen; })
                .filter((chosen) => Object.keys(chosen).length);
            }""",
            chart,
        )
    else:
        found = sorted(page.evaluate(_POINTS, chart), key=lambda one: one.get("area", 0))
        offered = [one["data"] for one in found]
    free = [one for one in offered if one and not avoid & set(one)]
    assert free, f"{chart} has no point that can be clicked"
    return free[-1]


def numbers(page: Page, chart: str) -> list[float]:
    """Return every number that a chart plots."""
    _reach(page, chart)
    return page.evaluate(_NUMBERS, chart)


def click(page: Page, chart: str, data: dict[str, str], name: str = "") -> None:
    """Click, with the mouse, the point that sets `data`: the first, or that of the trace `name`."""
    _reach(page, chart)
    card = page.locator(f"#card-{chart}")
    if card.locator("g.slice").count():
        place = page.evaluate(
            """([chart, wanted]) => {
              const plot = document.querySelector("#card-" + chart + " .js-plotly-plot");
              for (const slice of plot.querySelectorAll("g.slice")) {
                const data = slice.__data__ && slice.__data__.data && slice.__data__.data.data;
                const { row, ...own } = (data && plot._fullData[0].customdata[data.i]) || {};
                if (JSON.stringify(own) === wanted) {
                  const box = slice.querySelector("path").getBoundingClientRect();
                  return { x: box.left + box.width / 2, y: box.top + box.height * 0.75 };
                }
              }
              return null;
            }""",
            [chart, json.dumps(data, separators=(",", ":"))],
        )
    else:
        fitting = (one for one in page.evaluate(_POINTS, chart) if name in ("", one["name"]))
        place = next((one for one in fitting if one["data"] == data), None)
    assert place is not None, f"{chart} has no point for {data} {name}"
    # plotly notices the pointer with a delay; a click before that hits nothing
    for _attempt in range(50):
        page.mouse.move(place["x"] - 2, place["y"])
        page.mouse.move(place["x"], place["y"])
        page.wait_for_timeout(40)
        if page.evaluate(_HOVERED, chart):
            break
    page.mouse.click(place["x"], place["y"])
