"""Files that browsers and search engines ask for: favicon.ico, robots.txt, sitemap.xml."""

from __future__ import annotations

from collections.abc import Iterator
from xml.sax.saxutils import quoteattr

from dash import Dash
from flask import Response, request

from callbacks.answer import AN_HOUR, answer_of, in_language, own_host
from callbacks.stored import Assets
from components.language.text import LANGUAGES
from components.state import OF_COUNTRY, VIEWS, ViewState, address
from data.records.codes import COUNTRIES

#: what robots need not load
_NO_PAGES = ("_dash-", "csv/", "points/", "search")
_URLSET = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'
    ' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n'
)


def register(app: Dash, assets: Assets) -> None:
    """Add the routes. `assets` has the icon."""
    server = app.server

    @server.get("/favicon.ico")
    def favicon() -> Response:
        icon = assets.get("/assets/favicon.ico")
        assert icon
        answer = answer_of(icon.payload, icon.mimetype)
        answer.headers["Cache-Control"] = AN_HOUR
        return answer

    @server.get("/robots.txt")
    def robots() -> Response:
        sitemap = f"Sitemap: {own_host()}/sitemap.xml\n" if own_host() else ""
        closed = "".join(f"Disallow: {request.script_root}/{path}\n" for path in _NO_PAGES)
        return Response(f"User-agent: *\n{closed}{sitemap}", mimetype="text/plain")

    @server.get("/sitemap.xml")
    def sitemap() -> Response:
        entries = "".join(_entry(page, code) for page in pages() for code in LANGUAGES)
        return Response(f"{_URLSET}{entries}</urlset>\n", mimetype="application/xml")


def pages() -> Iterator[ViewState]:
    """Yield every page in its default state; the pages of a country for each."""
    for view in VIEWS:
        for country in COUNTRIES if view in OF_COUNTRY else ("",):
            yield ViewState(view, country=country) if country else ViewState(view)


def _url(page: ViewState, language: str) -> str:
    return own_host() + address(in_language(page, language))


def _entry(page: ViewState, language: str) -> str:
    """Return a page in one language, with links to it in all of them."""
    links = "".join(
        f'<xhtml:link rel="alternate" hreflang="{code}" href={quoteattr(_url(page, code))}/>'
        for code in LANGUAGES
    )
    where = quoteattr(_url(page, language))[1:-1]
    return f"<url><loc>{where}</loc>{links}</url>\n"
