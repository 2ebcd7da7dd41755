"""UN Comtrade: records of the package from its documented shapes."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from data.refresh import comtrade
from data.refresh.client import Client, ServiceError
from data.refresh.reading import Context, Reading, ShapeError
from tests.small.book import Book
from tests.small.services import Server

OLD = Context(date(2026, 11, 29), "2024")
NEW = replace(OLD, since="2025")


def test_comtrade_takes_totals_only(client: Client, book: Book) -> None:
    """Without a key a period at a time; of the parts of a total none."""
    reading = comtrade.read(client, OLD)
    found = {
        (r.country, r.partner, r.period, r.flow, r.commodity, r.ledger): r
        for r in reading.observations
    }
    assert found["KAZ", "CHN", "2025", "import", "TOTAL", "china"].value_usd == float(
        book.year("CHN", "KAZ", "export", 2025) or 0
    )
    assert ("KAZ", "KAZ") not in {(r.country, r.partner) for r in reading.observations}
    assert ("TJK", "CHN", "2026-10", "export", "TOTAL", "partner") in found
    assert ("KAZ", "CHN", "2025", "import", "87", "china") in found
    assert ("CHN", "WLD", "2025", "export", "TOTAL", "china") in found
    assert not [key for key in found if key[0] == "CHN" and key[4] != "TOTAL"]


def test_comtrade_reads_weights_and_pieces(client: Client) -> None:
    """Of headings; an estimated weight says who estimated it."""
    reading = comtrade.read(client, Context(OLD.today, "2025", levels=(4,)))
    found = {(q.country, q.ledger, q.commodity, q.unit): q for q in reading.quantities}
    pieces, weight = found["KAZ", "china", "8703", "pieces"], found["KAZ", "china", "8703", "kg"]
    assert (pieces.quantity, pieces.status) == (40, "reported")
    assert (weight.quantity, weight.status) == (1200.5, "estimate")
    assert "UN Statistics Division" in weight.note


def test_a_full_preview_is_asked_for_in_parts(client: Client, server: Server) -> None:
    """500 rows are the only sign that there are more; here the limit is 4.

    Then by partner, by the codes of the nomenclature, by flow, and by halves of the codes.
    """
    full = comtrade.read(client, NEW)
    server.asked.clear()
    other = Client(
        type(client.cache)(client.cache.root / "b"),
        client.hosts,
        now=client.now,
        sleep=client.sleep,
    )
    server.always["comtrade"] = _cut_at(4)
    parts = comtrade.read(other, replace(NEW, preview_rows=4))
    assert sorted(parts.observations) == sorted(full.observations)
    assert any("partnerCode=398&" in address for address in server.asked)


def _cut_at(limit: int) -> Callable[[bytes, str], bytes]:
    def cut(body: bytes, address: str) -> bytes:
        content = json.loads(body)
        if "/preview/" not in address:
            return body
        content["data"] = content["data"][:limit]
        content["count"] = len(content["data"])
        return json.dumps(content).encode()

    return cut


def comtrade_row(**cells: object) -> dict[str, object]:
    """A row of totals: China's imports from Kazakhstan in 2025."""
    return {
        "period": "2025", "reporterCode": 156, "flowCode": "M", "partnerCode": 398, "partner2Code": 0,
        "cmdCode": "TOTAL", "customsCode": "C00", "motCode": 0, "primaryValue": 5, **cells,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("cells", "left_out"),
    [
        ({"flowCode": "RX"}, []),
        ({"reporterCode": 643}, []),
        ({"primaryValue": None}, []),
        ({"partnerCode": 344}, []),
        ({"partnerCode": 0, "cmdCode": "27"}, []),
        ({"reporterCode": 398, "partnerCode": 398}, []),
        ({"cmdCode": "AG2"}, []),
        ({"motCode": 3100}, []),
        ({"period": "2020"}, ["comtrade: CHN 2020 was not asked for, or has not ended yet"]),
        ({"period": "202611"}, ["comtrade: CHN 2026-11 was not asked for, or has not ended yet"]),
        ({"partnerCode": 999999}, ["comtrade: partner '999999' is not known"]),
        ({"primaryValue": -1}, ["comtrade: CHN 2025 TOTAL is negative: -1"]),
    ],
)
def test_what_is_no_figure_of_comtrade_is_left_out(
    cells: dict[str, object], left_out: list[str]
) -> None:
    reading = Reading("comtrade", "2024")
    comtrade.parse(
        json.dumps({"data": [comtrade_row(), comtrade_row(**cells)]}).encode(), OLD, reading
    )
    assert [(r.country, r.flow, r.value_usd) for r in reading.observations] == [
        ("KAZ", "export", 5)
    ]
    assert reading.left_out == left_out


def test_weights_that_were_not_measured_have_no_row() -> None:
    """Zero means not measured; a quantity in kilograms is not taken beside the weight."""
    reading = Reading("comtrade", "2024")
    rows = [
        comtrade_row(cmdCode="2711", netWgt=0, qtyUnitCode=-1, qty=0),
        comtrade_row(cmdCode="2709", netWgt=7, qtyUnitCode=8, qty=7, isNetWgtEstimated=False),
        comtrade_row(cmdCode="2701", netWgt=None, qtyUnitCode=8, qty=9, isQtyEstimated=True),
    ]
    comtrade.parse(json.dumps({"data": rows}).encode(), OLD, reading)
    found = [(q.commodity, q.quantity, q.unit, q.status) for q in reading.quantities]
    assert found == [("2709", 7, "kg", "reported"), ("2701", 9, "kg", "estimate")]


@pytest.mark.parametrize("body", [b"<html>", b"[]", b'{"results": {}}', b'{"results": []}'])
def test_a_nomenclature_of_another_shape_stops(client: Client, server: Server, body: bytes) -> None:
    def other(answer: bytes, address: str) -> bytes:
        return body if address.endswith("HS.json") else answer

    server.always["comtrade"] = other
    with pytest.raises((ServiceError, ShapeError), match=r"HS codes|list of codes|HS\.json"):
        comtrade.read(client, replace(NEW, preview_rows=4))
    with pytest.raises(ShapeError, match="not a year or a month: '25'"):
        comtrade.parse(
            json.dumps({"data": [comtrade_row(period="25")]}).encode(),
            OLD,
            Reading("comtrade", "2024"),
        )


def test_a_preview_that_no_part_makes_smaller_stops(client: Client, server: Server) -> None:
    with pytest.raises(ServiceError, match="as many rows as an answer can hold"):
        comtrade.read(client, replace(NEW, preview_rows=1))


def test_a_key_asks_for_twelve_periods_at_once(client: Client, server: Server) -> None:
    reading = comtrade.read(client, Context(OLD.today, "2024", key="mine"))
    assert len(reading.observations) > 300
    data = [address for address in server.asked if "/data/v1/get/" in address]
    assert len(data) < 40
    assert all("mine" not in address for address in server.asked)
    assert set(server.headers) == {"mine"}


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda c: {**c, "data": None}, "no list `data`"),
        (lambda c: {**c, "error": "invalid period"}, "it says: invalid period"),
        (lambda c: {**c, "count": len(c["data"]) + 3}, "rows announced"),
        (lambda c: {**c, "count": 1, "data": ["x"]}, "a row that is no object"),
        (lambda c: {**c, "count": 1, "data": [{"period": "2024"}]}, "no column"),
    ],
)
def test_comtrade_stops_at_another_shape(
    client: Client, server: Server, change: Callable[[dict], dict], words: str
) -> None:
    server.always["comtrade"] = lambda body, _address: json.dumps(change(json.loads(body))).encode()
    with pytest.raises((ServiceError, ShapeError), match=words):
        comtrade.read(client, OLD)


def test_a_run_that_was_stopped_goes_on_where_it_was(client: Client, server: Server) -> None:
    """Answers that came before the quota was used up are not asked for again."""
    server.once["comtrade"] = [""] * 30 + ["403"]
    with pytest.raises(ServiceError, match="quota"):
        comtrade.read(client, NEW)
    assert len(server.asked) == 31
    comtrade.read(client, NEW)
    assert len(set(server.asked)) == len(server.asked) - 1
