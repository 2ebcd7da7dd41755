"""The other data of the small package: claims, causes, projects, gas, traffic and events."""

from __future__ import annotations

from collections.abc import Mapping

from data.records.observation import Ratio
from data.records.projects import Project, Route
from data.records.series import Event, Published
from tests.small.rows import observation, source

#: sources, each with the fields that differ from the default
SOURCES: Mapping[str, dict[str, object]] = {
    "agency": source(publisher="Agency of Uzbekistan", concept="goods and services"),
    "atlas-hs92": source(publisher="Atlas", counted_by="Atlas"),
    "baci": source(publisher="BACI", counted_by="Atlas"),
    "baci-some": source(publisher="BACI", extent="selected", counted_by="Atlas"),
    "bureau": source(publisher="Bureau of Statistics", date_published="2025-02-01"),
    "comtrade": source(
        publisher="UN Comtrade",
        concept="goods",
        licence="UN Comtrade terms; re-dissemination of rows needs the permission of UNSD",
    ),
    "customs": source(publisher="China’s customs", url=None, repository="someone/tables"),
    "ember": source(publisher="Ember", repository="someone/energy", commit="0" * 40),
    "interview": source(publisher="A newspaper", kind="page", title="", about="An interview"),
    "office-page": source(publisher="A news agency", kind="page", concept="goods and services"),
    "operator": source(publisher="A railway", kind="page"),
    "press": source(publisher="A paper", kind="page"),
}
CLAIMS = """\
interview: interview
claims:
  a:
    name: Exports of Uzbekistan
    claim: Exports to China were {said} in 2024.
    verdict: contradicted
    reasoning: China counts {found}, the interview said {times} of it.
    figures:
      said: {said: 6000000000, label: Interview}
      found: {value: {country: UZB, period: '2024', flow: export, ledger: china}, label: Customs}
      times: {divide: [said, found]}
    bars: [said, found]
    compare: [said, found]
    countries: [UZB]
    see: /country/uzbekistan
  b:
    name: Growth in 2025
    claim: Trade grew by {said} in 2025.
    verdict: supported
    reasoning: China’s customs print {printed}; from the totals it is {computed}.
    figures:
      said: {said: 50, unit: percent, label: Interview}
      printed:
        printed_growth: {country: CA5, period: '2025', flow: turnover, ledger: china}
        label: As printed
      before: {value: {country: CA5, period: '2024', flow: turnover, ledger: china}}
      now: {value: {country: CA5, period: '2025', flow: turnover, ledger: china}}
      computed: {change: [before, now], label: Computed}
    bars: [said, printed, computed]
    compare: [said, printed]
    countries: [CA5]
    see: /
  c:
    name: Share in 2024
    claim: China made up {said} of the region’s trade in 2024.
    verdict: ambiguous
    reasoning: A bank prints {bank}, and nobody else has it.
    figures:
      said: {said: 30, unit: percent, label: Interview}
      bank: {share: {country: CA5, period: '2024', flow: turnover, ledger: partner}, label: Bank}
    bars: [said, bank]
    compare: [said, bank]
    countries: [CA5]
    see: /share
  d:
    name: Imports of Kazakhstan
    claim: Kazakhstan bought {said} in 2024.
    verdict: not_found
    reasoning: Nobody else has it; the bureau has {own}.
    figures:
      said: {said: 19000000000, label: Interview}
      own: {value: {country: KAZ, period: '2024', flow: import, ledger: partner}, label: Bureau}
    bars: [said, own]
    compare: [said, own]
    countries: [KAZ]
    see: /country/kazakhstan
  e:
    name: A road
    claim: A road of {length} is being built.
    verdict: partly
    reasoning: The operator has {length} too.
    figures:
      length: {fact: 500, unit: km, source: operator, label: Operator}
    bars: [length]
    countries: [TJK]
    see: /projects
"""
GAPS = """\
causes:
  freight:
    countries: [KAZ, UZB, KGZ, TJK, TKM]
    text: Importers count freight.
    sources: [press]
  customs-value:
    countries: [KAZ]
    flow: [import]
    years: [2019, 2024]
    text: Values are declared too low.
    sources: [press, interview]
  re-export:
    countries: [KGZ]
    text: Goods pass on.
    sources: [press]
office_prints:
  uzb-2024:
    country: UZB
    period: '2024'
    flow: turnover
    source: office-page
    concept: goods and services, as the agency counts
    why: The agency prints it, and people set it beside China’s.
no_second_ledger:
  tkm:
    country: TKM
    last: 2000
    text: Nothing since.
    sources: [bureau]
"""


def _share(country: str, period: str, percent: str, **cells: object) -> list[object]:
    """A row of ratios.csv: China's published share of a country's total trade."""
    row = observation(
        country=country, reporter=country, period=period, flow="turnover", **cells
    ) | {"measure": "share", "value_pct": percent}
    return [row[name] for name in Ratio._fields]


RATIOS = [
    _share("CA5", "2024", "25", source="press", status="estimate", counted_by="A bank"),
    _share("KAZ", "2023", "35", source="press"),
    _share("KAZ", "2024", "30.1", source="press"),
    _share("TJK", "2025", "22", source="press"),
]


def _project(number: int, name: str, **cells: object) -> list[object]:
    row: dict[str, object] = {
        "id": f"P{number:03d}", "name": name, "countries": "KAZ", "location": "Somewhere",
        "lat": "45", "lon": "65", "coord_precision": "city", "sector": "industry (cement)",
        "theme": "making", "chinese_parties": "A firm", "value_usd": "", "value_kind": "",
        "value_note": "", "status": "operating", "status_as_of": "2024-05", "start_year": "2019",
        "completion_year": "2021", "description": "It makes.", "caveat": "", "source": "press",
    }  # fmt: skip
    row |= cells
    return [row[field] for field in Project._fields]


PROJECTS = [
    _project(1, "A cement plant", value_usd="100000000", value_kind="cost"),
    _project(2, "A second plant in the same town", value_usd="200000000", value_kind="loan",
             status="construction", start_year="2024", completion_year="2027"),
    _project(3, "A mine", theme="raw", countries="TJK", lat="38.5", lon="69", start_year="2006",
             value_usd="300000000", value_kind="investment", completion_year="2008"),
    _project(4, "A mine that was given up", theme="raw", countries="KGZ", lat="41", lon="75",
             status="cancelled", start_year="2012", completion_year=""),
    _project(5, "A railway", theme="transport", countries="KGZ;UZB", lat="41", lon="73",
             status="construction", start_year="2024", completion_year="2030",
             value_usd="4000000000", value_kind="contract", value_note="as signed",
             caveat="Sources differ."),
    _project(6, "A solar park", theme="energy", countries="UZB", lat="40", lon="66",
             status="announced", start_year="", completion_year="", status_as_of="2025-06-03",
             value_usd="500000000", value_kind="unstated"),
    _project(7, "A school without a place", theme="other", countries="TKM", lat="", lon="",
             value_usd="1000000", value_kind="grant", start_year="", completion_year="2015"),
    _project(8, "A field of gas", theme="energy", countries="TKM", lat="37.5", lon="62",
             start_year="2010", completion_year="2013", value_usd="8000000000", value_kind="offer"),
    _project(9, "A project without a date", theme="other", countries="TJK", lat="38", lon="70",
             status="announced", status_as_of="", start_year="", completion_year=""),
]  # fmt: skip


def _route(
    code: str, name: str, kind: str, modes: str, countries: str, place: str, path: str = "",
    status: str = "operating",
) -> list[object]:  # fmt: skip
    lat, lon = place.split(",")
    cells = (code, name, f"{name} (ru)", f"{name} (zh)", kind, modes, countries, lat, lon, path)
    row = dict(zip(Route._fields, (*cells, status, "2024", "", "press"), strict=True))
    return list(row.values())


ROUTES = [
    _route("alashankou-rail", "Dostyk – Alashankou", "border_crossing", "rail", "KAZ;CHN",
           "45.2,82.5", "45.2,82.5;46,80"),
    _route("cku-rail", "A railway through the mountains", "railway", "rail", "CHN;KGZ;UZB",
           "40.55,75.39", "39.5,76;40.5,75.4;41,73", "under construction"),
    _route("gas-ab", "Lines A and B", "pipeline", "gas pipeline", "TKM;UZB;KAZ;CHN", "42,70",
           "39.3,63.7;42,70;44.2,80.4"),
    _route("gas-d", "Line D", "pipeline", "gas pipeline", "TKM;UZB;TJK;KGZ;CHN", "39,70",
           "39.3,63.7;39,70", "planned"),
    _route("irkeshtam", "Irkeshtam", "border_crossing", "road", "KGZ;CHN", "39.7,73.9"),
    _route("khorgos-rail", "Khorgos (Altynkol)", "border_crossing", "rail", "KAZ;CHN", "44.2,80.3",
           "44.2,80.3;43.6,77"),
    _route("khorgos-road", "Khorgos (Nur Zholy)", "border_crossing", "road", "KAZ;CHN",
           "44.2,80.4"),
    _route("kulma", "Kulma", "border_crossing", "road", "TJK;CHN", "38.1,74.8"),
    _route("oil-kz", "A line of crude oil", "pipeline", "oil pipeline", "KAZ;CHN", "48,70",
           "47,52;48.7,71.6;45.2,82.6"),
    _route("torugart", "Torugart", "border_crossing", "road", "KGZ;CHN", "40.55,75.4"),
]  # fmt: skip


def _figure(
    subject: str, period: str, measure: str, value: str, unit: str, **cells: object
) -> list[object]:
    scope = "year" if len(period) == 4 else "part"
    row: dict[str, object] = {
        "subject": subject, "period": period, "scope": scope, "when": period, "measure": measure,
        "value": value, "printed": value or "some", "unit": unit, "side": "",
        "status": "reported", "publisher": "A railway", "rank": "1", "note": "",
        "source": "operator",
    }  # fmt: skip
    row |= cells
    return [row[field] for field in Published._fields]


_VALUE, _VOLUME = "pipeline_gas_to_china_value", "pipeline_gas_to_china_volume"
_CUSTOMS = {"side": "china", "publisher": "Customs", "source": "press"}
ENERGY = [
    *(
        _figure(country, year, _VALUE, value, "USD mn", **_CUSTOMS)
        for country, year, value in (
            ("KAZ", "2022", "900"), ("KAZ", "2023", "800"), ("KAZ", "2024", "1080"),
            ("TKM", "2022", "7000"), ("TKM", "2023", "8100"), ("TKM", "2024", "9000"),
            ("UZB", "2022", "1000"), ("UZB", "2024", "500"),
        )
    ),
    _figure("KAZ", "2024-01/2024-10", _VALUE, "900", "USD mn", **_CUSTOMS),
    _figure("UZB", "2023", _VALUE, "600", "USD mn", side="partner"),
    _figure("UZB", "2024", _VALUE, "550", "USD mn", rank="2", **_CUSTOMS),
    _figure("KAZ", "2024", _VOLUME, "5", "bcm"),
    _figure("TKM", "2023", _VOLUME, "30", "bcm"),
    _figure("TKM", "2024", _VOLUME, "35", "bcm", status="estimate"),
    _figure("UZB", "2024", _VOLUME, "", "bcm", scope="other", printed="2 to 3"),
    _figure("CA3", "2024", "central_asia_china_pipeline_throughput", "40", "bcm"),
    _figure("CHN", "2024", "china_gas_imports_total", "50", "Mt"),
]  # fmt: skip
THROUGHPUT = [
    *(
        _figure("china-europe-trains", year, "trips", value, "trains")
        for year, value in (("2021", "15000"), ("2022", "16000"), ("2024", "19000"))
    ),
    _figure("china-europe-trains", "2025-01/2025-06", "trips", "9000", "trains"),
    _figure("xinjiang-two-rail-ports", "2024", "trips", "16000", "trains"),
    _figure("khorgos-rail", "2023", "trips", "7000", "trains"),
    _figure("khorgos-rail", "2024-01/2024-12", "trips", "8000", "trains", status="incomplete"),
    _figure("alashankou-rail", "2023", "trips", "6000", "trains"),
    _figure("khorgos-rail", "2024-01/2024-09", "cargo", "20", "Mt", note="As far as counted."),
    _figure("alashankou-rail", "2024-01/2024-10", "cargo", "15", "Mt"),
    _figure("khorgos-all", "2024", "cargo", "40", "Mt"),
    _figure("kazakhstan-china-rail", "2024", "cargo", "30", "Mt"),
    _figure("kazakhstan-china-road", "2023", "vehicle_crossings", "100000", "vehicles"),
    _figure("kazakhstan-china-road", "2024", "vehicle_crossings", "200000", "vehicles"),
    _figure("torugart", "2024", "vehicle_crossings", "50000", "vehicles"),
    _figure("khorgos-road", "2024", "vehicles_exported", "40000", "vehicles"),
    _figure("khorgos-rail", "2030", "cargo", "100", "Mt", scope="other"),
]
EVENTS = [
    ("E001", "2020", "A year of closed borders", "Crossings shut.", "KAZ;KGZ;TJK;CHN", "border",
     "", "press"),
    ("E002", "2022-03", "A law", "It was passed.", "UZB;CHN", "trade-policy", "", "press"),
    ("E003", "2023-05-18", "A summit", "They met.", "KAZ;UZB;KGZ;TJK;TKM;CHN", "policy",
     "in Xi’an", "press"),
    ("E004", "2023-11-10", "Visas are waived", "For thirty days.", "KAZ;CHN", "mobility", "",
     "press"),
    ("E005", "2023-12-01", "A pipeline is mended", "It works.", "TKM;CHN", "energy", "", "press"),
]  # fmt: skip
assert len(EVENTS[0]) == len(Event._fields)
TURNS = [
    ("KAZ", "import", "2021", "", "borders reopened", "E001"),
    ("KAZ", "export", "2023", "2024", "visas are waived", "E003;E004"),
    ("KGZ", "import", "2020", "", "closed borders", "E001"),
]
