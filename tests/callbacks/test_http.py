"""Every route answers good requests correctly and refuses bad ones without a stack trace."""

from __future__ import annotations

import gzip
import io
import json
import re
import tomllib
from pathlib import Path
from urllib.parse import urlencode

import pandas as pd
import pytest
from flask.testing import FlaskClient

from components.export.csvfile import COLUMNS


def project_version() -> str:
    """The version in pyproject.toml."""
    text = (Path(__file__).resolve().parents[2] / "pyproject.toml").read_text("utf-8")
    return str(tomllib.loads(text)["project"]["version"])


def test_health(client: FlaskClient) -> None:
    """A probe gets 200 with the versions of app and data."""
    answer = client.get("/healthz")
    assert answer.status_code == 200
    assert answer.json == {"status": "OK", "version": project_version(), "data": "2026.11"}


def test_the_version_stands_in_one_place(client: FlaskClient) -> None:
    """The footer shows the version of pyproject.toml."""
    version = project_version()
    assert re.fullmatch(r"\d+\.\d+\.\d+", version)
    footer = json.dumps(client.get("/_dash-layout").json, ensure_ascii=False)
    assert f"Khorgos {version}" in footer


def test_index_names_no_other_host(client: FlaskClient) -> None:
    """The page loads scripts and styles from its own host only, under a strict policy."""
    answer = client.get("/")
    assert answer.status_code == 200
    addresses = re.findall(r"https?://[^\"/]*", answer.text)
    assert set(addresses) == {"http://localhost"}  # links to itself, for previews
    policy = answer.headers["Content-Security-Policy"]
    assert "default-src 'self'" in policy
    assert "unsafe-eval" not in policy
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


def csv(client: FlaskClient, address: str) -> pd.DataFrame:
    """Read a CSV route as `pandas.read_csv(url)` would."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.text
    assert answer.mimetype == "text/csv"
    return pd.read_csv(io.BytesIO(answer.data), keep_default_na=False)


def test_csv_has_the_published_figures(client: FlaskClient) -> None:
    """Turnover of 2025 by country, in US$ bn, as China's customs published it."""
    table = csv(client, "/csv/turnover_by_country?ledger=china")
    assert tuple(table.columns) == COLUMNS
    latest = table[table["period"].astype(str) == "2025"].set_index("country")["value"]
    assert {code: round(value / 1e9, 1) for code, value in latest.items()} == {
        "KAZ": 48.7,
        "KGZ": 27.2,
        "UZB": 16.2,
        "TKM": 10.0,
        "TJK": 4.3,
    }


def test_csv_has_every_digit_of_chinas_figures(client: FlaskClient) -> None:
    """Kazakhstan 2022 in dollars by flow; Uzbekistan 2019 and Turkmenistan 2020 as sums."""
    for flow, country, year, value in (
        ("import", "KAZ", "2022", 16355236459),
        ("export", "KAZ", "2022", 14819246516),
        ("turnover", "UZB", "2019", 5032088425 + 2180633890),
        ("turnover", "TKM", "2020", 443488588 + 6071165280),
    ):
        table = csv(client, f"/csv/turnover_by_country?flow={flow}").astype({"period": str})
        row = table[(table["country"] == country) & (table["period"] == year)]
        assert row["value"].tolist() == [value]
        assert row["counted_by"].tolist() == ["China’s customs"]


def test_csv_is_named_by_its_filters(client: FlaskClient) -> None:
    """The file's name lists the filters, and the header forces a download."""
    answer = client.get("/csv/turnover_by_country?flow=import&country=KAZ")
    assert (
        answer.headers["Content-Disposition"]
        == 'attachment; filename="khorgos-2026.11-turnover-by-country-kaz-import.csv"'
    )


@pytest.mark.parametrize(
    ("address", "status", "text"),
    [
        ("/csv/nothing", 404, "There is no chart with that name.\n"),
        (
            "/csv/turnover_by_country?flow=up",
            400,
            "“up” is not a known value of flow. Known values: export, import, turnover, balance.\n",
        ),
        ("/csv/turnover_by_country?" + "a" * 3000, 414, "The address is too long.\n"),
        ("/points/nothing", 404, "There is no chart with that name.\n"),
        (
            "/points/headline?flow=%00up",
            400,
            "“?up” is not a known value of flow. Known values: export, import, turnover, balance.\n",
        ),
        ("/points/headline?" + "a" * 3000, 414, "The address is too long.\n"),
        ("/tables/load.py", 404, "There is no table with that name."),
        ("/tables/../app.py", 404, ""),
        ("/tables/%2e%2e/pyproject.toml", 404, ""),
        ("/assets/%2e%2e/app.py", 404, ""),
    ],
)
def test_bad_addresses_of_files(client: FlaskClient, address: str, status: int, text: str) -> None:
    """Each is refused with a reason, and no other file of the project is served."""
    answer = client.get(address)
    assert answer.status_code == status
    if text:
        assert text.rstrip() in answer.text
    assert "Traceback" not in answer.text
    assert "import " not in answer.text


def test_points_are_texts_in_the_readers_language(client: FlaskClient) -> None:
    """There is one text for each row of the CSV, in the same order."""
    query = "turnover_by_country?ledger=china"
    answer = client.get(f"/points/{query}")
    assert answer.status_code == 200
    assert answer.mimetype == "application/json"
    texts = json.loads(answer.data)
    assert len(texts) == len(csv(client, f"/csv/{query}"))
    assert "Kazakhstan, 2024: $43.8 bn, China’s customs, as published" in texts
    chinese = json.loads(client.get(f"/points/{query}&lang=zh").data)
    assert len(chinese) == len(texts)
    assert any(text.startswith("哈萨克斯坦，2024：438亿美元，") for text in chinese)
    empty = client.get("/points/top_partners?country=TKM&ledger=partner")
    assert json.loads(empty.data) == []


@pytest.mark.parametrize("body", [b"", b"[" * 5000, b"{}", b'{"output":"payload.data"}'])
def test_no_callback_runs_on_the_server(client: FlaskClient, body: bytes) -> None:
    """Dash has a route for them; it is refused, whatever is sent."""
    for path in ("/_dash-update-component", "/_ru/_dash-update-component"):
        answer = client.post(path, data=body, content_type="application/json")
        assert (answer.status_code, answer.text) == (404, "There is no such callback.\n")


@pytest.mark.parametrize(
    ("query", "view"),
    [
        ("page=/share&flow=import", "share"),
        ("page=/country/kazakhstan", "country"),
        ("page=/country/kazakhstan/brief", "brief"),
        ("", "overview"),
        ("page=/nowhere", "overview"),
        ("page=" + "/" * 5000, "overview"),
        ("page=%ED%A0%80", "overview"),
    ],
)
def test_any_path_has_a_layout(client: FlaskClient, query: str, view: str) -> None:
    """It is the layout of the page that `/view` answers with; filters do not change it."""
    answer = client.get(f"/layout?{query}")
    assert answer.status_code == 200
    assert answer.json["props"]["data-layout"] == view  # type: ignore[index]
    assert client.get(f"/view?{query}").json["view"] == view  # type: ignore[index]
    again = client.get("/layout?page=/share", headers={"If-None-Match": answer.headers["ETag"]})
    assert again.status_code == (304 if view == "share" else 200)


def test_a_layout_is_in_the_readers_language(client: FlaskClient) -> None:
    ours = client.get("/layout?page=/share&lang=ru").json
    assert "это отношение" in json.dumps(ours, ensure_ascii=False)


def test_a_value_is_described_with_its_link(client: FlaskClient) -> None:
    """The first tile is the region's total in 2025. A browser need not load it twice."""
    answer = client.get("/quote/headline/0?origin=https%3A%2F%2Fkhorgos.example")
    assert answer.status_code == 200
    assert answer.json["line"] == "Central Asia’s total trade with China, 2025: $106.3 bn"
    assert "https://khorgos.example/?period=2025#card-headline" in json.dumps(answer.json)
    again = client.get(
        "/quote/headline/0?origin=https%3A%2F%2Fkhorgos.example",
        headers={"If-None-Match": answer.headers["ETag"]},
    )
    assert again.status_code == 304
    russian = client.get("/quote/headline/title?lang=ru").json
    assert "Центральн" in russian["line"]


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("nothing/0", 404),
        ("headline/-1", 404),
        ("headline/1000000000", 404),
        ("headline/1e3", 404),
        ("headline/²", 404),
        ("headline/0x1", 404),
        ("headline/None", 404),
        ("top_partners/title?country=TKM&ledger=partner", 404),
        ("headline/0?country=KA%ED%A0%80", 400),
        ("headline/0?period=2024&origin=https%3A%2F%2Fx", 400),
        ("headline/0?" + "&" * 5000, 414),
    ],
)
def test_odd_questions_about_values_are_refused(
    client: FlaskClient, asked: str, status: int
) -> None:
    """With what is wrong and what is allowed, and never with the value of another state."""
    answer = client.get(f"/quote/{asked}")
    assert answer.status_code == status
    assert answer.mimetype == "text/plain"
    assert len(answer.text) < 1000


@pytest.mark.parametrize("origin", ["javascript:alert(1)", "https://a b", "https://x/<script>", ""])
def test_a_link_is_only_to_a_host(client: FlaskClient, origin: str) -> None:
    """Anything but an origin is left out of the sentence."""
    answer = client.get("/quote/headline/0?" + urlencode({"origin": origin}))
    assert answer.status_code == 200
    assert "alert" not in answer.text
    assert "<script" not in answer.text
    assert " /?period=2025#card-headline" in json.dumps(answer.json)


@pytest.mark.parametrize(
    ("address", "status", "text"),
    [
        ("headline?country=KAZ", 200, "Kazakhstan"),
        ("headline?country=KAZ&lang=ru", 200, "Казахстан"),
        ("headline?country=KA%ED%A0%80", 400, ""),
        ("nothing?country=KAZ", 404, "There is no chart with that name."),
        ("headline?" + "&" * 5000, 414, "The address is too long."),
    ],
)
def test_a_table_has_the_rows_of_its_card(
    client: FlaskClient, address: str, status: int, text: str
) -> None:
    """As JSON; a bad address is refused, so that no table stands under another card's title."""
    answer = client.get(f"/rows/{address}")
    assert answer.status_code == status
    assert text in json.dumps(answer.json, ensure_ascii=False) if status == 200 else answer.text
    assert (answer.mimetype == "application/json") == (status == 200)


def test_a_body_that_is_too_large_is_refused(client: FlaskClient) -> None:
    """The limit is 256 kB, for all routes; none reads a body."""
    answer = client.post("/_dash-update-component", data=b"x" * 500_000)
    assert answer.status_code in (404, 413)


def test_a_csv_is_compressed_only_for_programs_that_ask(client: FlaskClient) -> None:
    """Some programs that read a CSV do not decode Content-Encoding; they do not ask for it."""
    plain = client.get("/csv/china_share")
    assert "Content-Encoding" not in plain.headers
    assert plain.text.lstrip("\ufeff").startswith("country,")
    packed = client.get("/csv/china_share", headers={"Accept-Encoding": "gzip"})
    assert gzip.decompress(packed.data) == plain.data


def test_pages_load_one_script_and_one_style_sheet_of_ours(client: FlaskClient) -> None:
    """The files that they are built from are neither loaded nor served."""
    scripts = re.findall(r'src="/assets/([^?"]+)', client.get("/").text)
    assert [name for name in scripts if name != "00-plotly.js"] == ["khorgos.js"]
    styles = re.findall(r'href="/assets/([^?"]+)', client.get("/").text)
    assert styles == ["favicon.ico", "khorgos.css"]
    assert client.get("/assets/khorgos.js").status_code == 200
    for path in ("src/index.js", "./src/index.js", "x/../src/index.js"):
        assert client.get(f"/assets/{path}").status_code == 404


def test_a_refusal_is_in_the_readers_language(client: FlaskClient) -> None:
    assert client.get("/csv/nope?lang=ru").text.startswith("Графика с таким именем нет.\n")
    assert client.get("/csv/nope").text.startswith("There is no chart with that name.\n")
