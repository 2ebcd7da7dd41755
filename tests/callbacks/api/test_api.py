"""Routes for programs: answers, refusals that help, validators, and other sites."""

from __future__ import annotations

import csv
import io
import json
import re
from html import unescape
from pathlib import Path

import pytest
from flask.testing import FlaskClient

from callbacks.forms import EXPAND
from data.open.tables import TABLES


def problems(client: FlaskClient, address: str, status: int) -> str:
    answer = client.get(address)
    assert answer.status_code == status, answer.text
    assert answer.mimetype == "application/json"
    assert answer.json["status"] == status
    return "\n".join(answer.json["problems"])


@pytest.mark.parametrize(
    ("address", "status", "text"),
    [
        ("/api", 404, "/api/charts/{chart}"),
        ("/api/observation", 404, "/api/observations"),
        ("/api/charts/china_shre", 404, "china_share"),
        ("/api/charts/china_share.pdf", 404, "json, csv, parquet, xlsx"),
        ("/api/charts/china_share/citation.doc", 404, "txt, bib, ris"),
        ("/api/charts/china_share?country=FRA", 400, "CA5, KAZ, UZB, KGZ, TJK, TKM"),
        ("/api/charts/china_share?coutry=KAZ", 400, "Parameters of china_share: country, flow"),
        ("/api/charts/china_share?" + "a" * 3000, 414, "too long"),
        ("/api/observations?country=FRA", 400, "CA5, KAZ, UZB, KGZ, TJK, TKM, CHN"),
        ("/api/observations?cursor=2020.01-7", 400, "not of release 2026.11"),
        ("/api/observations?limit=0", 400, "from 1 to 10000"),
        ("/api/observations.csv?limit=5", 400, "country, partner, flow"),
        ("/api/series?country=KAZ", 400, "ledger is missing"),
        ("/api/search", 400, "q is missing"),
        ("/tables/nothing.csv", 404, "khorgos.zip, totals.csv"),
        ("/tables/totals.exe", 404, "totals.csv"),
        ("/oembed?url=https://evil.example/embed/china_share", 404, "localhost"),
        ("/oembed?url=http://[", 400, "not an address"),
        (
            "/oembed?format=yaml&url=http%3A%2F%2Flocalhost%2Fembed%2Fchina_share",
            400,
            "json or xml",
        ),
        ("/oembed?maxwidth=0&url=http%3A%2F%2Flocalhost%2Fembed%2Fchina_share", 400, "pixels"),
    ],
)
def test_a_refusal_says_what_is_allowed(
    client: FlaskClient, address: str, status: int, text: str
) -> None:
    assert text in problems(client, address, status)


def test_the_examples_of_the_guide_have_rows(client: FlaskClient) -> None:
    """A reader copies them first; an answer without rows looks like a fault."""
    text = Path("docs/api.md").read_text("utf-8")
    addresses = re.findall(r"https://example\.org(/api/[^\s\"?]+\?[^\s\"]+)", text)
    assert len(addresses) >= 3
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code == 200, address
        rows = answer.json["rows"] if answer.is_json else answer.text.splitlines()[1:]
        assert rows, address


def test_the_header_accept_chooses_the_format(client: FlaskClient) -> None:
    address = "/api/charts/china_share?country=KAZ"
    for accept, kind in [
        (None, "application/json"),
        ("text/csv", "text/csv"),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "application/json"),
        ("application/vnd.apache.parquet", "application/vnd.apache.parquet"),
    ]:
        answer = client.get(address, headers={"Accept": accept} if accept else {})
        assert answer.mimetype == kind
        assert "Accept" in answer.headers["Vary"]
    refused = client.get(address, headers={"Accept": "image/png"})
    assert refused.status_code == 406
    assert "text/csv" in refused.text
    same = client.get("/csv/china_share?country=KAZ").data
    assert client.get("/api/charts/china_share.csv?country=KAZ").data == same


def test_pages_of_observations_and_the_stream(client: FlaskClient) -> None:
    """`next` and the header Link lead on; the stream has the same rows."""
    query = "country=TKM&ledger=china"
    rows, address = [], f"/api/observations?{query}&limit=100"
    while address:
        answer = client.get(address)
        rows += answer.json["rows"]
        link = answer.headers.get("Link", "")
        assert bool(link) == bool(answer.json["next"])
        address = link.partition("<http://localhost")[2].partition(">")[0]
    streamed = client.get(f"/api/observations.csv?{query}")
    assert streamed.headers["Content-Type"] == "text/csv; charset=utf-8"
    lines = list(csv.DictReader(io.StringIO(streamed.text)))
    assert [float(line["value_usd"]) for line in lines] == [row["value_usd"] for row in rows]
    text = client.get(f"/api/observations.jsonl?{query}").text
    assert [json.loads(line) for line in text.splitlines()] == rows
    assert len(rows) > 100
    assert all("comtrade" not in row["source"] for row in rows)


@pytest.mark.parametrize("encoding", EXPAND)
@pytest.mark.parametrize("form", ["csv", "jsonl"])
def test_a_stream_is_compressed_and_is_not_sent_twice(
    client: FlaskClient, form: str, encoding: str
) -> None:
    """Each form has the same weak tag, which another question or format does not have."""
    address = f"/api/observations.{form}?country=TKM"
    plain = client.get(address, headers={"Accept-Encoding": "identity"})
    found = client.get(address, headers={"Accept-Encoding": encoding})
    assert found.headers["Content-Encoding"] == encoding
    assert "Accept-Encoding" in found.headers["Vary"]
    assert EXPAND[encoding](found.data) == plain.data
    assert len(found.data) < len(plain.data) / 4
    tag = found.headers["ETag"]
    assert tag.startswith("W/")
    assert tag == plain.headers["ETag"]
    assert "Last-Modified" in found.headers
    again = client.get(address, headers={"If-None-Match": tag, "Accept-Encoding": encoding})
    assert (again.status_code, again.data, again.headers["ETag"]) == (304, b"", tag)
    other = {"csv": "jsonl", "jsonl": "csv"}[form]
    for address in (
        f"/api/observations.{form}?country=UZB",
        f"/api/observations.{other}?country=TKM",
    ):
        assert client.head(address, headers={"If-None-Match": tag}).status_code == 200, address


def test_unchanged_answers_have_no_body(client: FlaskClient) -> None:
    for address in (
        "/api/health",
        "/api/charts",
        "/api/charts/china_share.csv",
        "/api/openapi.json",
        "/docs",
        "/embed/china_share",
        "/tables/turns.csv",
    ):
        answer = client.get(address)
        assert answer.status_code == 200
        assert answer.headers["Last-Modified"] == "Sat, 28 Nov 2026 00:00:00 GMT"
        again = client.get(address, headers={"If-None-Match": answer.headers["ETag"]})
        assert (again.status_code, again.data) == (304, b"")
        head = client.head(address)
        assert (head.status_code, head.data) == (200, b"")
        assert head.headers["ETag"] == answer.headers["ETag"]


def test_other_sites_may_read_but_not_write(client: FlaskClient) -> None:
    for address in ("/api/health", "/csv/china_share", "/tables/turns.csv", "/api/nothing"):
        assert client.get(address).headers["Access-Control-Allow-Origin"] == "*"
    asked = client.options("/api/health", headers={"Origin": "https://a.example"})
    assert asked.headers["Access-Control-Allow-Methods"] == "GET, HEAD"
    assert client.post("/api/health").status_code == 405
    assert "Access-Control-Allow-Origin" not in client.get("/view").headers


def test_the_zip_in_parts(client: FlaskClient) -> None:
    whole = client.get("/tables/khorgos.zip")
    assert whole.mimetype == "application/zip"
    assert 'filename="khorgos-2026.11.zip"' in whole.headers["Content-Disposition"]
    part = client.get("/tables/khorgos.zip", headers={"Range": "bytes=100-199"})
    assert (part.status_code, part.data) == (206, whole.data[100:200])
    beyond = client.get("/tables/khorgos.zip", headers={"Range": "bytes=99999999-"})
    assert beyond.status_code == 416


def test_the_list_of_tables(client: FlaskClient) -> None:
    tables = client.get("/api/tables").json["tables"]
    assert [table["name"] for table in tables] == [table.name for table in TABLES]
    totals = tables[0]
    content = client.get(totals["csv"].removeprefix("http://localhost"))
    assert totals["bytes"] == len(content.data)
    assert totals["rows"] == content.text.count("\n") - 1
    assert totals["left_out"] > 1000


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("countries/kazakhstan/totals.csv", "totals.csv"),
        ("countries/uzbekistan/headings.csv.gz", "headings.csv"),
        ("reference/products.csv", "hs_codes.csv"),
        ("context/projects.csv", "projects.csv"),
    ],
)
def test_older_addresses_of_tables_lead_on(client: FlaskClient, old: str, new: str) -> None:
    answer = client.get(f"/tables/{old}")
    assert answer.status_code == 308
    assert answer.headers["Location"] == f"http://localhost/tables/{new}"


def test_search_and_sources(client: FlaskClient) -> None:
    found = client.get("/api/search?q=cars").json["results"]
    assert any(result["code"] == "8703" for result in found)
    sources = client.get("/api/sources").json["rows"]
    comtrade = next(row for row in sources if row["id"] == "comtrade-ca")
    assert comtrade["passed_on"] == "no"


def test_an_embedded_chart_is_light(client: FlaskClient) -> None:
    """No script; picture, table and sources are in it, in the reader's language."""
    answer = client.get("/embed/china_share?country=KAZ&lang=ru")
    page = answer.text
    assert answer.mimetype == "text/html"
    assert "<script" not in page
    assert 'lang="ru"' in page
    assert "<th scope" in page
    assert "/image/china_share.svg?country=KAZ&amp;lang=ru" in page
    picture = client.get("/image/china_share.svg?country=KAZ")
    assert picture.mimetype == "image/svg+xml"
    assert len(answer.data) + len(picture.data) < 100_000
    assert client.get("/embed/nothing").status_code == 404
    by_browser = client.get("/embed/treemap?country=KAZ").text
    assert "<img" not in by_browser  # drawn in the browser only: the table is open instead
    assert "<details open>" in by_browser
    empty = client.get("/embed/top_partners?country=TKM&ledger=partner")
    assert empty.status_code == 200
    assert "<img" not in empty.text


def test_oembed_knows_frames_and_pages(client: FlaskClient) -> None:
    for url in (
        "http%3A%2F%2Flocalhost%2Fembed%2Fchina_share%3Fcountry%3DKAZ",
        "http%3A%2F%2Flocalhost%2Fshare%3Fcountry%3DKAZ%23card-china_share",
    ):
        found = client.get(f"/oembed?url={url}&maxwidth=400").json
        assert (found["type"], found["width"]) == ("rich", 400)
        assert 'src="http://localhost/embed/china_share?country=KAZ"' in found["html"]
    page = client.get("/share?country=KAZ").text
    link = page.partition('application/json+oembed" href="')[2].partition('"')[0]
    discovered = client.get(unescape(link).removeprefix("http://localhost"))
    assert discovered.json["title"]
    xml = client.get(f"/oembed?url={url}&format=xml")
    assert xml.mimetype == "text/xml"
    assert xml.text.count("<html>") == 1
