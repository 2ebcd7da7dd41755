"""A reader whose browser translates the page sees the same numbers as one whose browser does not.

Browsers translate a page by putting each text into `<font>` elements of their own, again whenever a
text changes. Code that still holds the old text nodes then fails, or goes on writing where nobody
sees it: the table of one state under the title of another.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.browser.visitor import Visitor

#: what a browser does that translates: each text node is replaced, and so is what changes later
TRANSLATE = """() => {
  const isLeft = (node) => node.parentElement?.closest(
    "script, style, textarea, noscript, svg, font, [translate=no], .notranslate");
  const wrap = (node) => {
    if (!node.isConnected || !node.data.trim() || isLeft(node)) return;
    const inner = document.createElement("font");
    inner.append(node.data);
    const outer = document.createElement("font");
    outer.append(inner);
    node.replaceWith(outer);
  };
  const all = (root) => {
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) texts.push(walker.currentNode);
    texts.forEach(wrap);
  };
  const start = () => {
    all(document.body);
    new MutationObserver((records) => {
      for (const { target, addedNodes } of records) {
        if (target.nodeType === Node.TEXT_NODE) wrap(target);
        for (const node of addedNodes) node.nodeType === Node.TEXT_NODE ? wrap(node) : all(node);
      }
    }).observe(document.body, { childList: true, subtree: true, characterData: true });
  };
  if (document.body) start();
  else addEventListener("DOMContentLoaded", start);
}"""

_NUMBERS = """() => {
  const digits = (one) => one ? one.textContent.match(/[0-9][0-9.,]*/g) : null;
  const cards = [...document.querySelectorAll("article.card")].map((card) => ({
    chart: card.id,
    title: digits(card.querySelector(".card-title")),
    subtitle: digits(card.querySelector(".card-subtitle")),
    note: digits(card.querySelector(".card-note")),
    tiles: digits(card.querySelector(".tiles")),
    empty: digits(card.querySelector(".card-empty")),
    source: card.querySelectorAll(".card-source a").length,
    csv: card.querySelector("a[download]").getAttribute("href"),
    table: digits(card.querySelector(".card-table")),
    query: card.querySelector(".card-table table")?.dataset.quoteQuery,
    drawn: (card.querySelector(".js-plotly-plot")?.data ?? []).map(({ x, y, z, values }) =>
      [x, y, z, values]),
  }));
  const chosen = ["country", "flow", "ledger", "period", "commodity"].map((name) =>
    dash_component_api.getLayout({ kind: "filter", name })?.props.value);
  return {
    address: location.pathname + location.search,
    heading: document.getElementById("heading").textContent,
    trail: digits(document.getElementById("trail")),
    notices: document.getElementById("notices").textContent,
    ribbon: document.getElementById("ribbon").textContent,
    picked: document.getElementById("picked-text").textContent,
    quote: document.querySelector(".quote")?.textContent ?? "",
    chosen,
    cards,
  };
}"""


def set_(name: str, value: str) -> Callable[[Visitor], None]:
    """Choose in a control, as Dash reports it."""

    def choose(visitor: Visitor) -> None:
        before = visitor.address()
        visitor.page.evaluate(
            """([name, value]) =>
              dash_clientside.set_props({ kind: "filter", name }, { value })""",
            [name, value],
        )
        visitor.until("(before) => location.pathname + location.search !== before", before)

    return choose


def click(selector: str) -> Callable[[Visitor], None]:
    """Click an element."""
    return lambda visitor: visitor.page.locator(selector).first.click()


def go(address: str) -> Callable[[Visitor], None]:
    """Follow a link of the navigation, or another one of the site."""
    return lambda visitor: visitor.page.evaluate("(address) => khorgos.go(address)", address)


def quoted(visitor: Visitor) -> None:
    """Wait until the drawer has a value."""
    visitor.page.locator(".quote-value").wait_for()


def opened(visitor: Visitor) -> None:
    """Wait until an open table has its rows."""
    visitor.until("() => !document.querySelector('.card-table[aria-busy=true]')")
    visitor.page.locator(".card-table tbody tr").first.wait_for()


def back(visitor: Visitor) -> None:
    """Go back in the history."""
    visitor.page.go_back()


def escape(visitor: Visitor) -> None:
    """Close the drawer."""
    visitor.page.keyboard.press("Escape")
    visitor.page.get_by_role("dialog").wait_for(state="detached")


#: an action and what to wait for beside the page itself
WALK: tuple[tuple[Callable[[Visitor], None], ...], ...] = (
    (set_("flow", "balance"),),
    (click("#card-china_share .table-button"), opened),
    (set_("country", "KGZ"), opened),
    (set_("flow", "import"), opened),
    (click("#card-china_share tbody .quote-link"), quoted),
    (escape,),
    (click("#card-china_share tbody tr:last-child .quote-link"), quoted),
    (escape,),
    (go("/ledgers"),),
    (set_("period", "2020"),),
    (back,),
    (go("/commodities?commodity=27&country=KAZ"),),
    (set_("flow", "export"),),
    (go("/country/tajikistan"),),
    (set_("ledger", "partner"),),
    (go("/country/turkmenistan?ledger=partner"),),
    (go("/"), set_("country", "UZB")),
)


def walk(visitor: Visitor) -> list[dict[str, Any]]:
    """Return the numbers on the screen after each step."""
    visitor.open("/share")
    screens = []
    for actions in WALK:
        for action in actions:
            action(visitor)
            visitor.drawn()
        screens.append(visitor.page.evaluate(_NUMBERS))
    return screens


def test_a_translated_page_has_the_same_numbers(visit: Callable[..., Visitor]) -> None:
    """Seventeen steps; the console stays silent in both."""
    plain, translated = visit(), visit()
    translated.page.add_init_script(f"({TRANSLATE})()")
    expected = walk(plain)
    found = walk(translated)
    assert translated.page.evaluate("() => document.querySelectorAll('font').length") > 100
    for step, (ours, theirs) in enumerate(zip(expected, found, strict=True)):
        different = {
            name: (ours[name], theirs[name])
            for name in ours
            if name != "cards" and ours[name] != theirs[name]
        }
        cards = [
            (
                own["chart"],
                {name: (own[name], other[name]) for name in own if own[name] != other[name]},
            )
            for own, other in zip(ours["cards"], theirs["cards"], strict=True)
            if own != other
        ]
        assert (different, cards) == ({}, []), step
