"""/projects in a real browser: the table beside the map, the panel, the layers, the keyboard."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from tests.browser import plots
from tests.browser.visitor import Visitor

ROWS = """() => [...document.querySelectorAll("#project-rows tr")].map((row) => row.dataset.item)"""
ON_MAP = """() => document.querySelector("#card-projects_map .js-plotly-plot").data
  .flatMap((trace) => trace.customdata || []).map((data) => data.item)"""
#: rows on a page of the table
SIZE = 12


def opened(visitor: Visitor, address: str = "/projects") -> Visitor:
    """The visitor on the page, newly loaded, once its table shows the address."""
    visitor.open(address)
    return in_step(visitor)


def in_step(visitor: Visitor) -> Visitor:
    """The visitor, once table and panel show the address."""
    visitor.settled()
    visitor.until(
        "() => document.getElementById('project-desk')?.dataset.shown"
        " === location.pathname + location.search"
    )
    return visitor


def rows(visitor: Visitor) -> list[str]:
    """The ids of the rows of the table, from top to bottom."""
    return visitor.page.evaluate(ROWS)


def cells(visitor: Visitor, column: str) -> list[str]:
    """The texts of a column on the page of the table."""
    return visitor.page.locator(f"#project-rows .col-{column}").all_inner_texts()


def link(visitor: Visitor, item: str) -> Locator:
    """The link of a row."""
    return visitor.page.locator(f'#project-rows [data-item="{item}"] a')


def find(visitor: Visitor, words: str) -> None:
    """Filter the list by words."""
    visitor.page.get_by_role("textbox", name="Filter the list").fill(words)


def test_filters_change_table_and_map_alike(resident: Visitor) -> None:
    visitor = opened(resident)
    everything = visitor.page.locator("#project-page")
    expect(everything).to_have_text("1–12 of 95")
    visitor.choose("Sector", "Raw materials")
    assert visitor.address() == "/projects?sector=raw"
    visitor.choose("Country", "Tajikistan")
    in_step(visitor)
    shown = rows(visitor)
    assert 0 < len(shown) < SIZE
    assert "P080" in shown
    assert {item for item in visitor.page.evaluate(ON_MAP) if item.startswith("P")} <= set(shown)
    visitor.page.get_by_role("button", name="Clear filters").click()
    visitor.arrived("/projects")
    expect(everything).to_have_text("1–12 of 95")


def test_the_table_is_sorted_and_turned_by_keyboard(resident: Visitor) -> None:
    """Each head sorts, a second time the other way; pages follow, and the address does not change."""
    visitor = opened(resident)
    table = visitor.page.get_by_role("table", name="Project by project")
    head = table.get_by_role("columnheader", name="Name")
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "ascending")
    names = cells(visitor, "name")
    assert names == sorted(names, key=str.casefold)
    head.get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "descending")
    assert cells(visitor, "name")[0] > names[0]
    table.get_by_role("columnheader", name="Amount").get_by_role("button").press("Enter")
    expect(head).to_have_attribute("aria-sort", "none")
    first = rows(visitor)
    assert "$12" in cells(visitor, "value")[0]
    after = visitor.page.get_by_role("button", name="Next page of the list")
    after.press("Enter")
    expect(visitor.page.locator("#project-page")).to_have_text("13–24 of 95")
    assert not set(first) & set(rows(visitor))
    for _page in range(6):
        after.press("Enter")
    expect(after).to_be_disabled()
    assert "not stated" in cells(visitor, "value")[-1]
    assert visitor.address() == "/projects"


def test_words_filter_the_list_by_name_firm_and_place(resident: Visitor) -> None:
    visitor = opened(resident)
    find(visitor, "BYD")
    expect(visitor.page.locator("#project-rows tr")).to_have_count(1)
    assert rows(visitor) == ["P041"]
    find(visitor, "no such firm")
    expect(visitor.page.locator("#project-page")).to_have_text("Nothing in the list matches.")
    find(visitor, "")
    expect(visitor.page.locator("#project-rows tr")).to_have_count(SIZE)


def test_a_link_opens_a_project_and_names_it(resident: Visitor) -> None:
    """The address of a project: heading, panel with sources, and the mark on the map."""
    visitor = opened(resident, "/projects?country=UZB&item=P040")
    page = visitor.page
    panel = page.locator("#project-panel")
    expect(page.locator("h1")).to_contain_text("Karakul")
    expect(panel.get_by_role("heading")).to_contain_text("Karakul")
    expect(panel).to_contain_text("under construction (3 Jun 2024)")
    expect(panel).to_contain_text("Sinopec")
    assert panel.locator(".note-source a").count() >= 2
    expect(page.locator("#project-list")).to_be_hidden()
    traces = (
        "() => document.querySelector('#card-projects_map .js-plotly-plot').data.map((t) => t.name)"
    )
    assert "chosen" in page.evaluate(traces)
    panel.get_by_role("link", name="What the interview said about it").press("Enter")
    visitor.until("() => location.pathname === '/claims'")
    visitor.settled()
    expect(page.locator("#claim-i")).to_be_in_viewport()


def test_back_returns_to_the_list_at_the_same_place(resident: Visitor) -> None:
    """Page of the list, order, position of the window and focus, with the link and with Back."""
    visitor = opened(resident)
    page = visitor.page
    page.get_by_role("button", name="Next page of the list").click()
    before = rows(visitor)
    item = before[5]
    for way in ("link", "history"):
        page.evaluate("() => window.scrollTo(0, 260)")
        link(visitor, item).press("Enter")
        visitor.arrived(f"/projects?item={item}")
        in_step(visitor)
        expect(page.locator("#project-panel")).to_be_focused()
        if way == "link":
            page.get_by_role("link", name="Back to the list").press("Enter")
        else:
            page.go_back()
        visitor.arrived("/projects")
        in_step(visitor)
        assert rows(visitor) == before
        expect(link(visitor, item)).to_be_focused()
        assert page.evaluate("() => window.scrollY") == 260


@pytest.mark.parametrize("item", ["P005", "torugart"])
def test_a_click_on_the_map_opens_the_panel(resident: Visitor, item: str) -> None:
    visitor = opened(resident)
    plots.click(visitor.page, "projects_map", {"item": item})
    visitor.arrived(f"/projects?item={item}")
    in_step(visitor)
    panel = visitor.page.locator("#project-panel")
    expect(panel).to_be_visible()
    expect(visitor.page.locator("h1")).to_have_text(panel.get_by_role("heading").inner_text())
    expect(visitor.page.locator("#picked-text")).not_to_be_empty()
    visitor.page.get_by_role("link", name="Open its card").click()
    expect(panel).to_be_in_viewport()


def test_rows_and_marks_point_at_each_other(resident: Visitor) -> None:
    visitor = opened(resident)
    find(visitor, "Karakul gas")
    row = visitor.page.locator('#project-rows [data-item="P040"]')
    row.hover()
    expect(visitor.page.locator("#card-projects_map .hoverlayer .hovertext")).to_contain_text(
        "Karakul"
    )
    place = next(
        point
        for point in plots.points(visitor.page, "projects_map")
        if point["data"] == {"item": "P040"}
    )
    visitor.page.mouse.move(place["x"] - 40, place["y"] - 40)
    visitor.page.mouse.move(place["x"], place["y"], steps=8)
    expect(row).to_have_class("pointed")
    find(visitor, "")


def test_layers_can_be_turned_off_by_keyboard(resident: Visitor) -> None:
    """The address has them; without any, the card says so and the switches stay."""
    visitor = opened(resident)
    group = visitor.page.get_by_role("group", name="Layers of the map")
    crossings = group.get_by_role("button", name="Crossings")
    crossings.press("Enter")
    visitor.arrived("/projects?layers=projects~railways~pipelines")
    expect(crossings).to_have_attribute("aria-pressed", "false")
    assert all(item.startswith("P") for item in visitor.page.evaluate(ON_MAP))
    for layer in ("Projects", "Railways", "Pipelines"):
        group.get_by_role("button", name=layer).press("Enter")
        in_step(visitor)
    assert visitor.address() == "/projects?layers=none"
    expect(visitor.page.locator("#card-projects_map .card-empty")).to_contain_text("turned off")
    visitor.open("/projects?layers=crossings")
    crossings.press("Enter")
    group.get_by_role("button", name="Pipelines").press("Enter")
    visitor.arrived("/projects?layers=pipelines")


def test_crossings_and_lines_are_listed(resident: Visitor) -> None:
    visitor = opened(resident)
    visitor.page.get_by_role("button", name="Crossings and lines").click()
    find(visitor, "gas pipeline")
    link(visitor, "gas-d").press("Enter")
    visitor.arrived("/projects?item=gas-d")
    in_step(visitor)
    expect(visitor.page.locator("#project-panel")).to_contain_text("966 km")
    visitor.page.go_back()
    in_step(visitor)
    find(visitor, "")
    visitor.page.locator('[data-list="projects"]').click()


def test_a_project_leads_to_its_countrys_goods(resident: Visitor) -> None:
    visitor = opened(resident, "/projects?item=P041")
    visitor.page.locator("#project-panel").get_by_role("link", name="Uzbekistan").click()
    visitor.arrived("/commodities?country=UZB")
    # parameters of this view only are not carried along
    visitor.open("/projects?sector=raw&item=P001")
    visitor.page.get_by_role("link", name="Overview", exact=True).click()
    visitor.arrived("/")


def test_paper_has_every_row(resident: Visitor) -> None:
    visitor = opened(resident)
    visitor.page.evaluate("() => window.dispatchEvent(new Event('beforeprint'))")
    assert len(rows(visitor)) == 95
    visitor.page.evaluate("() => window.dispatchEvent(new Event('afterprint'))")
    assert len(rows(visitor)) == SIZE


@pytest.mark.parametrize(("width", "most"), [(390, 5000), (1440, 2500)])
def test_the_page_is_short_and_fits(resident: Visitor, width: int, most: int) -> None:
    """No sideways scrolling, and few screens high; a row of a phone has a name of three lines at most."""
    resident.page.set_viewport_size({"width": width, "height": 844})
    visitor = opened(resident)
    root = "() => [document.documentElement.scrollWidth, document.documentElement.scrollHeight]"
    wide, high = visitor.page.evaluate(root)
    assert wide == width
    assert high < most
    box = visitor.page.locator("#project-rows tr").first.bounding_box()
    assert box
    assert box["height"] < 112


#: pairs of a name on the map and a marker or another name that it covers
COVERED = """() => {
  const plot = document.querySelector("#card-projects_map .js-plotly-plot");
  const box = (element) => element.getBoundingClientRect();
  const names = [...plot.querySelectorAll(".annotation-text-g")].map((element) => (
    { text: element.textContent, ...box(element).toJSON() }));
  const marks = [...plot.querySelectorAll(".scatterlayer .points path")].map((element) => (
    { text: "mark", ...box(element).toJSON() }));
  const map = box(plot.querySelector(".nsewdrag"));
  const covers = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
  const cut = names.filter((name) => name.left < map.left || name.right > map.right);
  return {
    names: names.map(({ text }) => text),
    covered: [
      ...names.flatMap((name) => marks.filter((mark) => covers(name, mark)).map(() => name.text)),
      ...names.flatMap((name, place) => names.slice(place + 1)
        .filter((other) => covers(name, other)).map((other) => name.text + " / " + other.text)),
      ...cut.map(({ text }) => text + " at the edge"),
    ],
  };
}"""


@pytest.mark.parametrize("width", [390, 820, 1440])
def test_no_name_on_the_map_covers_a_mark(resident: Visitor, width: int) -> None:
    """In three languages, for the region and for a country; the five countries are always named."""
    resident.page.set_viewport_size({"width": width, "height": 844})
    for query in ("?lang=ru", "?lang=zh", "", "?country=TJK"):
        visitor = opened(resident, f"/projects{query}")
        found = visitor.page.evaluate(COVERED)
        assert found["covered"] == [], query
        if query == "":
            countries = {"Kazakhstan", "Uzbekistan", "Kyrgyzstan", "Tajikistan", "Turkmenistan"}
            assert countries | {"China", "Khorgos"} <= set(found["names"])
