"""Every page on paper: whole, light, each text once; then the screen is as before."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from components.charts.kit.tokens import TOKENS
from components.state import VIEWS, home
from tests.browser.paper import PAPERS, beyond, colours, fits, printed, squeezed, words
from tests.browser.visitor import Visitor

#: width in CSS pixels of a sheet without its margins
WIDE = {"A4": 703, "Letter": 725}

#: texts and pictures that end beyond the right edge, as the page is laid out for paper
_CUT = """() => [...document.querySelectorAll("#main *")].filter((one) => {
  if (one.closest(".aside, [hidden]") || getComputedStyle(one).visibility === "hidden") return false;
  const isText = [...one.childNodes].some((node) => node.nodeType === 3 && node.data.trim());
  const box = one.getBoundingClientRect();
  return isText && box.width > 0 && (box.right > innerWidth + 1 || box.left < -1);
}).map((one) => one.textContent.trim().slice(0, 60))"""


@pytest.mark.parametrize(
    ("view", "paper", "landscape"),
    [
        *((view, "A4", False) for view in VIEWS),
        *((view, "Letter", True) for view in ("overview", "commodities", "brief", "data")),
    ],
)
def test_a_page_prints_whole_and_light(
    view: str, paper: str, landscape: bool, resident: Visitor
) -> None:
    """On the paper that the reader chose, from the dark theme; one title and one source a card."""
    visitor = resident
    visitor.go(f"{home(view)}?theme=dark")
    heading = visitor.page.locator("h1").inner_text()
    titles = visitor.page.locator("article.card .card-title").all_inner_texts()
    reader = printed(visitor.page, paper, landscape=landscape)
    wide, high = PAPERS[paper]
    sheet = (high, wide) if landscape else (wide, high)
    assert all(fits(page, *sheet) for page in reader.pages)
    text = words(reader)
    assert text.count(squeezed(heading)) >= 1
    # the briefing has its sentences as titles, too
    most = 2 if view == "brief" else 1
    seen = {title: text.count(squeezed(title)) / titles.count(title) for title in titles}
    assert {title: count for title, count in seen.items() if not 1 <= count <= most} == {}
    assert text.count(squeezed(visitor.home.removeprefix("http://") + visitor.address())) == 1
    assert [found for page in reader.pages for found in beyond(page)] == []
    drawn = colours(reader)
    assert TOKENS["light"]["ink"] in drawn
    assert not {TOKENS["dark"][name] for name in ("ink", "paper", "ground")} & drawn
    # the screen is as before
    expect(visitor.page.locator(".paper-plot, .paper-foot, .paper-source")).to_have_count(0)
    expect(visitor.page.locator("html")).to_have_attribute("data-theme", "dark")


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_cut_at_the_width_of_paper(view: str, resident: Visitor) -> None:
    """Each text ends on the sheet, in the narrower of both papers."""
    visitor = resident
    page = visitor.page
    visitor.go(home(view))
    page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    try:
        page.set_viewport_size({"width": min(WIDE.values()), "height": 1000})
        visitor.emptied(_CUT)
    finally:
        page.emulate_media(media="null")
        page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".paper-plot")).to_have_count(0)


@pytest.mark.parametrize("paper", PAPERS)
def test_the_stage_prints_on_one_sheet(paper: str, resident: Visitor) -> None:
    """The charts that are presented, and no other."""
    visitor = resident
    visitor.go("/?present=1&show=months~headline")
    titles = visitor.page.locator("article.card:visible .card-title").all_inner_texts()
    assert len(titles) == 2
    reader = printed(visitor.page, paper)
    assert len(reader.pages) == 1
    text = words(reader)
    assert [title for title in titles if text.count(squeezed(title)) != 1] == []
    assert [found for page in reader.pages for found in beyond(page)] == []
