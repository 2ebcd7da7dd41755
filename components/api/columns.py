"""What the columns of a chart's files mean, for /docs. docs/csv.md has the same texts
(tests/test_docs.py)."""

from __future__ import annotations

from collections.abc import Mapping

#: column -> its content; what is code stands between backquotes
CHART_COLUMNS: Mapping[str, str] = {
    "country": "ISO3 code of the Central Asian country, `CA5` for the region",
    "country_name": "its name",
    "partner": (
        "ISO3 code of the partner, `WLD` for all partners, or a group (`EU27`, `EAEU`, "
        "`CA5`, ...). `note` says what a group consists of: `EU27` is today's 27 members in "
        "every year"
    ),
    "partner_name": "its name",
    "period": (
        "`2024`, `2024-03`, `2025-01/2025-09` (year to date), `2022/2023` (average of the years)"
    ),
    "flow": "`export`, `import`, `turnover`, `balance`, seen from `country`",
    "commodity": (
        "HS chapter, section, or `TOTAL`; `sitc-7` ... for sections of the SITC (`sitc-99`: "
        "services); `ember-ev`, `ember-solar` ... for Ember's technologies, which are no HS "
        "codes (`ember-panel`: solar panels)"
    ),
    "commodity_name": "its short name",
    "measure": (
        "what the value is: `value`, `share`, `growth` (`growth_printed` where the source "
        "prints it), `change`, `hhi`, ...; on `/ledgers` also those below"
    ),
    "value": "the number, in full",
    "unit": (
        "`USD` (current prices), `USD_real` (prices of 2024), `USD_person` (per person), "
        "`percent_gdp`, `USD_piece` (for one piece), `USD_t` (a tonne), `t` (tonnes), "
        "`percent`, `points` (percentage points), `index`, `count`, `rank`, `ratio` (China's "
        "value divided by the country's own), `place`, `trains`, `vehicles`, `Mt` (million "
        "tonnes), `bcm` (billion cubic metres), `MW` (megawatts), `pieces`, `year`"
    ),
    "ledger": (
        "whose statistics: `china`, `partner`, `reconciled`; `press` for announcements and "
        "press reports"
    ),
    "status": (
        "`reported`, `derived`, `revised`, `incomplete`, `suspect`, `estimate`. Total trade "
        "and balance that are added up from the exports and imports of one source keep their "
        "status; `note` has the formula"
    ),
    "source_id": "id of the source on the data page; several joined by `;`",
    "note": "formula of a derived value, or a warning",
    "item": (
        "id of the project or route; this and the columns down to `place` are empty for "
        "trade figures"
    ),
    "item_name": "its name",
    "sector": "sector of a project: `raw`, `making`, `transport`, `energy`, `other`",
    "stage": "status of a project: `announced`, `construction`, `operating`, `cancelled`",
    "place": "latitude and longitude in degrees; several places along a line are joined by `;`",
    "counted_by": (
        "who counted or estimated the value: `China’s customs`, `Eurasian Development Bank`; "
        "several joined by `;`"
    ),
    "via": (
        "where it was read: a web site, or `UN Comtrade, via a public copy` for a copy of a "
        "public file"
    ),
}
