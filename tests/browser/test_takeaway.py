"""A printed deck, a deck as one HTML file, and all steps of a presentation."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from components.charts.kit.tokens import TOKENS
from tests.browser.paper import PAPERS, beyond, fits, printed, squeezed
from tests.browser.test_deck import DECK, SCENES, accept, code, open_panel, panel, titles, with_deck
from tests.browser.test_present import THIRD, fitted
from tests.browser.visitor import Visitor


def text_of(path: Path) -> str:
    """Return the file with the quotes of fonts as the style sheet has them before it is bundled."""
    return re.sub('"(Segoe UI|Noto Sans)"', r"'\1'", path.read_text("utf-8"))


#: texts of a page in the file that others cover
COVERED = """() => {
  const texts = [...document.querySelectorAll("h1, h2, h3, p")].filter((one) => one.checkVisibility());
  const boxes = texts.map((one) => one.getBoundingClientRect());
  return texts.flatMap((one, index) => boxes.some((box, other) => other > index
    && box.top < boxes[index].bottom - 1 && box.bottom > boxes[index].top + 1
    && box.left < boxes[index].right && box.right > boxes[index].left) ? [one.textContent] : []);
}"""


def test_the_take_away_file_needs_no_network(
    visitor: Visitor, browser: Browser, tmp_path: Path
) -> None:
    """From a disk and offline: arrow keys show every scene, and nothing is requested."""
    dialog = with_deck(visitor)
    dialog.get_by_label("Include notes").check()
    visitor.page.evaluate("() => { document.documentElement.dataset.theme = 'dark'; }")
    with visitor.page.expect_download() as saved:
        dialog.get_by_role("button", name="Download HTML").click()
    assert saved.value.suggested_filename == "khorgos-talk.html"
    path = tmp_path / "talk.html"
    saved.value.save_as(path)
    text = text_of(path)
    assert "A &lt;b&gt;pair&lt;/b&gt; &amp; “more”" in text
    assert not re.search(r"""\s(src|href)=["'](?!data:)""", text)
    for name in ("ink", "paper", "font"):  # it is light, whatever the reader's theme is
        assert f"--{name}:{TOKENS['light'][name]}" in text
    context = browser.new_context(viewport={"width": 1280, "height": 720})
    context.set_offline(True)
    page = context.new_page()
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda fault: said.append(str(fault)))
    page.goto(path.as_uri())
    for number, scene in enumerate(SCENES, start=1):
        now = page.locator(".deck-page:visible")
        expect(now).to_have_count(1)
        expect(now.locator("h2")).to_have_text(scene["title"])
        expect(page.locator("#at")).to_have_text(f"{number} / {len(SCENES)}")
        pictures = now.locator("img").all()
        assert pictures
        for picture in pictures:
            assert picture.evaluate("(one) => one.decode().then(() => one.naturalWidth > 300)")
            assert len(picture.get_attribute("alt") or "") > 60
        expect(now.locator(".page-source").first).to_contain_text("Source:")
        page.screenshot(path=tmp_path / f"{number}.png")
        page.keyboard.press("ArrowRight")
    page.keyboard.press("Home")
    expect(page.locator(".deck-page:visible")).to_contain_text(SCENES[0]["note"])
    page.set_viewport_size({"width": 390, "height": 844})  # a phone has no arrow keys
    for number in (2, 3, 3):
        page.get_by_role("button", name="Next scene").click()
        expect(page.locator("#at")).to_have_text(f"{number} / {len(SCENES)}")
        assert page.evaluate(COVERED) == []
        assert page.evaluate("() => document.documentElement.scrollWidth") == 390
    page.get_by_role("button", name="Previous scene").click()
    expect(page.locator(".deck-page:visible h2")).to_have_text(SCENES[1]["title"])
    context.close()
    assert said == []
    assert [url for url in asked if not url.startswith(("file:", "data:"))] == []


def test_the_take_away_file_is_light_in_every_theme(visitor: Visitor, tmp_path: Path) -> None:
    """The colours are written into the file, which has no style sheet of the app."""
    visitor.open("/?theme=dark#deck=" + code(DECK))
    accept(visitor)
    with visitor.page.expect_download() as saved:
        panel(visitor.page).get_by_role("button", name="Download HTML").click()
    path = tmp_path / "talk.html"
    saved.value.save_as(path)
    text = text_of(path)
    assert SCENES[0]["note"] not in text  # notes are the presenter's, unless they were chosen
    for name in ("ground", "paper", "ink", "muted", "rule", "accent", "font"):
        assert f"--{name}:{TOKENS['light'][name]};" in text.replace("}", ";"), name
    assert set(re.findall(r"var\(--([a-z]+)\)", text)) <= set(re.findall(r"--([a-z]+):", text))


@pytest.mark.parametrize("paper", PAPERS)
def test_print_gives_one_page_for_each_scene(visitor: Visitor, paper: str) -> None:
    """In landscape, without notes, each title and source once; then the screen is as before."""
    dialog = with_deck(visitor)
    page = visitor.page
    page.evaluate("() => { window.print = () => { window.printed = true; }; }")
    dialog.get_by_role("button", name="Print", exact=True).click()
    visitor.until("() => window.printed === true")
    reader = printed(page, paper)
    assert len(reader.pages) == len(SCENES)
    wide, high = PAPERS[paper]
    for sheet, scene in zip(reader.pages, SCENES, strict=True):
        assert fits(sheet, high, wide)
        text = squeezed(sheet.extract_text())
        assert text.count(squeezed(scene["title"])) == 1
        charts = scene["address"].partition("show=")[2].count("~") + 1
        assert text.count("Source:") == charts
        assert "Slow" not in text
        assert beyond(sheet) == []
    expect(page.locator(".deck-print")).to_have_count(0)


def test_a_scene_that_cannot_be_drawn_is_told(visitor: Visitor) -> None:
    """If the server does not answer for one scene, the others are saved and that one is named."""
    dialog = with_deck(visitor)
    visitor.page.route(
        re.compile("/view.*ledger_gap"),
        lambda route: route.fulfill(status=503, body="Too busy."),
    )
    with visitor.page.expect_download():
        dialog.get_by_role("button", name="Download HTML").click()
    expect(dialog).to_contain_text("Scene 2 could not be drawn: 503 Service Unavailable")
    visitor.said[:] = [one for one in visitor.said if "503" not in one]


def test_the_whole_path_of_a_presenter(visit: Callable[..., Visitor]) -> None:
    """Find, filter, pin, add three scenes, order them, present, answer a question, return."""
    visitor = visit(width=1280, height=720)
    visitor.open("/commodities")
    page = visitor.page
    press = page.keyboard.press

    # find, then filter
    page.get_by_role("combobox", name="Search").focus()
    page.keyboard.type("copper")
    expect(page.get_by_role("option").first).to_contain_text("74")
    press("Enter")
    visitor.arrived("/commodities?commodity=74")
    page.get_by_role("link", name="All commodities").press("Enter")
    visitor.arrived("/commodities")
    page.get_by_role("navigation").get_by_text("Overview").press("Enter")
    visitor.arrived("/")
    visitor.choose("Country", "Kazakhstan")
    visitor.arrived("/?country=KAZ")

    # pin a value
    page.locator("#card-headline .tile-value").first.press("Enter")
    expect(page.get_by_role("dialog")).to_be_visible()
    press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    press("k")
    pinned = page.locator(".pin-text")
    expect(pinned).to_contain_text("Kazakhstan")
    value = pinned.inner_text()

    # three scenes
    press("p")
    visitor.arrived("/?country=KAZ&present=1")
    made: list[str] = []
    for _ in range(3):
        press("a")
        title = page.locator("article.card:visible .card-title").inner_text()
        made.append(title.replace("\N{NO-BREAK SPACE}", " "))
        before = visitor.address()
        press("PageDown")
        visitor.until("(before) => location.pathname + location.search !== before", before)
        visitor.settled()
    assert len(set(made)) == 3

    # order: the last one goes first
    dialog = open_panel(visitor)
    assert titles(page) == made
    dialog.get_by_label("Scene 3 up").press("Enter")
    dialog.get_by_label("Scene 2 up").press("Enter")
    expect(dialog.get_by_label("Title of scene 1")).to_have_value(made[2])
    dialog.get_by_label("Note of scene 2").fill("Slowly here")
    dialog.get_by_label("Note of scene 2").press("Tab")

    # present
    dialog.get_by_role("button", name="Present the deck").press("Enter")
    where = page.locator("#ribbon-scene")
    expect(where).to_have_text("Scene 1 of 3")
    fitted(visitor, THIRD)
    press("PageDown")
    expect(where).to_have_text("Scene 2 of 3")
    expect(page.locator("article.card:visible .card-title")).to_have_text(made[0])
    visitor.settled()
    scene = visitor.address(), visitor.key("headline")
    expect(pinned).to_have_text(value)

    # a question: leave the deck, another country, the whole page
    press("Escape")
    expect(page.locator(".header")).to_be_visible()
    visitor.choose("Country", "Uzbekistan")
    expect(page.locator("#card-headline .card-title")).to_contain_text("Uzbekistan")
    expect(page.get_by_role("button", name="Return to scene 2 of 3")).to_be_visible()

    # back to the same view
    press("r")
    expect(where).to_have_text("Scene 2 of 3")
    visitor.settled()
    assert (visitor.address(), visitor.key("headline")) == scene
    press("o")
    overview = page.get_by_role("dialog", name="My deck")
    expect(overview.get_by_role("button", name=made[0])).to_be_focused()
    press("Escape")
    expect(overview).to_have_count(0)
    for key in ("End", "PageDown"):  # the last scene has no next one
        press(key)
        expect(where).to_have_text("Scene 3 of 3")
    press("Escape")
    expect(page.locator(".header")).to_be_visible()
    page.get_by_role("button", name="End the deck").press("Enter")
    expect(page.locator(".back-to-deck")).to_be_hidden()
