"""IMF, World Bank and Ember: records of the package from their documented shapes."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from data.refresh import ember, imf, worldbank
from data.refresh.client import Client, ServiceError
from data.refresh.reading import Context, Reading, ShapeError
from tests.small.book import lines
from tests.small.services import HEAD, Server

OLD = Context(date(2026, 11, 29), "2024")
NEW = replace(OLD, since="2025")


def row(*cells: object) -> list[object]:
    """A row of SDMX-CSV: reporter, indicator, partner, frequency, period, value, derivation."""
    *key, value, derivation = cells
    return ["IMF.STA:IMTS(1.0.0)", *key, value, 6, "", "", "", "", "", derivation, "", ""]


def read_imf(*rows: list[object], header: list[str] | None = None) -> Reading:
    """Parse one answer of the IMF."""
    reading = Reading("imf", "2024")
    imf.parse(lines([list(header or HEAD), *rows]), OLD, reading)
    return reading


def test_the_imf_is_seen_from_the_country() -> None:
    """China's exports are the country's imports; dollars are not scaled; the world is G001."""
    reading = read_imf(
        row("CHN", "XG_FOB_USD", "KAZ", "M", "2024-M01", "1234567.8", "M"),
        row("CHN", "MG_CIF_USD", "KAZ", "A", "2024", "5", "O"),
        row("KAZ", "XG_FOB_USD", "CHN", "A", "2024", "7.25", ""),
        row("KAZ", "MG_CIF_USD", "G001", "M", "2026-M10", "8", "M"),
        row("CHN", "XG_FOB_USD", "G001", "A", "2025", "9", "M"),
        row("CHN", "XG_FOB_USD", "DEU", "A", "2025", "9", "M"),
        row("CHN", "XG_FOB_USD", "KAZ", "A", "2023", "9", "M"),
    )
    assert [r[:6] for r in reading.observations] == [
        ("KAZ", "CHN", "CHN", "2024-01", "import", "TOTAL"),
        ("KAZ", "CHN", "CHN", "2024", "export", "TOTAL"),
        ("KAZ", "KAZ", "CHN", "2024", "export", "TOTAL"),
        ("KAZ", "KAZ", "WLD", "2026-10", "import", "TOTAL"),
        ("CHN", "CHN", "WLD", "2025", "export", "TOTAL"),
    ]
    assert [r.value_usd for r in reading.observations] == [1234567.8, 5, 7.25, 8, 9]
    assert {r.ledger for r in reading.observations[:2]} == {"china"}
    assert {r.status for r in reading.observations} == {"reported"}


def test_what_the_imf_estimated_says_so() -> None:
    """By its derivation; and Turkmenistan, which reports nothing, always."""
    reading = read_imf(
        row("UZB", "XG_FOB_USD", "CHN", "A", "2025", "5", "SEME"),
        row("TKM", "XG_FOB_USD", "CHN", "A", "2025", "5", "M"),
    )
    assert {(r.status, r.counted_by) for r in reading.observations} == {
        ("estimate", "International Monetary Fund")
    }


def test_what_is_no_figure_of_the_imf_is_left_out() -> None:
    """Groups of countries, months to come, empty values, unknown partners, negative values."""
    reading = read_imf(
        row("KAZ", "XG_FOB_USD", "GX123", "A", "2024", "5", "M"),
        row("KAZ", "XG_FOB_USD", "CHN", "M", "2026-M11", "5", "M"),
        row("KAZ", "XG_FOB_USD", "CHN", "A", "2027", "5", "M"),
        row("KAZ", "XG_FOB_USD", "CHN", "A", "2024", "", "M"),
        row("KAZ", "XG_FOB_USD", "XQQ", "A", "2024", "5", "M"),
        row("KAZ", "XG_FOB_USD", "CHN", "A", "2025", "-5", "M"),
        row("KAZ", "TBG_USD", "CHN", "A", "2024", "5", "M"),
    )
    assert reading.observations == []
    assert reading.left_out == [
        "imf: KAZ CHN 2026-11 has not ended yet",
        "imf: KAZ CHN 2027 has not ended yet",
        "imf: partner 'XQQ' is not known",
        "imf: KAZ CHN 2025 export is negative: -5",
    ]


@pytest.mark.parametrize(
    ("cells", "header", "words"),
    [
        (
            row("KAZ", "XG_FOB_USD", "CHN", "A", "2024", "five", "M"),
            HEAD,
            "line 2: not a number: 'five'",
        ),
        (row("KAZ", "XG_FOB_USD", "CHN", "A", "2024", "NaN", "M"), HEAD, "not a number: 'NaN'"),
        (row("KAZ", "XG_FOB_USD", "CHN", "A", "24", "5", "M"), HEAD, "not a year or a month: '24'"),
        (["KAZ", "5"], HEAD, "line 2 has another number of cells"),
        (["KAZ"], ["COUNTRY"], "no column INDICATOR, COUNTERPART_COUNTRY"),
    ],
)
def test_changed_columns_of_the_imf_stop_it(
    cells: list[object], header: list[str], words: str
) -> None:
    with pytest.raises(ShapeError, match=words):
        read_imf(cells, header=header)


def test_a_figure_twice_is_taken_once_or_not_at_all(server: Server, client: Client) -> None:
    def doubled(body: bytes, address: str) -> bytes:
        rows = body.split(b"\r\n")
        if "/CHN." not in address:
            return body
        return b"\r\n".join([*rows[:-1], *rows[1:3], rows[3].replace(b",6,", b"1,6,"), b""])

    server.always["imf"] = doubled
    reading = imf.read(client, OLD)
    keys = [(r.country, r.partner, r.period, r.flow, r.ledger) for r in reading.observations]
    assert len(keys) == len(set(keys)) > 100
    assert any("is there twice" in text for text in reading.left_out)


def test_an_empty_answer_of_the_imf_is_named(server: Server, client: Client) -> None:
    """A wrong key answers 200 and the header."""
    server.always["imf"] = lambda body, _address: body.split(b"\r\n")[0] + b"\r\n"
    reading = imf.read(client, OLD)
    assert reading.observations == []
    assert len(reading.left_out) == 11
    assert "a wrong key is answered like this, too" in reading.left_out[0]


def test_months_of_the_imf_add_up_to_date(client: Client) -> None:
    """From January without a hole, as derived figures with their formula."""
    reading = imf.read(client, OLD)
    spans = {r.period: r for r in reading.observations
             if (r.country, r.partner, r.flow, r.ledger) == ("KAZ", "CHN", "import", "china")}  # fmt: skip
    assert max(spans) == "2026-10"
    span = spans["2026-01/2026-10"]
    months = sum(spans[f"2026-{month:02d}"].value_usd for month in range(1, 11))
    assert span.value_usd == pytest.approx(months)
    assert (span.status, span.note) == ("derived", "sum of the months")
    assert "2026-01/2026-11" not in spans
    assert "2025-01/2025-12" not in spans


def test_the_world_bank_is_read_page_by_page(client: Client) -> None:
    """From 2010 whatever the first year is; years without a value have none."""
    reading = worldbank.read(client, Context(OLD.today, "2025", us_cpi={"2024": Decimal(310)}))
    gdp = {r.year for r in reading.economy if (r.country, r.indicator) == ("KAZ", "gdp")}
    assert gdp == set(range(2010, 2026))
    prices = [r for r in reading.economy if r.indicator == "us_cpi"]
    assert [(r.country, r.year) for r in prices] == [("USA", 2025)]
    assert 310 < prices[0].value < 330
    assert "linked" in prices[0].note
    assert {r.year for r in reading.rates} == set(range(2010, 2026))


def test_a_value_of_this_year_or_below_zero_is_left_out(client: Client, server: Server) -> None:
    def odd(body: bytes, _address: str) -> bytes:
        head, rows = json.loads(body)
        for row in rows:
            row["value"] = (
                5 if row["date"] == "2026" else -1 if row["date"] == "2025" else row["value"]
            )
        return json.dumps([head, rows]).encode()

    server.always["worldbank"] = odd
    reading = worldbank.read(client, OLD)
    assert max(r.year for r in reading.economy) == 2024
    assert "worldbank: NY.GDP.MKTP.CD of 2026, a year that has not ended" in reading.left_out
    assert "worldbank: NY.GDP.MKTP.CD of 2025 is -1" in reading.left_out
    assert "worldbank: US prices have no year in common with the package" in reading.left_out


def test_a_rate_that_the_package_converts_with_stays(client: Client) -> None:
    reading = worldbank.read(client, Context(OLD.today, "2024", rates={"2024": Decimal(6)}))
    assert 2024 not in {r.year for r in reading.rates}
    assert any("in 2024; the package converts at 6" in text for text in reading.left_out)


@pytest.mark.parametrize(
    ("body", "words"),
    [
        (b'[{"message":[{"id":"120","key":"Invalid value"}]}]', "it says: .*Invalid value"),
        (b'[{"page":1,"pages":1},null]', "has no rows"),
        (b'[{"page":1,"pages":1},[{"date":"2024"}]]', "without date, value or country"),
        (
            b'[{"page":1,"pages":1},[{"date":"MRV","value":1,"countryiso3code":"KAZ"}]]',
            "not a year",
        ),
        (b'[{"page":1},[]]', "no number of pages"),
        (b"[]", "not a list"),
    ],
)
def test_the_world_bank_stops_at_another_shape(
    client: Client, server: Server, body: bytes, words: str
) -> None:
    server.always["worldbank"] = lambda _body, _address: body
    with pytest.raises((ServiceError, ShapeError), match=words):
        worldbank.read(client, OLD)


def ember_file(*rows: list[object]) -> bytes:
    """A file with some rows."""
    head = ["Area", "Date", "Area type", "Region", "Commodity category", "Amount (USD)"]
    return lines([head, *rows])


def a_month(
    month: str = "2025-03-01", total: float = 21, area: str = "Kazakhstan"
) -> list[list[object]]:
    """All technologies of a month."""
    values = {"Batteries": 1, "EVs": 2, "Grid": 3, "Heating and cooling systems": 4, "Solar PV": 5,
              "Wind": 6, "All technologies": total}  # fmt: skip
    return [
        [area, month, "Country or economy", "Asia", name, value] for name, value in values.items()
    ]


def test_ember_takes_the_five_and_whole_months(client: Client) -> None:
    reading = ember.parse(
        ember_file(
            *a_month(), *a_month(area="Türkiye"), *a_month("2025-04-01", total=29),
            *a_month("2026-11-01"), *a_month("2023-12-01"),
            ["World", "2025-03-01", "World", "", "EVs", 9],
            *a_month(area="Elsewhere"), *a_month("2025-05-01")[1:], *a_month("2025-06-01", total=-1),
        ),
        OLD,
    )  # fmt: skip
    assert {(r.country, r.period) for r in reading.cleantech} == {("KAZ", "2025-03")}
    assert len(reading.cleantech) == 7
    assert reading.left_out == [
        "ember: KAZ 2026-11 has not ended yet",
        "ember: KAZ 2025-04: the technologies add up to 21, not to 29",
        "ember: KAZ 2025-05: no battery",
        "ember: KAZ 2025-06: a negative amount",
    ]
    assert ember.read(client, OLD).cleantech


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ([*a_month(), *a_month(total=22)], "is there twice"),
        (
            [["Kazakhstan", "2025-03-01", "Country or economy", "", "Nuclear", 1]],
            "unknown category 'Nuclear'",
        ),
        ([["Kazakhstan", "March", "Country or economy", "", "EVs", 1]], "not a date: 'March'"),
        ([["Kazakhstan", "2025-03-01", "Country or economy", "", "EVs", "x"]], "not a number"),
    ],
)
def test_ember_stops_at_another_shape(rows: list[list[object]], words: str) -> None:
    with pytest.raises(ShapeError, match=words):
        ember.parse(ember_file(*rows), OLD)
    with pytest.raises(ShapeError, match="no column Area type"):
        ember.parse(b"Area,Date\nKazakhstan,2025-03-01\n", OLD)
