"""Four- and six-digit HS codes: goods by heading and subheading.

Each source keeps its own revision of the HS, which its entry in datasets.yaml names: the same code
may mean other goods in another revision, so rows of different sources are never chained.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from decimal import Decimal

from data.build.atlas import china_row
from data.build.manifest import Inputs
from data.build.rows import Candidate, plain, usd
from data.build.wits import INCOMPLETE
from data.records.codes import CHINA, WORLD

MEAN = "average of the years 2022-23 in which the line is positive; not a single year"
SUM = "sum of HS6 lines"
SUM_OF_MEANS = "sum of HS6 lines, each an average over 2022-23; not a single year"


def kazakhstan(inputs: Inputs) -> list[Candidate]:
    """Return Kazakhstan's trade with China and the world by heading, thousand US dollars.

    2015-2019, 2023 and 2024 as Kazakhstan reported them. 2020-2022 lack chapters 73-99 and are
    left out.
    """
    rows = []
    for r in inputs.records("wits_kaz_hs4"):
        if r["incomplete_year"] == "True":
            continue
        for partner, column in ((CHINA, "china_kusd"), (WORLD, "world_kusd")):
            if r[column]:
                rows.append(
                    _row(
                        "KAZ", partner, r["year"], r["flow"], r["hs4"], plain(r[column], 3),
                        "kUSD", "partner", "wits-kaz-hs",
                    )
                )  # fmt: skip
    return rows


def atlas(inputs: Inputs) -> list[Candidate]:
    """Return trade with China by heading 2010-2020 of all but Kazakhstan, US dollars.

    The Atlas extract has headings of 19 chapters: stone, minerals, vehicles, machinery,
    electronics. A zero may also mean "nothing recorded", so zeros are left out.
    """
    rows = []
    for r in inputs.records("atlas_hs4"):
        if r["hs_level"] != "4digit":
            continue
        for flow in ("export", "import"):
            value = Decimal(plain(r[f"{flow}_usd"], 2))
            if value:
                rows.append(china_row(r["reporter"], r["year"], flow, value, r["hs_code"]))
    return rows


def baci_mean(inputs: Inputs) -> list[Candidate]:
    """Return imports by subheading, average of 2022-23, million US dollars.

    With China, and with the world for the lines that China supplies. Headings are sums of the
    lines, with China only: the file lacks lines that other countries alone supply.
    """
    rows = []
    for r in inputs.records("baci_hs22_hs6"):
        for partner, column in (
            (CHINA, "imports_from_china_musd"),
            (WORLD, "imports_from_world_musd"),
        ):
            rows.append(
                _row(
                    r["importer"], partner, "2022/2023", "import", r["hs6"], plain(r[column]),
                    "mUSD", "reconciled", "baci-hs22-mean", "derived", MEAN,
                )
            )  # fmt: skip
    return [*rows, *_sums((row for row in rows if row.partner == CHINA), SUM_OF_MEANS)]


def baci_2021(inputs: Inputs) -> list[Candidate]:
    """Return Kazakhstan's exports 2021 by heading and subheading, thousand US dollars.

    With China and the world. Headings are sums of the lines.
    """
    lines = [(CHINA, r["hs6"], r["value_kusd"]) for r in inputs.records("baci_hs02_china")]
    lines += [
        (WORLD, r["hs6"], r["world_export_kusd"])
        for r in inputs.records("baci_hs02_world")
        if r["year"] == "2021"
    ]
    rows = [
        _row(
            "KAZ", partner, "2021", "export", code, plain(value, 3), "kUSD", "reconciled",
            "baci-hs02-2021",
        )
        for partner, code, value in lines
    ]  # fmt: skip
    return [*rows, *_sums(rows, SUM)]


def comtrade(inputs: Inputs) -> list[Candidate]:
    """Return lines of electric vehicles, batteries and minerals 2018-2024, US dollars.

    Imports from China and the world as Kazakhstan, Kyrgyzstan, Tajikistan and Uzbekistan reported
    them, and exports to China as China reported them. Kazakhstan's lines of 2020-2022 in chapters
    73-99 are `suspect` and get rank 0.
    """
    rows = []
    for r in comtrade_lines(inputs):
        china = r["who_reported"] == CHINA
        suspect = r["status"] == "suspect"
        rows.append(
            _row(
                r["reporter"], r["partner"], r["period"], r["flow"], r["hs_code"],
                plain(r["value_usd"], 2), "USD", "china" if china else "partner", "comtrade-hs6",
                "suspect" if suspect else "reported", INCOMPLETE if suspect else "", suspect,
            )
        )  # fmt: skip
    return rows


def comtrade_lines(inputs: Inputs) -> list[dict[str, str]]:
    """Return the rows of the Comtrade lines with China and the world; others are left out."""
    return [r for r in inputs.records("comtrade_hs6") if r["partner"] in (CHINA, WORLD)]


def _row(
    country: str, partner: str, period: str, flow: str, code: str, value: str, unit: str,
    ledger: str, source: str, status: str = "reported", note: str = "", hold: bool = False,
) -> Candidate:  # fmt: skip
    return Candidate(
        country, CHINA if ledger == "china" else country, partner, period, flow,
        usd(value, unit), value, unit, ledger, status, source, source, commodity=code, note=note,
        hold=hold,
    )  # fmt: skip


def _sums(lines: Iterable[Candidate], note: str) -> list[Candidate]:
    """Return headings as sums of their six-digit lines, in the unit of the lines."""
    parts: dict[tuple[str, str, str], list[Candidate]] = defaultdict(list)
    for line in lines:
        parts[line.country, line.partner, line.commodity[:4]].append(line)
    rows = []
    for (country, partner, code), found in sorted(parts.items()):
        first, value = found[0], plain(str(sum(Decimal(line.value) for line in found)))
        rows.append(
            _row(
                country, partner, first.period, first.flow, code, value, first.unit,
                first.ledger, first.source, "derived", note,
            )
        )  # fmt: skip
    return rows
