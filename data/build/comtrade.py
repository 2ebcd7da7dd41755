"""UN Comtrade, reporter China: trade with Kazakhstan by HS chapter. Goods, ledger `china`."""

from __future__ import annotations

from data.build.manifest import Inputs
from data.build.rows import FLIP, Candidate, usd
from data.records.codes import CHINA

#: flow as China reports it -> source of the file that it was read from
_SOURCES = {"export": "comtrade-china-kaz-exports", "import": "comtrade-china-kaz-imports"}
_NOTES = {
    "export": "China's 20 largest chapters only",
    "import": "seven chapters only; oil and gas are not among them",
}


def china_kazakhstan(inputs: Inputs) -> list[Candidate]:
    """Return China's trade with Kazakhstan in some chapters, US dollars.

    Imports from Kazakhstan in seven chapters 2014-2024 and exports to it in the twenty largest of
    2024. The flow is reversed: it is seen from Kazakhstan.
    """
    return [
        Candidate(
            "KAZ", CHINA, CHINA, r["year"], FLIP[r["flow"]], usd(r["value_usd"], "USD"),
            r["value_usd"], "USD", "china", "reported", _SOURCES[r["flow"]],
            "comtrade-china-kaz-chapters", commodity=r["hs2"], note=_NOTES[r["flow"]],
        )
        for r in inputs.records("comtrade_china_kaz_hs2")
    ]  # fmt: skip
