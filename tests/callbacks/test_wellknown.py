"""Files that browsers and search engines ask for."""

from __future__ import annotations

from xml.etree import ElementTree

import pytest
from flask.testing import FlaskClient

XHTML, SITEMAP = "{http://www.w3.org/1999/xhtml}", "{http://www.sitemaps.org/schemas/sitemap/0.9}"


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
    for path in ("/sitemap.xml", "/robots.txt"):
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
