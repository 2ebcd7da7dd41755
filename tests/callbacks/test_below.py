"""The app below a path of its host: its addresses, with and without a proxy that takes the path off."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from dash import html
from flask import Flask, request
from flask.testing import FlaskClient
from jinja2 import Template

from callbacks.below import linker, make_dash, put_below
from callbacks.service.settings import Settings
from components.shell.markup import filled


def small(base: str) -> FlaskClient:
    """A server that answers with the path that it sees, and the address that it is at."""
    server = Flask("small")

    def seen(path: str = "") -> str:
        return f"{request.path} {request.url_root}"

    server.add_url_rule("/", view_func=seen)
    server.add_url_rule("/<path:path>", view_func=seen)
    put_below(server, base)
    return server.test_client()


@pytest.mark.parametrize(
    ("base", "path", "seen"),
    [
        ("/", "/share", "/share http://localhost/"),
        ("/", "/trade/share", "/trade/share http://localhost/"),
        ("/trade/", "/trade/share", "/share http://localhost/trade/"),
        ("/trade/", "/trade/", "/ http://localhost/trade/"),
        # a proxy has taken the path off
        ("/trade/", "/share", "/share http://localhost/trade/"),
        ("/trade/", "/", "/ http://localhost/trade/"),
        # only a whole part of a path counts
        ("/trade/", "/trader/x", "/trader/x http://localhost/trade/"),
        ("/trade/", "/TRADE/x", "/TRADE/x http://localhost/trade/"),
        ("/a/b/", "/a/b/c", "/c http://localhost/a/b/"),
        ("/a/b/", "/a/c", "/a/c http://localhost/a/b/"),
    ],
)
def test_requests_lose_the_path(base: str, path: str, seen: str) -> None:
    assert small(base).get(path).text == seen


def test_the_path_without_its_slash_leads_to_the_site() -> None:
    """With the query."""
    answer = small("/trade/").get("/trade?lang=ru")
    assert (answer.status_code, answer.headers["Location"]) == (308, "/trade/?lang=ru")


@pytest.mark.parametrize("sent", ["/evil", "//evil.example", "x", '"><script>'])
def test_no_client_sets_the_path(sent: str) -> None:
    """Neither by a header for proxies nor by the name of the script, which gunicorn takes from one."""
    for base, root in (("/", "http://localhost/"), ("/trade/", "http://localhost/trade/")):
        answer = small(base).get(
            "/share",
            headers={"X-Forwarded-Prefix": sent, "X-Script-Name": sent},
            environ_overrides={"SCRIPT_NAME": sent},
        )
        assert answer.text == f"/share {root}"


def test_links_of_a_component_get_the_path() -> None:
    """At any depth, in HTML as well; links to other sites and parts of the page stay."""
    markup = filled(Template('<a href="/data#x">x</a> <a href="https://a.example/">a</a>'))
    hrefs = ["/", "/share?a=b", "#main", "https://a.example/x", "mailto:a@b.example"]
    page = html.Div([html.Ul([html.Li(html.A("/text", href=href)) for href in hrefs]), markup])
    text = json.dumps(linker("/trade/")(page))
    assert re.findall(r'"href": "([^"]*)"', text) == ["/trade/", "/trade/share?a=b", *hrefs[2:]]
    assert re.findall(r'href=\\"([^"\\]*)', text) == ["/trade/data#x", "https://a.example/"]
    assert '"/text"' in text
    assert linker("/")(page) is page


def test_dash_does_not_add_the_path_to_its_routes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Although it reads the same variable, which stays for a restart."""
    monkeypatch.setenv("DASH_URL_BASE_PATHNAME", "/trade/")
    app = make_dash("/trade/")
    assert app.config.requests_pathname_prefix == "/trade/"
    assert app.config.routes_pathname_prefix == "/"
    assert os.environ["DASH_URL_BASE_PATHNAME"] == "/trade/"


@pytest.fixture(scope="module")
def below(client: FlaskClient, small_folder: Path) -> Iterator[FlaskClient]:
    """The app with the small package, below a path."""
    import app

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(app, "warm", lambda renderer: None)
        yield app.create_app(small_folder, Settings(base_path="/trade/")).server.test_client()


def addresses(value: Any) -> list[str]:
    """All links in a layout."""
    return re.findall(r'"href": "([^"]*)"|href=\\"([^"\\]*)', json.dumps(value))


def test_every_address_of_a_page_is_below_the_path(below: FlaskClient) -> None:
    """Scripts, styles, icon, requests of Dash, head."""
    page = below.get("/trade/share?lang=ru").text
    files = re.findall(r' (?:src|href)="(?!http)([^"]*)"', page)
    assert len(files) > 10
    assert all(address.startswith("/trade/") for address in files)
    for address in files:
        assert "immutable" in below.get(address).headers["Cache-Control"]
        # behind a proxy that takes the path off
        assert below.get(address.removeprefix("/trade")).status_code == 200
    assert '"requests_pathname_prefix":"/trade/_ru/"' in page.replace("\\u002f", "/")
    assert 'data-base="/trade"' in page
    assert 'rel="canonical" href="http://localhost/trade/share?lang=ru"' in page
    assert 'content="http://localhost/trade/image/' in page
    assert not re.search(r'"http://localhost/(?!trade/)', page)


def test_every_link_of_a_layout_is_below_the_path(below: FlaskClient) -> None:
    """Of the shell, and of a page; a payload has addresses within the app."""
    for address in ("/trade/_ru/_dash-layout", "/trade/layout?page=/data", "/layout?page=/brief"):
        found = [one or other for one, other in addresses(below.get(address).json)]
        assert len(found) > 3
        inside = [link for link in found if not link.startswith(("http", "#", "mailto:"))]
        assert inside
        assert all(link.startswith("/trade/") for link in inside), inside
    assert "/trade" not in below.get("/trade/view?page=/share").text


def test_files_for_robots_name_the_path(below: FlaskClient) -> None:
    assert "Disallow: /trade/csv/" in below.get("/trade/robots.txt").text
    assert "http://localhost/trade/sitemap.xml" in below.get("/trade/robots.txt").text
    sitemap = below.get("/trade/sitemap.xml").text
    assert "<loc>http://localhost/trade/share</loc>" in sitemap
    assert "http://localhost/share" not in sitemap


def test_files_and_probes(below: FlaskClient) -> None:
    """A workbook names its own address; a probe need not know the path."""
    assert below.get("/trade/csv/headline").data.startswith(b"\xef\xbb\xbfcountry,")
    assert below.get("/trade/presenter").text.count('"/trade/assets/') == 2
    assert below.get("/healthz").status_code == below.get("/trade/healthz").status_code == 200


@pytest.mark.parametrize(
    "address",
    ["/docs", "/embed/headline", "/api/openapi.json", "/api/charts", "/api/tables",
     "/api/charts/headline/code", "/api/charts/headline/citation.bib",
     "/oembed?url=http://localhost/trade/embed/headline"],
)  # fmt: skip
def test_what_programs_read_names_the_path(below: FlaskClient, address: str) -> None:
    """Every address of this host, in whatever format."""
    answer = below.get(f"/trade{address}")
    assert answer.status_code == 200
    assert not re.search(r"http://localhost(?!/trade\b)", answer.text)
    outside = re.findall(r'(?:href|src)=\\?"(/(?!trade/)[^"]*)', answer.text)
    assert outside == []
