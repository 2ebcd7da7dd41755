"""Texts on hover stay inside the chart on a phone, in all languages, also on the map."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from tests.browser.visitor import Visitor

PAGES = (
    "/",
    "/country/kyrgyzstan",
    "/ledgers",
    "/corridors",
    "/projects",
    "/share",
    "/commodities",
)

#: for the charts that are drawn: hover the points with the longest text and both ends of each
#: trace, and return the texts whose box leaves the chart
_OUTSIDE = """async (card) => {
  const plot = document.querySelector("#" + card + " .js-plotly-plot");
  if (!plot?._fullLayout?._plots) return [];
  const room = plot.getBoundingClientRect();
  const out = [];
  const key = (trace) => (trace.xaxis ?? "x") + (trace.yaxis ?? "y");
  for (const [curveNumber, trace] of plot.data.entries()) {
    if (!["scatter", "bar"].includes(trace.type) || trace.hoverinfo === "skip") continue;
    const texts = [trace.hovertext ?? trace.text].flat();
    const known = [...(trace.x ?? []).keys()].filter(
      (at) => trace.x[at] != null && trace.y[at] != null && trace.customdata?.[at],
    );
    const longest = known.toSorted(
      (a, b) => String(texts[b] ?? "").length - String(texts[a] ?? "").length,
    )[0];
    for (const pointNumber of new Set([known[0], known.at(-1), longest])) {
      if (pointNumber === undefined) continue;
      const labels = () => [...plot.querySelectorAll(".hoverlayer .hovertext")];
      const until = async (condition) => {
        for (let frame = 0; frame < 120 && !condition(); frame += 1) {
          await new Promise((done) => requestAnimationFrame(done));
        }
      };
      Plotly.Fx.unhover(plot); // plotly shows at most one label in 50 ms
      await until(() => !labels().length);
      Plotly.Fx.hover(plot, [{ curveNumber, pointNumber }], key(trace));
      await until(() => labels().length);
      for (const label of labels()) {
        for (const text of label.querySelectorAll("text")) {
          const box = text.getBoundingClientRect();
          if (box.width && (box.left < room.left - 1 || box.right > room.right + 1)) {
            out.push(`${card}: ${label.textContent} ${box.left}–${box.right}`);
          }
        }
      }
    }
  }
  Plotly.Fx.unhover(plot);
  return out;
}"""


@pytest.mark.parametrize(("lang", "width"), [("en", 390), ("ru", 320), ("zh", 320)])
def test_texts_on_hover_stay_inside_the_chart(
    lang: str, width: int, visit: Callable[..., Visitor]
) -> None:
    visitor = visit(width=width, height=800)
    for path in PAGES:
        visitor.open(path + ("" if lang == "en" else f"?lang={lang}"))
        cards = visitor.page.eval_on_selector_all(
            "article.card", "cards => cards.map((card) => card.id)"
        )
        seen = 0
        for card in cards:
            if not visitor.page.locator(f"#{card} .plot:not([hidden])").count():
                continue
            visitor.page.locator(f"#{card}").scroll_into_view_if_needed()
            visitor.until(
                "(card) => document.querySelector(`#${card} .js-plotly-plot .main-svg`)", card
            )
            seen += 1
            outside = visitor.page.evaluate(_OUTSIDE, card)
            assert outside == [], path
        assert seen
