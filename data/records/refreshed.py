"""What figures that come through `make refresh` say of themselves.

These texts are here, and not beside the readers of the services, because they are shown on the
screen: they are translated before the first figure with them is accepted (data/texts.py).
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple


class Service(NamedTuple):
    """A service or file that `make refresh` reads: its entry in sources.yaml, and its release line.

    `open` is True if its licence lets anybody pass on its raw answers.
    """

    id: str
    publisher: str
    title: str
    url: str
    licence: str
    concept: str
    line: str
    counted_by: str = ""
    note: str = ""
    chart: str = ""
    open: bool = False


IMF, COMTRADE, WDI = "imf-imts", "un-comtrade", "worldbank-wdi"
EMBER, GACC = "ember-cleantech", "gacc-countries"
BACI = "cepii-baci"

_COMTRADE = Service(
    COMTRADE,
    "UN Comtrade",
    "Trade with China and the world, final data",
    "https://comtradeplus.un.org/",
    "UN Comtrade terms; re-dissemination of rows needs the permission of UNSD",
    "goods; exports fob, imports cif; HS as the reporter used that year",
    "Trade by HS code from UN Comtrade was brought up to date.",
    chart="products_inside",
)

SERVICES: Mapping[str, Service] = MappingProxyType(
    {
        "imf": Service(
            IMF,
            "International Monetary Fund",
            "International Trade in Goods by Partner Country (IMTS)",
            "https://data.imf.org/en/datasets/IMF.STA:IMTS",
            "IMF terms: may be reused with attribution, unaltered; commercial use needs permission",
            "goods; exports fob, imports cif",
            "Trade by partner from the IMF was brought up to date, by year and by month.",
            note="The IMF fills missing reports from partners' data; such figures are estimates.",
            chart="flows_by_country",
        ),
        "comtrade": _COMTRADE,
        "bulk": _COMTRADE,  # its bulk files, by way of `make rollup`
        "worldbank": Service(
            WDI,
            "World Bank, World Development Indicators",
            "GDP, population, US consumer prices, yuan per dollar",
            "https://databank.worldbank.org/source/world-development-indicators",
            "CC BY 4.0",
            "GDP at current prices, official exchange rates; persons, midyear estimates",
            "GDP, population and US consumer prices were brought up to date.",
            chart="turnover_by_country",
            open=True,
        ),
        "ember": Service(
            EMBER,
            "Ember",
            "China's exports of clean technology by destination, monthly",
            "https://ember-energy.org/data/china-cleantech-exports-data-explorer/",
            "CC BY 4.0 as the README of another repository states; not confirmed at Ember",
            "goods; counted by China's customs, sorted by Ember into technologies, no HS codes",
            "New energy from China was brought up to date, by month.",
            counted_by="China’s customs",
            note=(
                "The file does not say which tariff lines make a technology;"
                " hybrids may be among the electric vehicles."
            ),
            chart="new_energy",
        ),
        "gacc": Service(
            GACC,
            "General Administration of Customs of China",
            "Imports and exports by country (region) of origin and destination, monthly bulletin",
            "http://english.customs.gov.cn/statics/report/monthly.html",
            "not confirmed",
            "goods; exports fob, imports cif",
            "China's customs by month were brought up to date.",
            counted_by="China’s customs",
            chart="flows_by_country",
        ),
        "baci": Service(
            BACI,
            "CEPII",
            "BACI, goods of the five by HS code and partner",
            "https://www.cepii.fr/CEPII/en/bdd_modele/bdd_modele_item.asp?id=37",
            "Etalab Open Licence 2.0",
            "goods; both sides reconciled; fob",
            "Goods by HS code from CEPII’s BACI were brought up to date.",
            counted_by="CEPII (BACI)",
            note="Added up from rows by HS code; flows below 1,000 dollars are not in BACI.",
            chart="products_inside",
            open=True,
        ),
    }
)

#: formulas and remarks in the column `note`
SUM_OF_MONTHS = "sum of the months"
IMF_ESTIMATE = "estimated by the IMF, from partners’ data or in another way"
UNSD_ESTIMATE = "estimated by the UN Statistics Division"
YUAN = "yuan, converted at the average rate of the year"
LINKED = "index of the World Bank, linked to 1982-84 = 100 at the last year of both"

TEXTS: tuple[str, ...] = (
    SUM_OF_MONTHS,
    IMF_ESTIMATE,
    UNSD_ESTIMATE,
    YUAN,
    LINKED,
    *dict.fromkeys(service.licence for service in SERVICES.values()),
    *dict.fromkeys(service.line for service in SERVICES.values()),
)
