"""Decks: made, shared, opened in another browser; every fault in one is reported."""

from __future__ import annotations

import base64
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Locator, Page, expect

from components.present.decks import ALL
from tests.browser.test_present import fitted
from tests.browser.visitor import Visitor

NONE = "This is not a Khorgos deck; nothing was opened."
NOTHING = "This deck has no scene that can be opened here."
LARGE = "This deck is too large; nothing was opened."
SCENES = [
    {"address": "/?present=1&show=turnover_by_country", "title": "Five countries", "note": "Slow"},
    {
        "address": "/ledgers?flow=import&present=1&show=ledger_gap",
        "title": "Two counts",
        "note": "",
    },
    {
        "address": "/?country=KGZ&present=1&show=what_changed~headline",
        "title": "A <b>pair</b> & “more”",
        "note": "",
    },
]
DECK = {"khorgos": 1, "title": "Talk", "scenes": SCENES}


def code(value: object) -> str:
    """Encode a deck as a link has it."""
    text = value if isinstance(value, bytes) else json.dumps(value).encode()
    return base64.urlsafe_b64encode(text).decode().rstrip("=")


def panel(page: Page) -> Locator:
    """The open deck panel."""
    return page.get_by_role("dialog", name="Deck", exact=True)


def told(page: Page) -> list[str]:
    """Return the message of the panel, once there is one."""
    lines = panel(page).get_by_role("status").locator("p")
    expect(lines.first).to_be_visible()
    return lines.all_inner_texts()


def titles(page: Page) -> list[str]:
    """Return the titles of the scenes in the panel, in order."""
    return [one.input_value() for one in panel(page).locator(".deck-scene input").all()]


def open_panel(visitor: Visitor) -> Locator:
    """Open the panel with its key."""
    visitor.page.keyboard.press("d")
    expect(panel(visitor.page)).to_be_visible()
    return panel(visitor.page)


def open_file(visitor: Visitor, content: bytes) -> None:
    """Choose a file in the panel."""
    panel(visitor.page).locator("input[type=file]").set_input_files(
        {"name": "talk.khorgos.json", "mimeType": "application/json", "buffer": content}
    )


def accept(visitor: Visitor) -> None:
    """Add the deck of the link."""
    panel(visitor.page).get_by_role("button", name="Add to my decks").click()


def with_deck(visitor: Visitor, deck: object = DECK) -> Locator:
    """Open the panel with a deck that came by link."""
    visitor.open("/#deck=" + code(deck))
    accept(visitor)
    expect(panel(visitor.page)).to_contain_text("Opened:")
    return panel(visitor.page)


def test_a_link_opens_the_identical_view_elsewhere(visit: Callable[..., Visitor]) -> None:
    """A deck made in one profile: in another the same addresses draw the same cards, in order."""
    one, two = visit(width=1280, height=720), visit(width=1280, height=720)
    shown = []
    one.open("/country/uzbekistan?flow=import&period=2023&present=1&show=top_partners")
    for visitor_key in ("a", "PageDown", "a"):
        one.page.keyboard.press(visitor_key)
        one.settled()
    open_panel(one).get_by_role("button", name="Copy link").click()
    expect(panel(one.page)).to_contain_text("Link copied")
    link = one.page.evaluate("() => navigator.clipboard.readText()")
    panel(one.page).get_by_role("button", name="Present the deck").click()
    for visitor in (one, two):
        if visitor is two:
            two.page.goto(link)
            accept(two)
            expect(panel(two.page)).to_contain_text("Opened: My deck, 2 scenes")
            assert told(two.page) == ["Opened: My deck, 2 scenes"]
            panel(two.page).get_by_role("button", name="Present the deck").click()
        seen = []
        for key, chart in (("Home", "top_partners"), ("PageDown", "partner_groups")):
            visitor.page.keyboard.press(key)
            visitor.until("(chart) => location.search.includes('show=' + chart)", chart)
            fitted(visitor, chart)
            card = visitor.page.locator(f"#card-{chart}")
            seen.append((visitor.address(), visitor.key(chart), card.inner_text()))
        shown.append(seen)
    assert shown[0] == shown[1]


def test_a_file_opens_as_it_was_saved(visit: Callable[..., Visitor]) -> None:
    """Save in one profile, open in another: titles, notes and addresses are the same."""
    one, two = visit(), visit()
    with one.page.expect_download() as saved:
        with_deck(one).get_by_role("button", name="Save file").click()
    assert saved.value.suggested_filename == "khorgos-talk.khorgos.json"
    content = Path(saved.value.path()).read_bytes()
    assert json.loads(content) == DECK
    two.open("/share")
    open_panel(two)
    open_file(two, content)
    expect(panel(two.page)).to_contain_text("Opened: Talk, 3 scenes")
    assert titles(two.page) == [scene["title"] for scene in SCENES]
    two.page.reload()
    two.settled()
    open_panel(two)
    assert titles(two.page) == [scene["title"] for scene in SCENES]


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        (b"", [NONE]),
        (b"\xff\xfe\x00", [NONE]),
        (b"[" * 9000, [NONE]),
        ([], [NONE]),
        ({"khorgos": "1", "scenes": []}, [NONE]),
        ({"khorgos": 1, "scenes": "all"}, [NONE]),
        ({"khorgos": 0, "scenes": []}, [NONE]),
        (
            DECK | {"khorgos": 2},
            ["This deck was written by a newer Khorgos (format 2); nothing was opened."],
        ),
        (b" " * 20000, [LARGE]),
        (
            DECK | {"scenes": [7, {"address": "javascript:alert(1)"}, {"address": "//a.b/"}]},
            [NOTHING]
            + [f"Scene {n} does not link to this site; it was left out." for n in (1, 2, 3)],
        ),
        (
            # as written short enough and on this site; as a browser reads it, neither
            DECK | {"scenes": [{"address": f"/.//evil.example/?lang=ru&q={'я' * 400}"}]},
            [NOTHING, "Scene 1 does not link to this site; it was left out."],
        ),
        (
            DECK | {"scenes": [{"address": "/?flow=up&present=1&show=nope"}]},
            [
                "Scene 1: “up” is not a known value of flow; the default is shown.",
                "Scene 1: “nope” is not a chart or a pair of charts on this page.",
            ],
        ),
        (
            DECK | {"scenes": [{"address": "/"}] * 41},
            ["Only the first 40 scenes were read."],
        ),
    ],
    ids=str,
)
def test_a_bad_link_is_told(resident: Visitor, given: object, lines: list[str]) -> None:
    """The message names exactly what could not be restored; the page still works."""
    resident.go("/")
    # no message of the previous link is left
    resident.page.evaluate("() => khorgos.decks.say([])")
    resident.page.evaluate("(hash) => { location.hash = hash; }", "#deck=" + code(given))
    said = panel(resident.page).get_by_role("status").locator("p")
    expect(said).to_have_text(lines)
    assert resident.page.evaluate("() => location.hash") == ""


@pytest.mark.parametrize(
    ("content", "line"), [(b"PK\x03\x04", NONE), (b" " * 300_000, LARGE), (b"null", NONE)]
)
def test_a_bad_file_is_told(resident: Visitor, content: bytes, line: str) -> None:
    """The same as with links."""
    resident.go("/")
    resident.page.evaluate("() => khorgos.decks.say([])")
    open_panel(resident)
    open_file(resident, content)
    assert told(resident.page) == [line]


@pytest.mark.parametrize("kept", ["{", "null", '{"khorgos":9,"decks":[]}', '{"khorgos":1}'])
def test_spoilt_storage_is_told_and_set_aside(resident: Visitor, kept: str) -> None:
    """The page works, and the unreadable data is kept under another name."""
    visitor = resident
    visitor.go("/")
    visitor.page.evaluate("() => localStorage.clear()")
    visitor.page.evaluate("(text) => localStorage.setItem('khorgos.decks', text)", kept)
    visitor.page.reload()
    visitor.settled()
    open_panel(visitor)
    assert told(visitor.page) == [
        "The decks stored in this browser could not be read; they were set aside."
    ]
    aside = visitor.page.evaluate("() => localStorage.getItem('khorgos.decks.unread')")
    assert aside == kept


def kept(visitor: Visitor) -> list[str]:
    """Return the titles of the decks in the browser's storage."""
    return visitor.page.evaluate(
        "() => (JSON.parse(localStorage.getItem('khorgos.decks') ?? 'null')?.decks ?? []).map((deck) => deck.title)"
    )


def test_a_link_asks_and_deletes_nothing(visitor: Visitor) -> None:
    """A refused deck leaves no trace; with 20 decks stored, one must be deleted by hand first."""
    visitor.open("/#deck=" + code(DECK))
    dialog = panel(visitor.page)
    expect(dialog).to_contain_text(
        "This link has a deck: Talk, 3 scenes. Add it to the decks here?"
    )
    dialog.get_by_role("button", name="Do not add").click()
    expect(dialog).not_to_contain_text("This link has a deck")
    assert kept(visitor) == []
    full = {"khorgos": 1, "current": 0, "decks": [DECK | {"title": f"No. {n}"} for n in range(20)]}
    visitor.page.evaluate("(text) => localStorage.setItem('khorgos.decks', text)", json.dumps(full))
    visitor.page.reload()
    visitor.settled()
    visitor.page.evaluate("(hash) => { location.hash = hash; }", "#deck=" + code(DECK))
    room = "20 decks are stored here, and there is no room for more. Delete one first."
    expect(dialog).to_contain_text(room)
    accept(visitor)
    assert kept(visitor) == [f"No. {n}" for n in range(20)]
    dialog.get_by_label("Decks in this browser").select_option("No. 7")
    dialog.get_by_role("button", name="Delete deck").click()
    expect(dialog).not_to_contain_text(room)
    accept(visitor)
    expect(dialog).to_contain_text("Opened: Talk, 3 scenes")
    assert kept(visitor) == [f"No. {n}" for n in range(20) if n != 7] + ["Talk"]
    # the same link again opens the deck that is there
    visitor.page.evaluate("(hash) => { location.hash = hash; }", "#deck=" + code(DECK))
    expect(dialog).to_contain_text("Opened: Talk, 3 scenes")
    assert len(kept(visitor)) == 20


DENIED = "This browser does not allow this site to store data: decks last until it is closed."
FULL = "This browser has no storage space left: the change was not saved."


@pytest.mark.parametrize(
    ("spoil", "line"),
    [
        (
            "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('', 'SecurityError'); } })",
            DENIED,
        ),
        (
            "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }",
            FULL,
        ),
    ],
    ids=["denied", "full"],
)
def test_storage_that_is_denied_is_told_as_denied(
    visit: Callable[..., Visitor], spoil: str, line: str
) -> None:
    """Both let the reader work on, and say what will happen to the deck."""
    visitor = visit()
    visitor.page.add_init_script(spoil)
    visitor.open("/#deck=" + code(DECK))
    accept(visitor)
    expect(panel(visitor.page).get_by_role("status")).to_contain_text(line)
    assert told(visitor.page) == ["Opened: Talk, 3 scenes", line]
    assert titles(visitor.page) == [scene["title"] for scene in SCENES]


def test_a_note_stays_with_its_scene_when_another_tab_moves_it(visitor: Visitor) -> None:
    """The text being typed, the caret, and the walk follow the scene, not its number."""
    dialog = with_deck(visitor)
    other = Visitor(visitor.page.context.new_page(), visitor.home)
    other.open("/")
    dialog.get_by_label("Note of scene 2").focus()
    visitor.page.keyboard.type("half a ")
    theirs = open_panel(other)
    theirs.get_by_label("Scene 2 up").press("Enter")
    expect(theirs.get_by_label("Title of scene 1")).to_have_value("Two counts")
    moved = dialog.get_by_label("Note of scene 1")
    expect(moved).to_be_focused()
    visitor.page.keyboard.type("thought")
    expect(moved).to_have_value("half a thought")
    visitor.page.keyboard.press("Tab")
    expect(theirs.get_by_label("Note of scene 1")).to_have_value("half a thought")
    expect(theirs.get_by_label("Note of scene 2")).to_have_value("Slow")
    # deleted elsewhere while it is edited: the text is given back
    moved.focus()
    visitor.page.keyboard.type("!")
    theirs.get_by_label("Delete scene 1").press("Enter")
    expect(dialog.get_by_role("status")).to_contain_text("Your text: “half a thought!”")
    assert other.said == []


def test_rename_note_order_delete_undo(visitor: Visitor) -> None:
    """Each by keyboard, and each can be undone."""
    dialog = with_deck(visitor)
    page = visitor.page
    first = dialog.get_by_label("Title of scene 1")
    first.focus()
    page.keyboard.press("Control+a")
    page.keyboard.type("Five <lands>")
    page.keyboard.press("Tab")
    dialog.get_by_label("Scene 3 up").press("Enter")
    expect(dialog.get_by_label("Title of scene 2")).to_have_value(SCENES[2]["title"])
    assert titles(page) == ["Five <lands>", SCENES[2]["title"], SCENES[1]["title"]]
    dialog.get_by_label("Delete scene 1").press("Enter")
    expect(dialog.locator(".deck-scene")).to_have_count(2)
    for left in (3, 3, 3):
        dialog.get_by_role("button", name="Undo").press("Enter")
        expect(dialog.locator(".deck-scene")).to_have_count(left)
    assert titles(page) == [scene["title"] for scene in SCENES]
    dialog.get_by_role("button", name="Delete deck").press("Enter")
    expect(dialog.locator(".deck-scene")).to_have_count(0)
    dialog.get_by_role("button", name="Undo").press("Enter")
    expect(dialog.locator(".deck-scene")).to_have_count(3)


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("width", [390, 1280])
def test_no_violation_in_the_panel(width: int, theme: str, resident: Visitor) -> None:
    """Axe finds nothing in the panel with a deck and all buttons; it does not scroll sideways."""
    visitor = resident
    visitor.page.set_viewport_size({"width": width, "height": 800})
    visitor.open(f"/?theme={theme}#deck=" + code(DECK | {"title": f"Talk {width} {theme}"}))
    dialog = panel(visitor.page)
    expect(dialog).to_contain_text("Add it to the decks here?")
    found = Axe().run(visitor.page).response["violations"]
    assert [(one["id"], [node["html"] for node in one["nodes"][:2]]) for one in found] == []
    assert dialog.evaluate("(one) => one.scrollWidth <= one.clientWidth")


@pytest.mark.parametrize("name", [deck.title for deck in ALL])
def test_ready_decks_open_whole(resident: Visitor, name: str) -> None:
    """The only message is that the deck is open."""
    visitor = resident
    visitor.open("/")
    dialog = open_panel(visitor)
    dialog.get_by_role("button", name=name, exact=True).click()
    expect(dialog).to_contain_text(f"Opened: {name}")
    assert len(told(visitor.page)) == 1
