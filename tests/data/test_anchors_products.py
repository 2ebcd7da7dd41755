"""Published figures of HS codes of 4 and 6 digits, to their printed digits.

`flow` is seen from the country: China's export is the country's import.
"""

from __future__ import annotations

import pytest

from data.records.codes import CHINA, WORLD
from data.store import Store

#: country, flow, ledger, period, code, partner, unit, value as the source has it
PRINTED = [
    ("KAZ", "import", "partner", "2023", "8703", CHINA, "kUSD", "869232.066"),
    ("KAZ", "import", "partner", "2024", "8703", CHINA, "kUSD", "864408.025"),
    ("KAZ", "export", "partner", "2015", "0101", WORLD, "kUSD", "569.292"),
]


@pytest.mark.parametrize(
    ("country", "flow", "ledger", "period", "code", "partner", "unit", "value"), PRINTED
)
def test_a_figure_as_its_source_prints_it(
    live_store: Store, country: str, flow: str, ledger: str, period: str, code: str, partner: str,
    unit: str, value: str,
) -> None:  # fmt: skip
    row = live_store.headings(country, flow, ledger, period, code[:-2], partner)[code]
    assert (row.value, row.unit) == (float(value), unit)


def test_incomplete_years_of_kazakhstan_stay_out(live_store: Store) -> None:
    for flow in ("export", "import"):
        periods = live_store.heading_periods("KAZ", flow, "partner", "84", WORLD)
        assert periods == ("2015", "2016", "2017", "2018", "2019", "2023", "2024")
