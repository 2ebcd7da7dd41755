"""Pages without the shell: an embedded chart, and the description of the API. No scripts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote
from xml.etree import ElementTree

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from components.api.columns import CHART_COLUMNS
from components.api.content import card_of, csv_address
from components.api.declared import Operation
from components.charts.kit.base import Chart
from components.charts.kit.tokens import TOKENS
from components.export.picture import can_draw
from components.export.table import table_of
from components.language.text import LANGUAGES, _, speaking
from components.render import Renderer
from components.state import ViewState, query_of

#: size of an embedded chart in pixels
WIDTH, HEIGHT = 720, 540
#: size of its picture
_PICTURE = (1200, 630)


class Addresses(NamedTuple):
    """Addresses of a chart in a state: frame, page, picture without its ending, CSV."""

    embed: str
    page: str
    picture: str
    query: str
    csv: str


@cache
def _template(name: str) -> Template:
    environment = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        auto_reload=False,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=StrictUndefined,
    )
    environment.globals["_"] = _
    return environment.get_template(name)


def addresses(renderer: Renderer, chart: Chart, state: ViewState, host: str) -> Addresses:
    """Return the addresses of a chart, with the filters that it uses."""
    query = query_of(state.only(chart.fields))
    query = f"?{query}" if query else ""
    return Addresses(
        embed=f"{host}/embed/{chart.id}{query}",
        page=host + card_of(renderer, chart, state)["link"],
        picture=f"{host}/image/{chart.id}",
        query=query,
        csv=csv_address(chart, state, host),
    )


def embed_page(renderer: Renderer, chart: Chart, state: ViewState, host: str) -> str:
    """Return the page that other sites show in a frame: title, picture, table, sources."""
    own = state.only(chart.fields)
    with speaking(own.lang):
        card = card_of(renderer, chart, own)
        rows = renderer.draw(chart, own).rows
        at = addresses(renderer, chart, own, host)
        return _template("embed.html").render(
            language=own.lang or LANGUAGES[0],
            card=card,
            is_drawn=can_draw(card) or bool(card["tiles"]),
            at=at,
            table=table_of(rows) if rows else None,
            sources=[*card["source"], *card["more_sources"]],
            tokens=TOKENS["light"],
            size=_PICTURE,
            oembed=f"{host}/oembed?url={quote(at.embed, safe='')}",
        )


def iframe(title: str, address: str, width: int = WIDTH, height: int = HEIGHT) -> str:
    """Return the HTML that shows an embedded chart."""
    return _template("iframe.html").render(title=title, address=address, width=width, height=height)


def picture_snippet(title: str, at: Addresses) -> str:
    """Return the HTML of a picture of a chart, for pages that cannot show frames."""
    return _template("picture.html").render(title=title, at=at, size=_PICTURE)


def oembed(title: str, at: Addresses, most: tuple[int, int]) -> dict[str, Any]:
    """Return what oEmbed says of a chart; `most` is the greatest width and height."""
    width, height = min(WIDTH, most[0]), min(HEIGHT, most[1])
    return {
        "version": "1.0",
        "type": "rich",
        "title": title,
        "provider_name": "Khorgos",
        "cache_age": 3600,
        "thumbnail_url": f"{at.picture}.png{at.query}",
        "thumbnail_width": _PICTURE[0],
        "thumbnail_height": _PICTURE[1],
        "width": width,
        "height": height,
        "html": iframe(title, at.embed, width, height),
    }


def as_xml(content: dict[str, Any]) -> bytes:
    """Return what oEmbed says as XML."""
    root = ElementTree.Element("oembed")
    for name, value in content.items():
        ElementTree.SubElement(root, name).text = str(value)
    found: bytes = ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)
    return found


def docs_page(operations: Sequence[Operation], version: str, host: str) -> str:
    """Return the description of the API for people, from the declarations of the routes."""
    groups: dict[str, list[Operation]] = {}
    for operation in operations:
        groups.setdefault(operation.group, []).append(operation)
    return _template("docs.html").render(
        groups=groups,
        version=version,
        host=host,
        columns=CHART_COLUMNS,
        tokens=TOKENS["light"],
        dark=TOKENS["dark"],
    )
