"""Pictures for link previews: every chart in every language, bad requests, and many at a time."""

from __future__ import annotations

import sys
from concurrent.futures import ThreadPoolExecutor
from io import BytesIO
from subprocess import run

import pytest
from flask.testing import FlaskClient
from PIL import Image

from components.views import CHARTS

#: one address of each kind of drawing
KINDS = (
    "headline", "turnover_by_country?country=KAZ", "year_to_date_by_country", "partner_groups?country=UZB",
    "treemap?country=KAZ", "ledger_ratios?lang=ru", "flows_by_country?lang=zh", "what_changed",
    "dependence", "ledger_gap", "coverage", "projects_map", "new_energy?country=KAZ&flow=import",
    "products_inside?country=KAZ&lang=zh", "china_share?country=TKM&partner=RUS&period=1995",
)  # fmt: skip


def colours_of(png: bytes) -> int:
    """Return how many colours a picture has; a blank one has one."""
    picture = Image.open(BytesIO(png))
    assert picture.size == (1200, 630)
    return len(picture.convert("RGB").getcolors(1 << 20) or ())


@pytest.mark.parametrize("address", KINDS)
def test_a_chart_is_drawn(client: FlaskClient, address: str) -> None:
    """Charts, tiles, and texts for what cannot be drawn or has no figures."""
    name, _, query = address.partition("?")
    answer = client.get(f"/image/{name}.png?{query}")
    assert (answer.status_code, answer.mimetype) == (200, "image/png")
    assert colours_of(answer.data) > 20
    assert len(answer.data) < 300_000


def test_the_preview_of_a_page_is_its_chart(client: FlaskClient) -> None:
    """The picture that a page names is there, with the filters of the page."""
    page = client.get("/share?country=KAZ&flow=import&lang=ru&theme=dark").text
    start = page.index('property="og:image" content="') + len('property="og:image" content="')
    address = page[start : page.index('"', start)].replace("&amp;", "&")
    assert address == "http://localhost/image/china_share.png?country=KAZ&flow=import&lang=ru"
    assert client.get(address.removeprefix("http://localhost")).status_code == 200


def test_two_states_are_two_pictures(client: FlaskClient) -> None:
    """The picture shows the filters of its address, and an ETag saves loading it twice."""
    one, other = (
        client.get(f"/image/china_share.png?flow={flow}") for flow in ("import", "export")
    )
    assert one.data != other.data
    again = client.get(
        "/image/china_share.png?flow=import", headers={"If-None-Match": one.headers["ETag"]}
    )
    assert again.status_code == 304


@pytest.mark.parametrize(
    ("address", "status"),
    [
        ("/image/nothing.png", 404),
        ("/image/china_share", 404),
        ("/image/china_share.gif", 404),
        ("/image/../app.png", 404),
        ("/image/china_share.png?flow=up", 400),
        ("/image/china_share.png?" + "a" * 3000, 414),
        ("/image/china_share.png?flow=import&utm_source=x", 200),
    ],
)
def test_bad_requests(client: FlaskClient, address: str, status: int) -> None:
    """They are refused as those of files are."""
    assert client.get(address).status_code == status


@pytest.mark.parametrize("host", ['a"<b>', "x" * 900, "é", "$x^2$"])
def test_a_hostile_host_is_not_drawn(client: FlaskClient, host: str) -> None:
    """Only a plain name of a host is written into a picture."""
    answer = client.get("/image/headline.png?flow=import", headers={"Host": host})
    assert answer.status_code in (200, 400)


def test_many_at_a_time(client: FlaskClient) -> None:
    """One is drawn after the other; who would wait too long is told to come again."""
    addresses = [
        f"/image/china_share.png?flow=export&country={code}"
        for code in ("KAZ", "UZB", "KGZ", "TJK", "TKM")
    ]
    with ThreadPoolExecutor(5) as pool:
        answers = list(
            pool.map(lambda address: client.application.test_client().get(address), addresses)
        )
    assert {answer.status_code for answer in answers} <= {200, 429}
    assert all(answer.status_code == 200 or "Retry-After" in answer.headers for answer in answers)


def test_the_app_starts_without_matplotlib() -> None:
    """It takes half a second and 40 MB, which a server without previews need not spend."""
    code = "import app, sys; print('matplotlib' in sys.modules)"
    assert (
        run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
        == "False\n"
    )


def test_all_charts_have_a_picture() -> None:
    """So that no page is without a preview: `KINDS` names charts that exist."""
    assert {address.partition("?")[0] for address in KINDS} <= CHARTS.keys()
