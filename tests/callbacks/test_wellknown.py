"""Files that browsers and search engines ask for."""

from __future__ import annotations

from datetime import datetime
from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

XHTML, SITEMAP = "{http://www.w3.org/1999/xhtml}", "{http://www.sitemaps.org/schemas/sitemap/0.9}"

ATOM = "{http://www.w3.org/2005/Atom}"
#: id of the entry of 2026.11
FIRST = "urn:uuid:9fe2191f-dfc9-52e7-a493-670a3eebb68b"


def test_robots_are_told_what_not_to_load(client: FlaskClient) -> None:
    """The pages may be indexed, their data routes need not be."""
    answer = client.get("/robots.txt")
    assert answer.status_code == 200
    assert answer.mimetype == "text/plain"
    assert "Disallow: /csv/" in answer.text
    assert "Sitemap: http://localhost/sitemap.xml" in answer.text


def test_the_sitemap_lists_pages_that_are_there(client: FlaskClient) -> None:
    """Each page in each language once, with links to it in all languages; all answer 200."""
    root = ElementTree.fromstring(client.get("/sitemap.xml").data)
    places = [place.text or "" for place in root.iter(f"{SITEMAP}loc")]
    assert len(places) == len(set(places)) == 3 * (8 + 2 * 5)
    for entry in root.iter(f"{SITEMAP}url"):
        links = {link.get("hreflang"): link.get("href") for link in entry.iter(f"{XHTML}link")}
        assert list(links) == ["en", "ru", "zh"]
        assert entry.findtext(f"{SITEMAP}loc") in links.values()
    for place in places:
        page = client.get(place.removeprefix("http://localhost"))
        assert page.status_code == 200
        assert f'rel="canonical" href="{place.replace("&", "&amp;")}"' in page.text


@pytest.mark.parametrize("host", ['a"><script>', "[", "x" * 300])
def test_a_hostile_host_breaks_no_file(client: FlaskClient, host: str) -> None:
    """The sitemap stays XML."""
    for path in ("/sitemap.xml", "/robots.txt", "/releases.atom"):
        answer = client.get(path, headers={"Host": host})
        assert answer.status_code in (200, 400)
        assert "<script>" not in answer.text
    answer = client.get("/sitemap.xml", headers={"Host": host})
    if answer.status_code == 200:
        ElementTree.fromstring(answer.data)


def test_the_icon_is_an_icon(client: FlaskClient) -> None:
    """At the address that browsers try, and at the one that the page names."""
    icon = client.get("/favicon.ico")
    assert (icon.status_code, icon.data[:4]) == (200, b"\x00\x00\x01\x00")
    assert 'href="/assets/favicon.ico?v=' in client.get("/").text


@pytest.mark.parametrize("query", ["", "?lang=ru", "?lang=zh", "?lang=%3C&q=%00"])
def test_the_feed_has_what_atom_asks_for(client: FlaskClient, query: str) -> None:
    """RFC 4287: title, id and time of the feed and of each entry; a link to what is described."""
    answer = client.get(f"/releases.atom{query}")
    assert (answer.status_code, answer.mimetype) == (200, "application/atom+xml")
    root = ElementTree.fromstring(answer.data)
    entries = root.findall(f"{ATOM}entry")
    assert root.tag == f"{ATOM}feed"
    assert root.findtext(f"{ATOM}author/{ATOM}name")
    for node in (root, *entries):
        assert node.findtext(f"{ATOM}title")
        assert (node.findtext(f"{ATOM}id") or "").startswith("urn:uuid:")
        assert datetime.fromisoformat(node.findtext(f"{ATOM}updated") or "").tzinfo
    assert len({node.findtext(f"{ATOM}id") for node in (root, *entries)}) == 1 + len(entries) > 1
    for link in root.iter(f"{ATOM}link"):
        href = link.attrib["href"]
        assert href.startswith("http://localhost/")
        assert client.get(href.removeprefix("http://localhost")).status_code == 200


def test_the_ids_of_the_feed_stay(client: FlaskClient) -> None:
    """A reader of feeds would show a release again whose id is new. Pages name the feed."""
    other = client.get("/releases.atom", headers={"Host": "example.org"}).text
    entry = ElementTree.fromstring(other).find(f"{ATOM}entry[last()]")
    assert entry is not None
    assert entry.findtext(f"{ATOM}id") == FIRST
    named = 'type="application/atom+xml" href="http://localhost/releases.atom'
    assert f'{named}"' in client.get("/").text
    assert f'{named}?lang=zh"' in client.get("/share?lang=zh").text
