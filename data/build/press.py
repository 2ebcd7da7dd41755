"""Figures published on web pages: China's side and the countries' own, totals and products.

Each page is a source (`page-...`). Money values become rows; shares, and growth rates without a
value, become ratios. Chinese figures that the other side repeats (MIRROR) are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache

from data.build import china, counters
from data.build.manifest import Inputs, settings
from data.build.names import from_code
from data.build.ratios import Ratio
from data.build.rows import FLIP, Candidate, digits_in_billions, tidy, usd
from data.build.sources import page_id, site
from data.records.codes import ALL_COMMODITIES, CHINA, WORLD

UNITS = {"USD bn": "bnUSD", "USD mn": "mUSD", "CNY bn": "bnCNY"}
#: remarks that mark a figure of China's customs among those of the countries' side
MIRROR = re.compile(
    r"^MIRROR|^CHINESE \(GACC\)|level is Chinese customs|equals the GACC|Chinese-customs figure"
)
#: remarks that mark a figure given by the partner country, not by the country itself
OTHER_SIDE = re.compile(r"(?i)(Russian|Turkish)[ -](side|customs)")
#: sentences of remarks that refer to working papers
PRIVATE = re.compile(r"(?i)coverage\.md|interview|claims?\b|research/")
#: years and quarters, which are no figures
_YEARS = re.compile(r"(?<![\d.,])(?:19|20)\d\d(?![\d.,]?\d)|[IQ]\d")
Record = dict[str, str]


def chinese(inputs: Inputs) -> Iterator[Record]:
    """Yield records of China's side, without the yearbook series (`customs.nbs` reads it)."""
    for r in inputs.records("gacc_observations"):
        if "NBS" not in r["publisher"]:
            yield r | {"share_pct": ""}
    for r in china.cctv(inputs):
        yield r | {"share_pct": ""}


def national(inputs: Inputs) -> Iterator[Record]:
    """Yield records of the countries' side; records with shifted last columns are corrected."""
    for r in inputs.records("national_observations"):
        if r["derived"].startswith("derived=1"):
            r = r | {"derived": "1", "notes": r["derived"], "quote": ""}
        elif r["derived"] not in ("", "1"):
            r = r | {"derived": "", "growth_yoy_pct": r["quote"], "quote": r["derived"]}
        r["notes"] = r["notes"].removeprefix("derived=1: ")
        yield r


@lru_cache
def _products() -> dict:
    return settings("products.yaml")


def commodity(printed: str) -> str | None:
    """Return the HS code of goods as a page names them; None where products.yaml leaves them out.

    Raises KeyError if products.yaml does not list the name.
    """
    if not printed:
        return ALL_COMMODITIES
    table = _products()
    if printed in table["codes"]:
        return table["codes"][printed]
    if printed in table["left_out"]:
        return None
    raise KeyError(f"goods not known: {printed!r}; add them to data/build/products.yaml")


def note(text: str) -> str:
    """Return a researcher's remark without references to working papers, at most 200 long."""
    if text == "as above":
        return "exports to Xinjiang; year not stated on the page (2023 presumed)"
    text = re.sub(r"CONFLICT(?: in growth(?: only)?)?:?\s*", "", text)
    text = re.sub(r"\s*-\s*see COVERAGE\.md", "", text)
    sentences = re.split(r"(?<=[.;]) ", text)
    public = " ".join(sentence for sentence in sentences if not PRIVATE.search(sentence))
    return tidy(public, 200).rstrip("; ")


def passage(r: Record, number: str) -> str:
    """Return the quotation of a record as the locator of one of its numbers.

    Empty if it has numbers other than years and not this one: then it is about another figure. A
    quotation without numbers stays, because pages also write them in words; so does that of a
    number which was computed from those on the page.
    """
    quote = r["quote"]
    printed = [_significant(digits) for digits in re.findall(r"\d[\d.,]*", _YEARS.sub("", quote))]
    wanted = _significant(number)
    # `3 bn 678 m` is 3.678
    known = wanted in printed or (len(wanted) > 2 and wanted in re.sub(r"\D", "", quote))
    if any(printed) and not known and r["derived"] != "1":
        return ""
    return tidy(quote, 120)


def _significant(number: str) -> str:
    """Return the significant digits, which are the same in each unit: 8.3 bn, 83亿, 8,300 m."""
    return re.sub(r"\D", "", number).strip("0")


def rows(records: Iterator[Record], ledger: str, rates: dict[str, Decimal]) -> list[Candidate]:
    """Return a row for each money value as printed.

    `rates` is yuan per dollar by year; a value in yuan is converted and marked `derived`.
    """
    out = []
    for r in records:
        code = commodity(r["commodity"])
        unit = UNITS.get(r["unit"])
        china = ledger == "china"
        if not r["value"] or unit is None or code is None:
            continue
        if not china and MIRROR.search(r["notes"]):
            continue
        remark = note(r["notes"])
        if r["commodity"] and "(" in r["commodity"]:
            remark = "; ".join(x for x in (r["commodity"], remark) if x)
        rate = rates.get(r["period"][:4]) if unit.endswith("CNY") else None
        derived = r["derived"] == "1"
        if rate is not None:
            derived, remark = True, "; ".join(x for x in (remark, f"at {rate} CNY per USD") if x)
        status = "derived" if derived else "reported"
        country = r["partner"] if china else r["reporter"]
        partner = CHINA if china else str(from_code(r["partner"]))
        if OTHER_SIDE.search(r["notes"]) or (country == "TKM" and partner == WORLD):
            status = "estimate"
        out.append(
            Candidate(
                country=country,
                reporter=r["reporter"],
                partner=partner,
                period=r["period"],
                flow=FLIP[r["flow"]] if china else r["flow"].replace("total", "turnover"),
                value_usd=usd(r["value"], unit, rate),
                value=r["value"],
                unit=unit,
                ledger=ledger,
                status=status,
                source=page_id(r["source_url"], r["source_date"]),
                family="page-derived" if derived else "page",
                commodity=code,
                growth=r["growth_yoy_pct"],
                locator=passage(r, r["value"]),
                note=remark,
                counted_by=counters.counter("china" if china else "national", r),
                digits=digits_in_billions(r["value"], unit),
            )
        )
    return out


def ratios(records: Iterator[Record], ledger: str) -> list[Ratio]:
    """Return printed shares, and growth rates of records that have no value, in percent."""
    out = []
    for r in records:
        code = commodity(r["commodity"])
        china = ledger == "china"
        if code is None:
            continue
        measures = [("share", r["share_pct"])]
        if not r["value"]:
            measures.append(("growth", r["growth_yoy_pct"]))
        third_party = "Eurasian Development" in r["publisher"] or "Fitch" in r["publisher"]
        for measure, value in measures:
            if not value or (MIRROR.search(r["notes"]) and not third_party):
                continue
            derived = r["derived"] == "1"
            out.append(
                Ratio(
                    country=r["partner"] if china else r["reporter"],
                    reporter=r["reporter"],
                    partner=CHINA if china else str(from_code(r["partner"])),
                    period=r["period"],
                    flow=FLIP[r["flow"]] if china else r["flow"].replace("total", "turnover"),
                    commodity=code,
                    measure=measure,
                    value=value,
                    ledger=ledger,
                    status="estimate" if third_party else "derived" if derived else "reported",
                    source=page_id(r["source_url"], r["source_date"]),
                    family="page-derived" if derived else "page",
                    locator=(locator := passage(r, value)),
                    prefer=int(not locator),
                    note=note(r["notes"]),
                    counted_by=counters.counter("china" if china else "national", r),
                )
            )
    return out


def counters_of_pages(inputs: Inputs) -> dict[str, str]:
    """Return id of the page -> who counted its figures; not of pages with several counters."""
    return {page: min(found) for page, found in _counted(inputs).items() if len(found) == 1}


def publishers_of_pages(inputs: Inputs) -> dict[str, str]:
    """Return id of the page -> publisher of its figures; its site if several offices counted them.

    Otherwise a figure of one office would be cited as that of another, which the page quotes, too.
    """
    return {
        page: next(iter(found.values()))["publisher"]
        if len(found) == 1
        else site(next(iter(found.values()))["source_url"])
        for page, found in _counted(inputs).items()
    }


def _counted(inputs: Inputs) -> dict[str, dict[str, dict[str, str]]]:
    """Return id of the page -> counter -> the first record with a figure of it."""
    pages: dict[str, dict[str, dict[str, str]]] = {}
    for side, records in (("china", chinese(inputs)), ("national", national(inputs))):
        for r in records:
            mirrored = side == "national" and MIRROR.search(r["notes"])
            if commodity(r["commodity"]) is not None and not mirrored:
                page = page_id(r["source_url"], r["source_date"])
                pages.setdefault(page, {}).setdefault(counters.counter(side, r), r)
    return pages
