"""Common tasks, in a real browser."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, expect

from tests.browser import plots
from tests.browser.visitor import Visitor


def test_overview_shows_the_published_headline(resident: Visitor) -> None:
    """China's customs, 2025: total trade $106.3 bn, $71.2 bn to the region, $35.1 bn from it."""
    resident.go("/")
    tiles = resident.page.locator("#card-headline .tile")
    texts = tiles.all_inner_texts()
    for value in ("$106.3 bn", "$71.2 bn", "$35.1 bn"):
        assert any(value in text and "2025" in text for text in texts), (value, texts)


def test_a_filter_goes_into_the_address_and_everywhere(resident: Visitor) -> None:
    """Choosing a country and a flow in the bar changes the address and the linked charts."""
    resident.go("/")
    resident.choose("Country", "Kyrgyzstan")
    assert resident.address() == "/?country=KGZ"
    resident.choose("Flow", "Imports")
    assert resident.address() == "/?country=KGZ&flow=import"
    assert resident.key("turnover_by_country").endswith("country=KGZ&flow=import")
    resident.page.go_back()
    resident.settled()
    assert resident.address() == "/?country=KGZ"
    resident.page.get_by_role("button", name="Clear filters").click()
    resident.arrived("/")


def test_a_filter_change_asks_the_server_once(visitor: Visitor) -> None:
    """One request for a page, then one for each change, however many cards there are."""
    visitor.open("/")
    assert visitor.asked() == 2
    visitor.choose("Country", "Kyrgyzstan")
    visitor.choose("Flow", "Imports")
    assert visitor.asked() == 4


def test_a_click_in_one_chart_changes_the_others(resident: Visitor) -> None:
    """A click on a bar of "what changed" selects its country in the lines and the headline."""
    resident.go("/")
    before = resident.key("headline"), resident.key("turnover_by_country")
    plots.click(resident.page, "what_changed", {"country": "KGZ"})
    resident.until("() => location.search === '?country=KGZ'")
    resident.settled()
    after = resident.key("headline"), resident.key("turnover_by_country")
    assert all(old != new for old, new in zip(before, after, strict=True))
    expect(resident.page.get_by_role("heading", level=1)).to_contain_text("Kyrgyzstan")


def test_navigation_keeps_the_filters(resident: Visitor) -> None:
    """A selected country stays selected in the next view."""
    resident.go("/?country=UZB&flow=import")
    resident.page.get_by_role("navigation").get_by_text("Country").click()
    resident.arrived("/country/uzbekistan?flow=import")
    resident.page.get_by_role("navigation").get_by_text("Share").click()
    resident.arrived("/share?country=UZB&flow=import")


@pytest.mark.parametrize(
    ("asked", "shown", "told"),
    [
        ("/?flow=sideways", "/", "“sideways” is not a known value of flow; the default is shown."),
        (
            "/?flow=import&colour=red",
            "/?flow=import",
            "“colour” is not a filter here; it was ignored.",
        ),
        ("/?period=99999&country=KAZ", "/?country=KAZ", "“99999” is not a known value of period"),
        ("/nowhere", "/", "There is no page “/nowhere”; the overview is shown."),
        ("/share/x", "/", "There is no page “/share/x”; the overview is shown."),
        ("/#100%", "/", ""),
        ("/country/atlantis", "/country/kazakhstan", "There is no country page “atlantis”"),
        (
            "/?country=%3Cscript%3Ealert(1)%3C/script%3E",
            "/",
            "“<script>alert(1)</script>” is not a known",
        ),
        ("/?flow=%FF%FE&q=" + "x" * 3000, "/", "The link is too long"),
        ("/?year=2019", "/?period=2019", ""),
    ],
)
def test_a_bad_address_is_told_and_survived(
    resident: Visitor, asked: str, shown: str, told: str
) -> None:
    """The default is shown, and a notice names the part that was not understood."""
    resident.page.goto("about:blank")  # from a page of ours a fragment alone loads nothing
    resident.open(asked)
    # the browser reports a document that was answered with 404, as unknown paths are
    resident.said[:] = [line for line in resident.said if not line.endswith("404 (NOT FOUND)")]
    assert resident.address() == shown
    notices = resident.page.locator("#notices")
    if told:
        expect(notices).to_contain_text(told)
    else:
        expect(notices).to_be_empty()


def test_a_table_opens_follows_the_filters_and_closes(visitor: Visitor) -> None:
    """The table of a card has as many rows as its CSV, in every state."""
    visitor.open("/")
    card = visitor.page.locator("#card-what_changed")
    button = card.locator(".table-button")
    button.click()
    for address in ("/", "/?period=2023"):
        if address != "/":
            visitor.choose("Year", "2023")
        promised = visitor.csv_link("what_changed").text_content() or ""
        rows = card.locator("tbody tr")
        expect(rows).to_have_count(int(promised.split()[2]))
    button.click()
    expect(card.locator("table")).to_have_count(0)
    # if Dash loads its highlighter (see assets/src/index.js), the first table is rendered twice
    assert not [url for url in visitor.went if "highlight" in url]


def test_copy_link_opens_the_same_view(visit: Callable[..., Visitor]) -> None:
    """The copied address shows the same card in another browser."""
    one, two = visit(), visit()
    one.open("/country/kyrgyzstan?flow=import&period=2023")
    one.open_menu("top_partners", "Share").get_by_role(
        "menuitem", name="Copy link", exact=True
    ).click()
    expect(one.page.locator(".flash")).to_have_text("Link copied")
    link = one.page.evaluate("() => navigator.clipboard.readText()")
    two.page.goto(link)
    two.settled()
    assert two.key("top_partners") == one.key("top_partners")


def test_an_empty_card_says_so_and_leads_on(resident: Visitor) -> None:
    """Turkmenistan publishes no trade by partner: the card says so and offers the closest data."""
    resident.go("/country/turkmenistan?ledger=partner")
    card = resident.page.locator("#card-top_partners")
    expect(card.locator(".card-empty")).not_to_be_empty()
    card.locator(".card-empty a").click()
    resident.settled()
    expect(card.locator(".main-svg").first).to_be_visible()


def test_theme_follows_the_system_and_the_switch(visit: Callable[..., Visitor]) -> None:
    """Charts and page change together, with the system and with the select."""
    visitor = visit(color_scheme="dark")
    visitor.open("/")
    ink = "() => document.querySelector('.js-plotly-plot')._fullLayout.font.color"
    for name, theme in (("Light", "light"), ("High contrast", "contrast")):
        before = visitor.page.evaluate(ink)
        visitor.control("Theme").click()
        visitor.page.get_by_role("option", name=name, exact=True).click()
        visitor.arrived(f"/?theme={theme}")
        visitor.until("(before) => (" + ink + ")() !== before", before)


def test_keyboard_alone_changes_a_filter(visitor: Visitor) -> None:
    """From the skip link to the filter bar, by Tab, arrows and Enter."""
    visitor.open("/")
    page = visitor.page
    page.keyboard.press("Tab")
    expect(page.get_by_text("Skip to the charts")).to_be_focused()
    focused = "() => document.activeElement.value"
    for _ in range(24):
        page.keyboard.press("Tab")
        if page.evaluate(focused) == "Central Asia":
            break
    assert page.evaluate(focused) == "Central Asia"
    page.keyboard.press("Enter")
    # a key that comes before the list is open opens it, and moves no choice
    expect(page.get_by_role("option", name="Kazakhstan", exact=True)).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    visitor.until("() => document.querySelector('[data-combobox-selected]')")
    page.keyboard.press("Enter")
    visitor.until("() => location.search !== ''")
    visitor.settled()
    assert visitor.address().startswith("/?country=")


def test_a_source_is_one_click_away(resident: Visitor) -> None:
    """The first source under a chart leads to its entry, with publisher, link and licence."""
    resident.go("/")
    link = resident.page.locator("#card-turnover_by_country .card-source a").first
    publisher = link.inner_text().removesuffix(", via a public copy")
    target = (link.get_attribute("href") or "").partition("#")[2]
    link.click()
    resident.settled()
    entry = resident.page.locator(f"#{target}")
    expect(entry).to_be_in_viewport()
    expect(entry).to_contain_text(publisher)
    expect(entry).to_contain_text("Licence:")
    resident.go("/")
    page = resident.page.locator("#card-headline .card-source a[href*='source-page-']").first
    target = (page.get_attribute("href") or "").partition("#")[2]
    page.click()
    resident.settled()
    expect(resident.page.locator(f"#{target}")).to_be_in_viewport()


@pytest.mark.parametrize(("width", "clicks"), [(1440, 13), (390, 10)])
def test_three_charts_with_texts_are_a_deck_in_few_clicks(
    width: int, clicks: int, visit: Callable[..., Visitor]
) -> None:
    """Title and note are typed without a click, and the next click filters the next chart.

    On a phone, where filters are in a panel, the charts are found by search.
    """
    visitor = visit(width=width, height=900)
    visitor.open("/")
    page = visitor.page
    done = 0

    def click(target: Locator) -> None:
        nonlocal done
        target.click()
        done += 1

    for number, country in enumerate(("Kazakhstan", "Kyrgyzstan", "Tajikistan"), start=1):
        before = visitor.address()
        if width > 1000:
            click(page.locator(".filter").get_by_label("Country", exact=True).first)
            click(page.get_by_role("option", name=country, exact=True))
        else:
            visitor.search()
            page.keyboard.type(country)
            result = page.get_by_role("option").first
            expect(result).to_contain_text(country)
            click(result)
        visitor.until("(before) => location.pathname + location.search !== before", before)
        visitor.settled()
        card = page.locator("article.card").first
        click(card.get_by_role("button", name="Share"))
        click(card.get_by_role("menuitem", name="Add to deck"))
        expect(page.get_by_label(f"Title of scene {number}")).to_be_focused()
        page.keyboard.type(f"On {country}")
        page.keyboard.press("Enter")
        page.keyboard.type(f"Ask about {country}")
    click(page.get_by_role("button", name="Present the deck"))
    expect(page.locator("#ribbon-scene")).to_have_text("Scene 1 of 3")
    expect(page.locator("#scene-title")).to_have_text("On Kazakhstan")
    assert done == clicks
    assert [
        (scene["title"], scene["note"])
        for scene in page.evaluate("() => khorgos.decks.current().scenes")
    ] == [
        (f"On {country}", f"Ask about {country}")
        for country in ("Kazakhstan", "Kyrgyzstan", "Tajikistan")
    ]
