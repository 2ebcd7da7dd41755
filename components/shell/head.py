"""The head of the served page: title, language and description, for tabs and link previews.

It is served in front of the same page for every address (`served`), so that a request costs little.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import NamedTuple

from components.shell.markup import templates

#: places in index.html that differ between addresses
_LANGUAGE, _HEAD = "{%language%}", "{%head%}"
#: language -> its code with a territory, as Open Graph writes it
_LOCALES: Mapping[str, str] = {"en": "en_GB", "ru": "ru_RU", "zh": "zh_CN"}
#: width and height in pixels of the picture of a preview
PICTURE = (1200, 630)
_TEMPLATE = templates(__file__).get_template("head.html")


class Head(NamedTuple):
    """What the head of a page says. All addresses begin with `https://` and a host.

    canonical   the address without what only changes the look; empty if there is no such page
    languages   language -> the address of the same page in it
    picture     the address of a picture; empty if there is none. `alt` says what it shows
    oembed      the address that says how to show its chart in a frame; empty if there is none
    feed        the address of the feed of releases
    """

    language: str
    title: str
    description: str
    canonical: str = ""
    languages: Mapping[str, str] = {}
    picture: str = ""
    alt: str = ""
    oembed: str = ""
    feed: str = ""


def html_of(head: Head) -> str:
    """Return the tags of a head. Every text is escaped."""
    width, height = PICTURE
    return _TEMPLATE.render(head=head, locale=_LOCALES[head.language], width=width, height=height)


def served(page: str) -> Callable[[Head], str]:
    """Return a function from a head to the whole page. `page` is index.html, filled by Dash."""
    before, language, rest = page.partition(_LANGUAGE)
    middle, place, after = rest.partition(_HEAD)
    assert language
    assert place
    return lambda head: f"{before}{head.language}{middle}{html_of(head)}{after}"
