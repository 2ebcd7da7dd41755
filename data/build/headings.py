"""Four- and six-digit HS codes: goods by heading and subheading.

Each source keeps its own revision of the HS, which its entry in datasets.yaml names: the same code
may mean other goods in another revision, so rows of different sources are never chained.
"""

from __future__ import annotations

from data.build.manifest import Inputs
from data.build.rows import Candidate, plain, usd
from data.records.codes import CHINA, WORLD


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
            value = plain(r[column], 3) if r[column] else ""
            if value:
                rows.append(
                    Candidate(
                        "KAZ", "KAZ", partner, r["year"], r["flow"], usd(value, "kUSD"), value,
                        "kUSD", "partner", "reported", "wits-kaz-hs", "wits-kaz-hs",
                        commodity=r["hs4"],
                    )
                )  # fmt: skip
    return rows
