"""The served page: its title, language and description are those of the address."""

from __future__ import annotations

import re
from html import unescape

import pytest
from flask.testing import FlaskClient


def head_of(client: FlaskClient, address: str, **headers: str) -> dict[str, str]:
    """Return what the head of a page says: property or name of each tag -> its content."""
    text = client.get(address, headers=headers).text
    found = dict(re.findall(r'<meta (?:property|name)="([^"]*)" content="([^"]*)">', text))
    found["lang"] = re.search(r'<html lang="(\w+)"', text)[1]  # type: ignore[index]
    found["title"] = re.search("<title>(.*?)</title>", text)[1]  # type: ignore[index]
    found |= {
        f"link {language}": href
        for language, href in re.findall(r'hreflang="(\w+)" href="([^"]*)"', text)
    }
    if canonical := re.search('rel="canonical" href="([^"]*)"', text):
        found["canonical"] = canonical[1]
    return {name: unescape(value) for name, value in found.items()}


@pytest.mark.parametrize(
    ("address", "language", "title"),
    [
        ("/", "en", "Trade between China and Central Asia – Khorgos"),
        ("/share?country=KAZ&flow=import", "en", "China’s share: Kazakhstan, imports – Khorgos"),
        ("/share?country=KAZ&flow=import&lang=ru", "ru", "Доля Китая: Казахстан, импорт – Khorgos"),
        ("/share?country=KAZ&flow=import&lang=zh-CN", "zh", "中国占比：哈萨克斯坦，进口 – Khorgos"),
        ("/share?partner=RUS", "en", "Share: Russia – Khorgos"),
        ("/country/kazakhstan?flow=import&period=2024", "en", "Kazakhstan: imports, 2024 – Khorgos"),
        ("/ledgers?country=KGZ", "en", "Mirror statistics: Kyrgyzstan – Khorgos"),
        ("/projects?sector=energy", "en", "China-backed projects: energy – Khorgos"),
        # no control of the page: it says nothing about what is shown
        ("/corridors?flow=import", "en", "Corridors – Khorgos"),
    ],
)  # fmt: skip
def test_a_page_has_the_title_of_its_address(
    client: FlaskClient, address: str, language: str, title: str
) -> None:
    """For tabs, link previews and screen readers; scripts in the browser set the same title."""
    head = head_of(client, address)
    assert (head["lang"], head["title"]) == (language, title)
    assert head["og:title"] == head["twitter:title"] == title
    path, _, query = address.partition("?")
    assert client.get(f"/view?page={path}&{query}").json["title"] == title


def test_the_description_is_a_finding(client: FlaskClient) -> None:
    """Not the same sentence on every page."""
    head = head_of(client, "/share?country=KGZ&flow=import")
    assert head["description"] == head["og:description"]
    assert re.fullmatch(
        r"China accounted for \d+% of Kyrgyzstan’s imports in 20\d\d\.", head["description"]
    )


def test_addresses_in_the_head(client: FlaskClient) -> None:
    """Canonical without looks and trackers; one address for each language; the host of the request."""
    head = head_of(
        client, "/SHARE?flow=import&theme=dark&utm_source=x&lang=ru", Host="khorgos.example"
    )
    assert head["canonical"] == head["og:url"] == "http://khorgos.example/share?flow=import&lang=ru"
    assert head["link en"] == "http://khorgos.example/share?flow=import"
    assert head["link ru"] == "http://khorgos.example/share?flow=import&lang=ru"
    assert head["link zh"] == "http://khorgos.example/share?flow=import&lang=zh"


@pytest.mark.parametrize(
    "address",
    [
        '/share?q="><script>alert(1)</script>',
        "/share?country=<script>alert(1)</script>&flow=import",
        "/<script>alert(1)</script>",
        '/country/"onload="alert(1)',
        '/share?lang="><script>alert(1)</script>',
    ],
)
@pytest.mark.parametrize("host", ['a"><script>alert(1)</script>', "[", "x" * 3000, "é", ":"])
def test_a_hostile_address_stays_text(client: FlaskClient, address: str, host: str) -> None:
    """Nothing of address or host becomes markup, and nothing fails."""
    answer = client.get(address, headers={"Host": host})
    assert answer.status_code in (200, 400, 404)
    assert "<script>alert" not in answer.text
    assert 'onload="alert' not in answer.text


def test_a_page_that_is_not_there(client: FlaskClient) -> None:
    """It says so in the language of the address, and asks not to be listed."""
    head = head_of(client, "/shares?lang=ru")
    assert head["title"] == "Страница не найдена – Khorgos"
    assert head["robots"] == "noindex"
    assert "canonical" not in head


@pytest.mark.parametrize(
    ("path", "links"),
    [
        ("/shares", ["/share?lang=ru"]),
        ("/comodities", ["/commodities?lang=ru"]),
        ("/mirror", ["/ledgers?lang=ru"]),
        ("/зеркальная", ["/ledgers?lang=ru"]),
        ("/kirgizstan", ["/country/kyrgyzstan?lang=ru"]),
        ("/qqqq", []),
    ],
)
def test_the_pages_that_were_meant(client: FlaskClient, path: str, links: list[str]) -> None:
    """They are found by address and by name in any language, and keep the reader's language."""
    nearest = client.get("/view", query_string=f"page={path}&lang=ru").json["nearest"]
    assert [page["href"] for page in nearest][: len(links) or None] == links


def test_a_browser_that_hides_the_referring_page_gets_its_language(client: FlaskClient) -> None:
    """The page names the place where its layout is; no cookie, no Referer."""
    for language, word in (("en", "Overview"), ("ru", "Обзор"), ("zh", "总览")):
        page = client.get(f"/share?lang={language}").text
        place = re.search(r'"requests_pathname_prefix":"([^"]*)"', page)[1]  # type: ignore[index]
        place = place.replace("\\u002f", "/")
        assert word in str(client.get(f"{place}_dash-layout").json)
        assert client.get(f"{place}_dash-dependencies").status_code == 200


def test_a_second_visit_loads_neither_page_nor_layout(client: FlaskClient) -> None:
    """Both have an ETag that matches."""
    for address in ("/share?lang=ru", "/_ru/_dash-layout"):
        tag = client.get(address).headers["ETag"]
        assert client.get(address, headers={"If-None-Match": tag}).status_code == 304
