"""What surrounds a chart: menus, table, copies, the number to quote, one source line."""

from __future__ import annotations

import io
from collections.abc import Callable

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.browser.test_axe import violations
from tests.browser.visitor import Visitor

#: takes the clipboard of secure pages away, as on a page without HTTPS
NO_CLIPBOARD = "Object.defineProperty(navigator, 'clipboard', { value: undefined })"


def test_a_menu_by_keyboard(visitor: Visitor) -> None:
    """Enter opens it, arrows go round, Escape returns the focus, Space chooses."""
    visitor.open("/country/kazakhstan")
    page = visitor.page
    card = page.locator("#card-top_partners")
    button = card.get_by_role("button", name="Download")
    button.focus()
    page.keyboard.press("Enter")
    expect(visitor.csv_link("top_partners")).to_be_focused()
    expect(button).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("menuitem", name="SVG")).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(visitor.csv_link("top_partners")).to_be_focused()
    page.keyboard.press("Escape")
    expect(button).to_be_focused()
    expect(page.get_by_role("menu")).to_have_count(0)
    page.keyboard.press("ArrowUp")
    expect(page.get_by_role("menuitem", name="SVG")).to_be_focused()
    page.keyboard.press("Home")
    with page.expect_download() as waiting:
        page.keyboard.press(" ")
    assert waiting.value.suggested_filename == "khorgos-2026.11-top-partners-kaz.csv"
    expect(button).to_be_focused()


def test_a_menu_by_mouse(visitor: Visitor) -> None:
    """Its button opens and closes it, another one moves it, it scrolls along, a click elsewhere closes it."""
    visitor.open("/share")
    page = visitor.page
    menu = page.get_by_role("menu")
    first, second = (
        page.locator(f"#card-{chart}").get_by_role("button", name="Download")
        for chart in ("china_share", "dependence")
    )
    first.click()
    expect(menu).to_be_visible()
    first.click()
    expect(menu).to_have_count(0)
    expect(first).to_have_attribute("aria-expanded", "false")
    first.click()
    second.click()
    expect(menu).to_be_visible()
    expect(first).to_have_attribute("aria-expanded", "false")
    expect(second).to_have_attribute("aria-expanded", "true")
    page.evaluate("() => window.scrollBy(0, 120)")
    visitor.until(
        """() => {
          const [at, menu] = ["#card-dependence .menu-button", ".menu:popover-open"]
            .map((selector) => document.querySelector(selector).getBoundingClientRect());
          return Math.min(Math.abs(menu.top - at.bottom), Math.abs(menu.bottom - at.top)) < 10;
        }"""
    )
    page.locator("h1").click()
    expect(menu).to_have_count(0)


def test_files_for_excel(visitor: Visitor) -> None:
    """Two clicks lead to a workbook with the filters of the card."""
    visitor.open("/commodities?country=KAZ&flow=export")
    menu = visitor.open_menu("treemap")
    with visitor.page.expect_download() as waiting:
        menu.get_by_role("menuitem", name="XLSX").click()
    assert waiting.value.suggested_filename == "khorgos-2026.11-treemap-kaz-export.xlsx"
    book = openpyxl.load_workbook(io.BytesIO(waiting.value.path().read_bytes()))
    assert "08" in [cell.value for cell in book["Data"]["G"]]
    menu = visitor.open_menu("treemap")
    with visitor.page.expect_download() as waiting:
        menu.get_by_role("menuitem", name="CSV for Excel").click()
    assert waiting.value.suggested_filename == "khorgos-2026.11-treemap-kaz-export.excel.csv"
    assert b";HS 08;" in waiting.value.path().read_bytes()


def test_use_in_code(visitor: Visitor) -> None:
    """Share, then one item: code with the filters of the card, to copy; axe finds no fault."""
    visitor.open("/share?country=KAZ&flow=import")
    page = visitor.page
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.locator("#card-china_share").get_by_role("button", name="Share").click()
    page.get_by_role("menuitem", name="Use in code").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Copy: Python, pandas").click()
    expect(page.get_by_text("Copied").first).to_be_attached()
    code = page.evaluate("() => navigator.clipboard.readText()")
    assert "/api/charts/china_share.csv?country=KAZ&flow=import" in code
    assert 'title="China' in dialog.get_by_role("region", name="Frame").inner_text()
    assert violations(visitor) == []
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    for address in ("/embed/china_share?country=KAZ", "/docs"):
        page.goto(visitor.home + address)
        assert violations(visitor) == []


def test_a_table_is_sorted_by_its_head(visitor: Visitor) -> None:
    """By keyboard; a second time turns the order around. A number still opens the drawer."""
    visitor.open("/country/kazakhstan")
    page = visitor.page
    card = page.locator("#card-what_changed, #card-china_trade").first
    card.locator(".table-button").click()
    head = card.locator("th.number").first
    sort = head.get_by_role("button")
    sort.focus()
    orders = []
    for order in ("ascending", "descending"):
        page.keyboard.press("Enter")
        expect(head).to_have_attribute("aria-sort", order)
        texts = card.locator("tbody .number").all_inner_texts()
        orders.append([float(text.replace(",", "").replace("−", "-")) for text in texts])
    assert orders[0] == sorted(orders[0])
    assert orders[1] == sorted(orders[0], reverse=True)
    expect(card.locator("th[aria-sort]")).to_have_count(1)
    value = card.locator("tbody .quote-link").first
    line = card.locator("tbody tr").first.inner_text()
    value.click()
    subject = page.get_by_role("dialog").locator(".quote-subject")
    expect(subject).to_contain_text(line.split("\t")[0])


def test_the_head_of_a_table_stays(visitor: Visitor) -> None:
    """It is above the rows wherever they are scrolled to, and the card keeps its height."""
    visitor.open("/")
    card = visitor.page.locator("#card-turnover_by_country")
    before = card.bounding_box()
    card.locator(".table-button").click()
    region = card.get_by_role("region")
    expect(region.locator("tbody tr").first).to_be_visible()
    after = card.bounding_box()
    assert before is not None
    assert after is not None
    assert after["height"] == before["height"]
    region.evaluate("(box) => box.scrollTo(0, box.scrollHeight)")
    visitor.until(
        """() => {
          const [box, head] = ["#card-turnover_by_country .card-table", "#card-turnover_by_country th"]
            .map((selector) => document.querySelector(selector).getBoundingClientRect());
          return Math.abs(head.top - box.top) < 2;
        }"""
    )


@pytest.mark.parametrize("secure", [True, False], ids=["https", "http"])
def test_a_table_is_copied_as_numbers(visit: Callable[..., Visitor], secure: bool) -> None:
    """With a plain minus and without grouping, as text and as HTML; also without HTTPS."""
    visitor = visit()
    if not secure:
        visitor.page.add_init_script(NO_CLIPBOARD)
    visitor.open("/")
    card = visitor.page.locator("#card-what_changed")
    card.locator(".table-button").click()
    card.get_by_role("button", name="Copy table").click()
    expect(card.locator(".copy-table")).to_have_text("Table copied")
    text, html = pasted(visitor)
    head, *lines = [line.split("\t") for line in text.splitlines()]
    assert head == ["Country", "Flow", "Change, US$ million", "Data status"]
    assert len(lines) == 10
    values = [float(line[2]) for line in lines]
    assert min(values) < -1000 < 3000 < max(values)
    assert "derived" in {line[3] for line in lines}
    assert f'x:num="{lines[0][2]}"' in html or lines[0][2] in html


def pasted(visitor: Visitor) -> tuple[str, str]:
    """Paste into an editable place of a blank page; return text and HTML."""
    page = visitor.page.context.new_page()
    page.set_content("<div contenteditable style='height: 5rem'></div>")
    page.evaluate(
        """() => document.addEventListener("paste", (event) => {
          const { clipboardData } = event;
          window.got = ["text/plain", "text/html"].map((type) => clipboardData.getData(type));
        })"""
    )
    page.locator("div").click()
    page.keyboard.press("Control+V")
    got = page.evaluate("() => window.got")
    page.close()
    return got[0], got[1]


@pytest.mark.parametrize("secure", [True, False], ids=["https", "http"])
def test_links_and_sentences_are_copied(visit: Callable[..., Visitor], secure: bool) -> None:
    """Also where the browser has no clipboard for pages, as without HTTPS."""
    visitor = visit()
    if not secure:
        visitor.page.add_init_script(NO_CLIPBOARD)
    visitor.open("/country/kazakhstan")
    visitor.open_menu("china_trade", "Share").get_by_role(
        "menuitem", name="Copy link", exact=True
    ).click()
    expect(visitor.page.locator(".flash")).to_have_text("Link copied")
    text, _html = pasted(visitor)
    assert text == f"{visitor.home}/country/kazakhstan#card-china_trade"
    visitor.page.locator("#card-china_trade .quote-button").click()
    drawer = visitor.page.get_by_role("dialog")
    button = drawer.locator("[data-copy]").first
    button.click()
    expect(button).to_have_text("Copied")
    text, _html = pasted(visitor)
    assert text == button.get_attribute("data-copy")


def test_a_picture_is_copied(visitor: Visitor) -> None:
    """As a PNG of the chosen shape; without HTTPS the menu does not offer it."""
    visitor.open("/share")
    menu = visitor.open_menu("china_share", "Share")
    menu.get_by_role("menuitem", name="Copy picture").click()
    expect(visitor.page.locator(".flash")).to_have_text("Picture copied")
    types = visitor.page.evaluate(
        "() => navigator.clipboard.read().then((items) => items.flatMap((item) => item.types))"
    )
    assert types == ["image/png"]
    other = visitor.page.context.new_page()
    other.add_init_script(NO_CLIPBOARD)
    plain = Visitor(other, visitor.home)
    plain.open("/share")
    expect(plain.open_menu("china_share", "Share").get_by_role("menuitem")).to_have_count(4)
    plain.check()


def test_the_number_of_the_title(visitor: Visitor) -> None:
    """The button of a card opens the number that its title names, or the point that was chosen."""
    visitor.open("/country/kazakhstan")
    card = visitor.page.locator("#card-china_share, #card-partner_groups").first
    title = card.locator(".card-title").inner_text()
    card.locator(".quote-button").click()
    drawer = visitor.page.get_by_role("dialog")
    value = drawer.locator(".quote-value").inner_text()
    assert value in title
    visitor.page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)


def test_one_source_line(visitor: Visitor) -> None:
    """On the page the sources stand below the chart as links; the chart itself names none."""
    visitor.open("/")
    card = visitor.page.locator("#card-turnover_by_country")
    expect(card.locator(".card-source")).to_contain_text("Source:")
    expect(card.locator(".card-source")).to_contain_text("⊗ estimate")
    drawn = card.locator(".js-plotly-plot").evaluate("(plot) => plot.textContent")
    assert "Source" not in drawn
    visitor.open("/?present=1&show=turnover_by_country")
    expect(card.locator(".card-source")).to_be_hidden()
    drawn = card.locator(".js-plotly-plot").evaluate("(plot) => plot.textContent")
    assert "more at the address below.Khorgos" in drawn


def test_cards_of_a_row_end_together(visitor: Visitor) -> None:
    """The chart of the lower card grows: nothing is blank between a chart and its source."""
    visitor.open("/country/kazakhstan")
    visitor.drawn()
    gaps = visitor.page.evaluate(
        """() => [...document.querySelectorAll("article.card")].map((card) => {
          const [view, source] = [".card-view", ".card-source"]
            .map((selector) => card.querySelector(selector).getBoundingClientRect());
          const plot = card.querySelector(".js-plotly-plot")?.getBoundingClientRect();
          return [card.id, source.top - view.bottom, plot ? view.bottom - plot.bottom : 0];
        })"""
    )
    assert len(gaps) > 8
    assert [gap for gap in gaps if gap[1] > 12 or abs(gap[2]) > 2] == []
