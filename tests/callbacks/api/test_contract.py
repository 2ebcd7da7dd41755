"""The OpenAPI document and the routes agree; shown code runs. Answers come from a real server."""

from __future__ import annotations

import re
import subprocess
import threading
from collections.abc import Iterator
from pathlib import Path
from shutil import which

import duckdb
import pandas as pd
import polars as pl
import pytest
import schemathesis
from flask.testing import FlaskClient
from hypothesis import HealthCheck, Phase, given, settings
from schemathesis.checks import CHECKS
from schemathesis.schemas import APIOperation
from werkzeug.serving import make_server

from data.indicators.catalogue import INDICATORS

#: paths of the OpenAPI document
PATHS = (
    "/api/charts",
    "/api/charts/{chart}",
    "/api/charts/{chart}.{format}",
    "/api/charts/{chart}/citation.{format}",
    "/api/charts/{chart}/code",
    "/api/observations",
    "/api/observations.csv",
    "/api/observations.jsonl",
    "/api/series",
    "/api/indicators",
    *(f"/api/indicators/{indicator}" for indicator in INDICATORS),
    "/api/tables",
    "/tables/{table}.{format}",
    "/tables/khorgos.zip",
    "/api/changes",
    "/api/citation.{format}",
    "/api/sources",
    "/api/search",
    "/api/health",
)
#: its codes are all digits, and some begin with 0: a program that guesses types makes numbers of them
CHART, QUERY = "gains_losses", "country=KAZ&flow=export"


@pytest.fixture(scope="module")
def host(client: FlaskClient) -> Iterator[str]:
    """The address of a server that runs in this process."""
    server = make_server("127.0.0.1", 0, client.application, threaded=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.port}"
    server.shutdown()
    thread.join()


def code(client: FlaskClient, host: str) -> dict[str, str]:
    """The shown code by language, with the address of the server."""
    shown = client.get(f"/api/charts/{CHART}/code?{QUERY}", base_url=host).json["snippets"]
    return {snippet["id"]: snippet["code"] for snippet in shown}


@pytest.fixture(scope="module")
def expected(client: FlaskClient) -> list[tuple[str, float]]:
    """Codes and values of the chart."""
    rows = client.get(f"/api/charts/{CHART}?{QUERY}").json["rows"]
    assert any(row["commodity"].startswith("0") for row in rows)
    return [(row["commodity"], row["value"]) for row in rows]


@pytest.mark.parametrize("name", ["pandas", "polars"])
def test_the_python_code_runs(
    client: FlaskClient, host: str, expected: list[tuple[str, float]], name: str
) -> None:
    names: dict[str, object] = {}
    exec(code(client, host)[name], names)
    table = names["table"]
    assert isinstance(table, pd.DataFrame | pl.DataFrame)
    assert list(zip(table["commodity"], table["value"], strict=True)) == expected


def test_the_sql_runs(
    client: FlaskClient, host: str, expected: list[tuple[str, float]], tmp_path: Path
) -> None:
    """DuckDB fetches addresses with an extension, which tests do not load: the file is fetched."""
    sql = code(client, host)["duckdb"]
    address = sql.partition("'")[2].partition("'")[0]
    (tmp_path / "t.parquet").write_bytes(client.get(address.removeprefix(host)).data)
    found = duckdb.sql(sql.replace(address, str(tmp_path / "t.parquet")))
    assert [(row[6], row[9]) for row in found.fetchall()] == expected


@pytest.mark.skipif(which("curl") is None, reason="curl is missing")
def test_the_command_runs(
    client: FlaskClient, host: str, expected: list[tuple[str, float]], tmp_path: Path
) -> None:
    subprocess.run(code(client, host)["curl"], shell=True, check=True, cwd=tmp_path, timeout=60)
    table = pd.read_csv(tmp_path / "table.csv", dtype={"commodity": str}, keep_default_na=False)
    assert list(zip(table["commodity"], table["value"], strict=True)) == expected


def test_the_other_code_names_real_columns_and_addresses(client: FlaskClient, host: str) -> None:
    """R, Stata and Excel do not run here: their addresses answer, their columns exist."""
    shown = code(client, host)
    for name, kind in (("r", "text/csv"), ("stata", "text/csv"), ("excel", "spreadsheetml")):
        address = shown[name].partition(f'"{host}')[2].partition('"')[0]
        answer = client.get(address)
        assert answer.status_code == 200
        assert kind in answer.mimetype
    head = client.get(f"/csv/{CHART}").text.lstrip("\ufeff").split("\r\n")[0].split(",")
    places = shown["stata"].partition("stringcols(")[2].partition(")")[0].split()
    assert [head[int(place) - 1] for place in places] == ["period", "commodity"]


#: what is lenient on purpose: `kaz` is KAZ, and an empty value is no value
_LENIENT = {"negative_data_rejection", "missing_required_header", "unsupported_method"}
_CHECKS = [CHECKS.get_one(name) for name in CHECKS.get_all_names() if name not in _LENIENT]


@pytest.fixture(scope="module")
def described(client: FlaskClient) -> dict[str, APIOperation]:
    """The routes of the document, as schemathesis reads it: path -> what it can ask there."""
    schema = schemathesis.openapi.from_wsgi("/api/openapi.json", client.application)
    found = [result.ok() for result in schema.get_all_operations()]
    return {operation.path: operation for operation in found}


@pytest.mark.parametrize("path", PATHS)
def test_the_document_and_the_routes_agree(described: dict[str, APIOperation], path: str) -> None:
    """Generated requests get a documented status, media type and shape, and never a 5xx."""

    @settings(max_examples=6, phases=[Phase.generate], suppress_health_check=list(HealthCheck))
    @given(case=described[path].as_strategy())
    def ask(case: schemathesis.Case) -> None:
        case.call_and_validate(checks=_CHECKS)

    ask()


def test_no_route_is_left_out(described: dict[str, APIOperation], client: FlaskClient) -> None:
    """Those of the document are tested, and those of the server are in it."""
    assert described.keys() == set(PATHS)
    rules = {
        re.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
        for rule in client.application.url_map.iter_rules()
    }
    served = {rule for rule in rules if rule.startswith("/api/")}
    known = {path.replace("{chart}.{format}", "{chart}") for path in PATHS}
    names = {"{name}": "{chart}", "{chart_id}": "{chart}", "{form}": "{format}"}
    for old, new in names.items():
        served = {rule.replace(old, new) for rule in served}
    assert served - known == {"/api/", "/api/{path}", "/api/openapi.json"}
